#pragma once

#include <QAbstractTableModel>

#include "core/model/Schema.h"

namespace hs::ui {

/// The eight attributes by the three classes: allowed or not, and why a cross matters.
class SchemaModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Attribute, User, InetOrgPerson, Contact, Syntax, Why, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setCheck(const SchemaCheck& check);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString why(const SchemaCheck::Attribute& attribute) const;
    bool allowed(const SchemaCheck::Attribute& attribute, int column) const;
    std::vector<SchemaCheck::Attribute> rows_;
};

}  // namespace hs::ui
