#include "ui/runs/ConfirmWrite.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "ui/kit/Button.h"

namespace hs::ui {

bool confirmWrite(QWidget* parent, const WriteQuestion& question) {
    QMessageBox box(QMessageBox::NoIcon, question.title, question.sentence, QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("confirmWrite"));
    box.setInformativeText(question.details);
    auto* write = new Button(QStringLiteral("confirmWriteButton"), question.yes);
    auto* cancel = new Button(QStringLiteral("cancelWrite"), QCoreApplication::translate("ConfirmWrite", "&Cancel"),
                              Button::Kind::Primary);
    box.addButton(write, QMessageBox::DestructiveRole);
    box.addButton(cancel, QMessageBox::RejectRole);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    return box.clickedButton() == write;
}

}  // namespace hs::ui
