#include "ui/kit/EmptyState.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Icon.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

EmptyState::EmptyState(const QString& name, const QString& iconName, const QString& title, const QString& sentence,
                       QWidget* parent)
    : QWidget(parent), iconName_(iconName), picture_(new QLabel), sentence_(subtleLabel(sentence)) {
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::control);
    column->addStretch(2);
    picture_->setAlignment(Qt::AlignCenter);
    column->addWidget(picture_);
    QLabel* heading = sectionLabel(title);
    heading->setAlignment(Qt::AlignCenter);
    column->addWidget(heading);
    sentence_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    sentence_->setFixedWidth(440);
    setSentence(sentence);
    column->addWidget(sentence_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    redraw();
}

void EmptyState::setSentence(const QString& sentence) {
    sentence_->setText(sentence);
    // A centred label is not asked for its height at a width: it is told.
    sentence_->setMinimumHeight(qMax(0, sentence_->heightForWidth(sentence_->width())));
}

Button* EmptyState::setAction(const QString& name, const QString& caption) {
    auto* button = new Button(name, caption);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertSpacing(4, space::control);
    column->insertWidget(5, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void EmptyState::redraw() { picture_->setPixmap(iconPixmap(iconName_, tokens().disabled, 40, devicePixelRatioF())); }

}  // namespace hs::ui
