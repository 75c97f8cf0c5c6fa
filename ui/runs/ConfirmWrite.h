#pragma once

#include <QString>

class QWidget;

namespace hs::ui {

/// What is asked before a plan is written.
struct WriteQuestion {
    QString title;     ///< "Apply plan"
    QString sentence;  ///< "Write 812 changes: 3 creates, 806 updates, …"
    QString details;   ///< what else follows; may be empty
    QString yes;       ///< caption of the button that writes
};

/// True when the person chose to write. Cancel is what Enter and Escape choose.
bool confirmWrite(QWidget* parent, const WriteQuestion& question);

}  // namespace hs::ui
