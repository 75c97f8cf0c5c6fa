#pragma once

#include <QLayout>
#include <QWidget>

namespace hs::ui {

/// Takes all widgets out of a column. They live until the event that is under way has ended: one of their buttons may
/// have asked for it.
inline void removeRows(QLayout& column) {
    while (QLayoutItem* item = column.takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->setParent(nullptr);
            widget->deleteLater();
        }
        delete item;
    }
}

/// Adds a widget to a column that people see already; it is there at once.
template <typename Column>
void addRow(Column& column, QWidget* widget) {
    column.addWidget(widget);
    widget->show();
}

}  // namespace hs::ui
