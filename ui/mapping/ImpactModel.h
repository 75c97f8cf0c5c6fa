#pragma once

#include <QAbstractTableModel>

#include "core/service/Commands.h"

namespace hs::ui {

/// Who would get what: the value of the saved mapping beside that of the draft. Those that differ stand first.
class ImpactModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Identity, Before, After, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setImpact(const service::MappingImpact& impact);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<service::MappingSample> rows_;
};

}  // namespace hs::ui
