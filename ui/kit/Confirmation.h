#pragma once

#include <QString>

class QWidget;

namespace hs::ui {

/// What is asked before something that cannot be taken back with one click. Cancel is the default answer.
struct Confirmation {
    QString name;         ///< object name; the buttons are named `name` + "Button" and `name` + "Cancel"
    QString title;        ///< of the box
    QString question;     ///< "Delete contoso.test?"
    QString consequence;  ///< with counts: what goes and what stays
    QString action;       ///< caption of the button that does it: "&Delete 1 configuration"
    QString iconName;
    QString cancelName;  ///< when it is named otherwise
};

/// True when the person chose the action.
bool confirmed(QWidget* parent, const Confirmation& asked);

}  // namespace hs::ui
