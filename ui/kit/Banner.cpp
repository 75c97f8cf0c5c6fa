#include "ui/kit/Banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Icon.h"
#include "ui/kit/StylePaint.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

Banner::Banner(const QString& name, QWidget* parent)
    : QFrame(parent), icon_(new QLabel), message_(new QLabel), actions_(new QHBoxLayout) {
    setObjectName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(10);
    row->addWidget(icon_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::control);
    message_->setWordWrap(true);
    message_->setObjectName(name + QStringLiteral("Message"));
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(message_);
    actions_->setSpacing(space::control);
    actions_->addStretch();
    words->addLayout(actions_);
    buildDetails(words);
    row->addLayout(words, 1);
}

void Banner::buildDetails(QVBoxLayout* words) {
    toggle_ = new Button(objectName() + QStringLiteral("Details"), tr("&Details"), Button::Kind::Link);
    toggle_->hide();
    actions_->addWidget(toggle_);
    details_ = subtleLabel({});
    details_->setObjectName(objectName() + QStringLiteral("DetailsText"));
    details_->setFont(monospaceFont());
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    details_->hide();
    words->addWidget(details_);
    connect(toggle_, &Button::clicked, this, [this] {
        details_->setVisible(details_->isHidden());
        toggle_->setCaption(details_->isHidden() ? tr("&Details") : tr("Hide &details"));
    });
}

void Banner::addToActions(QWidget* widget) { actions_->insertWidget(actions_->count() - 2, widget); }

void Banner::setDetails(const QString& words) {
    toggle_->setVisible(!words.isEmpty());
    details_->setText(words);
    if (words.isEmpty()) details_->hide();
}

void Banner::setMessage(Mood mood, const QString& sentence) {
    mood_ = mood;
    message_->setText(sentence);
    message_->setAccessibleName(sentence);
    setAccessibleName(sentence);
    redraw();
}

QString Banner::message() const { return message_->text(); }

Button* Banner::addAction(const QString& name, const QString& caption) {
    auto* button = new Button(name, caption);
    actions_->insertWidget(actions_->count() - 2, button);
    return button;
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokensOf(palette());
    QColor tint = colorOf(tintOf(mood_));
    tint.setAlpha(t.dark ? 36 : 18);
    paint::rounded(&painter, rect(), t.surface, Qt::transparent);
    QColor line = colorOf(tintOf(mood_));
    line.setAlpha(130);
    paint::rounded(&painter, rect(), tint, line);
}

void Banner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void Banner::redraw() {
    icon_->setPixmap(iconPixmap(iconName(mood_), colorOf(tintOf(mood_)), 20, devicePixelRatioF()));
    update();
}

}  // namespace hs::ui
