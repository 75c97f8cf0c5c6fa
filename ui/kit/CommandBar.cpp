#include "ui/kit/CommandBar.h"

#include <QFrame>
#include <QHBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

CommandBar::CommandBar(const QString& name, QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
    setObjectName(name);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(space::tight);
}

Button* CommandBar::addCommand(const QString& name, const QString& caption, const QString& iconName) {
    auto* button = new Button(name, caption, Button::Kind::Quiet, iconName, this);
    row_->addWidget(button);
    return button;
}

void CommandBar::addSeparator() {
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFixedSize(1, 20);
    row_->addWidget(line);
}

void CommandBar::addStretch() { row_->addStretch(); }

void CommandBar::addWidget(QWidget* widget) { row_->addWidget(widget); }

}  // namespace hs::ui
