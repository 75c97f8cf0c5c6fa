#include "ui/overview/EscrowsModel.h"

#include "ui/kit/Mood.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

void EscrowsModel::setRows(std::vector<Escrow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int EscrowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int EscrowsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant EscrowsModel::display(const Escrow& row, int column) const {
    switch (column) {
        case Name: return text(row.name.empty() ? row.anchor : row.name);
        case What: return text(row.error.message);
        case FirstFailed: return ago(row.firstFailedAt, clock_.now());
        case NextTry: return until(row.nextTryAt, clock_.now());
        case Tries: return number(row.tries);
        default: return {};
    }
}

QVariant EscrowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Escrow& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return display(row, column);
        case Qt::ToolTipRole:
            if (column == What) return sentence(row.error);
            if (column == FirstFailed) return exactTime(row.firstFailedAt);
            if (column == NextTry) return exactTime(row.nextTryAt);
            return display(row, column);
        case ExportRole:
            if (column == What) return sentence(row.error);
            if (column == FirstFailed) return exactTime(row.firstFailedAt);
            if (column == NextTry) return exactTime(row.nextTryAt);
            return {};
        case SortRole:
            if (column == FirstFailed) return qlonglong(row.firstFailedAt);
            if (column == NextTry) return qlonglong(row.nextTryAt);
            if (column == Tries) return row.tries;
            return {};
        case MoodRole: return column == What ? QVariant(int(Mood::Danger)) : QVariant();
        case Qt::TextAlignmentRole: return column == Tries ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
        default: return {};
    }
}

QVariant EscrowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == Tries) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name: return tr("Name");
        case What: return tr("Error");
        case FirstFailed: return tr("First failed");
        case NextTry: return tr("Next try");
        case Tries: return tr("Tries");
        default: return {};
    }
}

}  // namespace hs::ui
