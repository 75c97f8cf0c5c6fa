#pragma once

#include <QWidget>

class QLineEdit;

namespace hs::ui {

class ExportButton;

/// A page of the shell. The shell's keys reach the page in front through these.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The configuration whose things are shown; empty for pages about all of them.
    virtual void showConfiguration(const QString& name) { Q_UNUSED(name); }
    virtual void refresh() {}                                       ///< F5
    virtual QLineEdit* filterField() const { return nullptr; }      ///< Ctrl+F
    virtual ExportButton* exportButton() const { return nullptr; }  ///< Ctrl+E
};

}  // namespace hs::ui
