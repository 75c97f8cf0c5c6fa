#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/base/Clock.h"
#include "core/model/Job.h"

namespace hs::ui {

/// The objects that failed and wait for their next try.
class EscrowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, What, FirstFailed, NextTry, Tries, ColumnCount };
    explicit EscrowsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock) {}

    void setRows(std::vector<Escrow> rows);
    const std::vector<Escrow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const Escrow& row, int column) const;
    const Clock& clock_;
    std::vector<Escrow> rows_;
};

}  // namespace hs::ui
