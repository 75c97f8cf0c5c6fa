#include "ui/logs/LogsModel.h"

#include "ui/kit/StepRow.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

QString actionWord(ChangeKind action) {
    switch (action) {
        case ChangeKind::Create: return LogsModel::tr("Create");
        case ChangeKind::Update: return LogsModel::tr("Update");
        case ChangeKind::Disable: return LogsModel::tr("Disable");
        case ChangeKind::Delete: return LogsModel::tr("Delete");
        case ChangeKind::None: return LogsModel::tr("None");
        case ChangeKind::Restore: return LogsModel::tr("Restore");
    }
    return {};
}

QString systemWord(Side side) {
    return side == Side::Directory ? LogsModel::tr("Active Directory") : LogsModel::tr("Microsoft Entra ID");
}

void LogsModel::replace(std::vector<Row> rows, bool more) {
    beginResetModel();
    rows_ = std::move(rows);
    more_ = more;
    endResetModel();
}

void LogsModel::append(std::vector<Row> rows, bool more) {
    more_ = more;
    if (rows.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    for (Row& row : rows) rows_.push_back(std::move(row));
    endInsertRows();
}

int LogsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int LogsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Outcome& row = rows_[std::size_t(index.row())].second;
    const UnixMillis at = qMax(row.startedAt, row.endedAt);
    const int column = index.column();
    if (role == Qt::DisplayRole) {
        switch (column) {
            case Date: return exactTime(at);
            case Identity: return text(row.source.name.empty() ? row.source.id : row.source.name);
            case Action: return actionWord(row.action);
            case SourceSystem: return systemWord(row.source.side);
            case TargetSystem: return systemWord(row.target.side);
            case Status: return stepWord(moodOfStatus(row.status));
            default: return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        if (column == Date) return ago(at, clock_.now());
        if (column == Identity) return text(row.source.name);
        if (column == Status) return text(row.error.message);
    }
    if (role == MoodRole && column == Status) return int(moodOfStatus(row.status));
    if (role == SortRole && column == Date) return qlonglong(at);
    return {};
}

QVariant LogsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Date: return tr("Date");
        case Identity: return tr("Identity");
        case Action: return tr("Action");
        case SourceSystem: return tr("Source system");
        case TargetSystem: return tr("Target system");
        case Status: return tr("Status");
        default: return {};
    }
}

bool LogsModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && more_; }

void LogsModel::fetchMore(const QModelIndex&) {
    more_ = false;  // until the answer says so again
    Q_EMIT moreWanted();
}

}  // namespace hs::ui
