#include "ui/properties/SchemaModel.h"

#include "ui/kit/Mood.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

// Contacts receive the x500 address alone; the other attributes are not written to them.
bool needsContact(const SchemaCheck::Attribute& attribute) {
    return AttributeName(attribute.name) == AttributeName("proxyAddresses");
}

}  // namespace

void SchemaModel::setCheck(const SchemaCheck& check) {
    beginResetModel();
    rows_ = check.attributes;
    endResetModel();
}

int SchemaModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int SchemaModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

bool SchemaModel::allowed(const SchemaCheck::Attribute& attribute, int column) const {
    return column == User ? attribute.user : column == InetOrgPerson ? attribute.inetOrgPerson : attribute.contact;
}

QString SchemaModel::why(const SchemaCheck::Attribute& attribute) const {
    if (!attribute.present) return tr("Not in the schema of this directory");
    QStringList missing;
    if (!attribute.user) missing << QStringLiteral("user");
    if (!attribute.inetOrgPerson) missing << QStringLiteral("inetOrgPerson");
    if (!attribute.contact && needsContact(attribute)) missing << QStringLiteral("contact");
    if (missing.isEmpty()) return tr("Ready");
    return tr("Not allowed on %1").arg(missing.join(QStringLiteral(", ")));
}

QVariant SchemaModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const SchemaCheck::Attribute& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    const bool isClass = column == User || column == InetOrgPerson || column == Contact;
    const bool unneeded = column == Contact && !needsContact(row);
    if (role == Qt::DisplayRole) {
        if (column == Attribute) return text(row.name);
        if (column == Syntax)
            return row.present ? text(row.syntax) + (row.singleValued ? QString() : tr(", several values"))
                               : QStringLiteral("–");
        if (column == Why) return why(row);
        return unneeded ? tr("Not needed") : allowed(row, column) ? tr("Yes") : tr("No");
    }
    if (role == MoodRole && isClass && !unneeded) return int(allowed(row, column) ? Mood::Success : Mood::Danger);
    if (role == SubtleRole) return unneeded || column == Syntax;
    if (role == Qt::ToolTipRole && column == Why) return why(row);
    return {};
}

QVariant SchemaModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Attribute: return tr("AD attribute");
        case User: return QStringLiteral("user");
        case InetOrgPerson: return QStringLiteral("inetOrgPerson");
        case Contact: return QStringLiteral("contact");
        case Syntax: return tr("Syntax");
        case Why: return tr("Why");
        default: return {};
    }
}

}  // namespace hs::ui
