#include "ui/kit/StatusLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/kit/Icon.h"

namespace hs::ui {

StatusLabel::StatusLabel(const QString& name, QWidget* parent) : QWidget(parent), icon_(new QLabel), word_(new QLabel) {
    setObjectName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(icon_, 0, Qt::AlignVCenter);
    row->addWidget(word_, 1, Qt::AlignVCenter);
    word_->setMinimumHeight(20);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void StatusLabel::setStatus(Mood mood, const QString& word) {
    mood_ = mood;
    text_ = word;
    word_->setText(word);
    setAccessibleName(word);
    redraw();
}

void StatusLabel::setWordVisible(bool visible) {
    word_->setVisible(visible);
    setToolTip(visible ? QString() : text_);
}

void StatusLabel::setIconSize(int pixels) {
    size_ = pixels;
    redraw();
}

QString StatusLabel::word() const { return text_; }

void StatusLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void StatusLabel::redraw() {
    icon_->setPixmap(iconPixmap(iconName(mood_), colorOf(tintOf(mood_)), size_, devicePixelRatioF()));
}

}  // namespace hs::ui
