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

void LogsModel::take(const Page& page) {
    for (const auto& [id, outcome] : page) {
        const std::string& name = outcome.source.name.empty() ? outcome.source.id : outcome.source.name;
        rows_.push_back({id, qMax(outcome.startedAt, outcome.endedAt), outcome.run, names_.size(),
                         std::uint32_t(name.size()), outcome.action, outcome.status, outcome.source.side,
                         outcome.target.side});
        names_ += name;
    }
}

void LogsModel::replace(const Page& page, bool more) {
    beginResetModel();
    std::vector<Row>().swap(rows_);  // gives the memory back, as `= {}` does not
    std::string().swap(names_);
    take(page);
    more_ = more;
    endResetModel();
}

void LogsModel::append(const Page& page, bool more) {
    more_ = more;
    if (page.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + int(page.size()) - 1);
    take(page);
    endInsertRows();
}

QString LogsModel::identityAt(int row) const {
    const Row& one = rows_[std::size_t(row)];
    return QString::fromUtf8(names_.data() + one.name, qsizetype(one.nameLength));
}

int LogsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int LogsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogsModel::display(const Row& row, int column) const {
    switch (column) {
        case Date: return exactTime(row.at);
        case Identity: return QString::fromUtf8(names_.data() + row.name, qsizetype(row.nameLength));
        case Action: return actionWord(row.action);
        case SourceSystem: return systemWord(row.source);
        case TargetSystem: return systemWord(row.target);
        case Status: return stepWord(moodOfStatus(row.status));
        case Run: return QString::number(row.run);
        default: return {};
    }
}

QVariant LogsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return display(row, column);
        case Qt::ToolTipRole:
            if (column == Date) return ago(row.at, clock_.now());
            return column == Identity ? display(row, column) : QVariant();
        case MoodRole: return column == Status ? QVariant(int(moodOfStatus(row.status))) : QVariant();
        case MonospaceRole: return column == Identity;
        case Qt::TextAlignmentRole: return column == Run ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
        default: return {};
    }
}

QVariant LogsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == Run) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Date: return tr("Date");
        case Identity: return tr("Identity");
        case Action: return tr("Action");
        case SourceSystem: return tr("Source system");
        case TargetSystem: return tr("Target system");
        case Status: return tr("Status");
        case Run: return tr("Run");
        default: return {};
    }
}

bool LogsModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && more_; }

void LogsModel::fetchMore(const QModelIndex&) {
    more_ = false;  // until the answer says so again
    Q_EMIT moreWanted();
}

}  // namespace hs::ui
