#pragma once

#include <QAbstractTableModel>
#include <QWidget>

#include <vector>

#include "ui/kit/AttributeRow.h"

namespace hs::ui {

class Table;
class ValueView;

/// Entra attribute, AD attribute, Before, After, Result, and what kind of change it is.
class AttributeModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Source, Target, Before, After, Outcome, Operation, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<AttributeRow> rows);
    const std::vector<AttributeRow>& rows() const { return rows_; }
    /// The titles of the first two columns turn around with the direction of the rule.
    void setTitles(const QString& source, const QString& target);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const AttributeRow& row, int column) const;
    std::vector<AttributeRow> rows_;
    QString sourceTitle_, targetTitle_;
};

/// The table of what was read and written, with the full values of the selected row below it.
class AttributeTable final : public QWidget {
    Q_OBJECT
public:
    AttributeTable(const QString& name, const QString& label, QWidget* parent = nullptr);

    void setRows(std::vector<AttributeRow> rows);
    AttributeModel* model() const { return model_; }
    Table* table() const { return table_; }
    /// Fewer columns, for narrow places.
    void setCompact();
    /// Shows between before and after whether a value is added, removed, replaced or cleared.
    void showOperations();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
    void showSelected(int row);
    AttributeModel* model_;
    Table* table_;
    ValueView* values_;
    bool compact_ = false, operations_ = false;
};

}  // namespace hs::ui
