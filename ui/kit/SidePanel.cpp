#include "ui/kit/SidePanel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPropertyAnimation>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {
constexpr int shadow = 10;
constexpr int motionMs = 140;
}  // namespace

SidePanel::SidePanel(const QString& name, QWidget* host)
    : QWidget(host),
      host_(host),
      title_(titleLabel({})),
      scroll_(new QScrollArea),
      footerPlace_(new QVBoxLayout),
      motion_(new QPropertyAnimation(this, "pos", this)) {
    setObjectName(name);
    close_ = Button::iconOnly(name + QStringLiteral("Close"), tr("Close"), QStringLiteral("close"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + 1, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::page, space::group, space::card, space::control);
    QFont font = titleFont();
    font.setPixelSize(17);
    title_->setFont(font);
    title_->setWordWrap(true);
    head->addWidget(title_, 1);
    head->addWidget(close_, 0, Qt::AlignTop);
    column->addLayout(head);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setFocusPolicy(Qt::NoFocus);
    column->addWidget(scroll_, 1);
    footerPlace_->setContentsMargins(space::page, space::card, space::page, space::group);
    column->addLayout(footerPlace_);
    connect(close_, &Button::clicked, this, &SidePanel::closePanel);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &SidePanel::closePanel);
    host->installEventFilter(this);
    hide();
}

void SidePanel::open(const QString& title, QWidget* content, QWidget* footer) {
    if (!open_) before_ = QApplication::focusWidget();
    title_->setText(title);
    setAccessibleName(title);
    if (footer_) footer_->deleteLater();
    content_ = content;
    scroll_->setWidget(content);  // deletes the widget before
    content->setAutoFillBackground(false);
    footer_ = footer;
    if (footer) footerPlace_->addWidget(footer);
    if (!open_) slideIn();
    const QList<QWidget*> stops = focusable();
    // The close button comes first in reading order, but the content is what was asked for.
    if (stops.size() > 1) stops.at(1)->setFocus(Qt::TabFocusReason);
    else close_->setFocus(Qt::TabFocusReason);
}

void SidePanel::closePanel() {
    if (!open_) return;
    open_ = false;
    motion_->stop();
    if (before_) before_->setFocus(Qt::OtherFocusReason);
    // At once: while it slid out, Tab would still lead into it, and its trap would never let go.
    hide();
    Q_EMIT closed();
}

QRect SidePanel::placeOpen() const {
    const int width = qMin(width_ + shadow, host_->width());
    return QRect(host_->width() - width, 0, width, host_->height());
}

void SidePanel::slideIn() {
    open_ = true;
    const QRect place = placeOpen();
    motion_->stop();
    resize(place.size());
    move(host_->width(), 0);
    show();
    raise();
    motion_->setDuration(motionMs);
    motion_->setStartValue(pos());
    motion_->setEndValue(place.topLeft());
    motion_->setEasingCurve(QEasingCurve::OutCubic);
    motion_->start();
}

QList<QWidget*> SidePanel::focusable() const {
    QList<QWidget*> stops;
    for (auto* child : findChildren<QWidget*>()) {
        const bool reachable = child->isEnabled() && child->isVisibleTo(this) &&
                               (child->focusPolicy() & Qt::TabFocus) && !child->focusProxy();
        if (reachable) stops << child;
    }
    // findChildren goes by creation; the focus chain is the reading order.
    QList<QWidget*> ordered;
    QWidget* start = const_cast<SidePanel*>(this);
    for (QWidget* w = start->nextInFocusChain(); w && w != start; w = w->nextInFocusChain())
        if (stops.contains(w)) ordered << w;
    if (ordered.removeOne(close_)) ordered.prepend(close_);
    return ordered;
}

bool SidePanel::focusNextPrevChild(bool next) {
    const QList<QWidget*> stops = focusable();
    if (stops.isEmpty()) return false;
    const qsizetype now = stops.indexOf(QApplication::focusWidget());
    const qsizetype then = (now + (next ? 1 : -1) + stops.size()) % stops.size();
    stops.at(then)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool SidePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == host_ && event->type() == QEvent::Resize && open_) {
        motion_->stop();
        setGeometry(placeOpen());
    }
    return QWidget::eventFilter(watched, event);
}

void SidePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    QLinearGradient fade(0, 0, shadow, 0);
    fade.setColorAt(0, QColor(0, 0, 0, 0));
    fade.setColorAt(1, QColor(0, 0, 0, t.dark ? 90 : 28));
    painter.fillRect(QRect(0, 0, shadow, height()), fade);
    painter.fillRect(QRect(shadow, 0, width() - shadow, height()), t.raised);
    painter.fillRect(QRect(shadow, 0, 1, height()), t.stroke);
}

}  // namespace hs::ui
