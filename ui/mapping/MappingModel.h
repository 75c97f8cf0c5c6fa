#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace hs::ui {

/// One line of the attribute-mapping page.
struct MappingRow {
    QString source, target, type, classes, flow, expression;
};

/// The default mappings of Exchange hybrid writeback, in the order of the product's table. Read only in this version;
/// once the engine offers the stored mappings, `setRows` takes them.
class MappingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Source, Target, Type, Classes, Flow, Expression, ColumnCount };
    explicit MappingModel(QObject* parent = nullptr);

    void setRows(std::vector<MappingRow> rows);
    const std::vector<MappingRow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<MappingRow> rows_;
};

}  // namespace hs::ui
