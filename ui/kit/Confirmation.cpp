#include "ui/kit/Confirmation.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "ui/kit/Button.h"

namespace hs::ui {

bool confirmed(QWidget* parent, const Confirmation& asked) {
    QMessageBox box(QMessageBox::NoIcon, asked.title, asked.question, QMessageBox::NoButton, parent->window());
    box.setObjectName(asked.name);
    box.setInformativeText(asked.consequence);
    auto* action =
        new Button(asked.name + QStringLiteral("Button"), asked.action, Button::Kind::Normal, asked.iconName);
    const QString cancelName = asked.cancelName.isEmpty() ? asked.name + QStringLiteral("Cancel") : asked.cancelName;
    auto* cancel =
        new Button(cancelName, QCoreApplication::translate("Confirmation", "&Cancel"), Button::Kind::Primary);
    box.addButton(action, QMessageBox::DestructiveRole);
    box.addButton(cancel, QMessageBox::RejectRole);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    return box.clickedButton() == action;
}

}  // namespace hs::ui
