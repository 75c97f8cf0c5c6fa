#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/model/Change.h"

namespace hs::ui {

/// The changes of one run: what was planned for whom and what became of it.
class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Identity, Direction, Action, Attributes, State, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Change> rows);
    const std::vector<Change>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const Change& change, int column) const;
    std::vector<Change> rows_;
};

}  // namespace hs::ui
