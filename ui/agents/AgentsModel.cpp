#include "ui/agents/AgentsModel.h"

#include <algorithm>

#include "ui/kit/Mood.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

void AgentsModel::setRows(std::vector<service::AgentStatus> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void AgentsModel::setWork(const QString& work) {
    work_ = work;
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, Now), index(int(rows_.size()) - 1, Now));
}

bool AgentsModel::standsBy(const service::AgentStatus& row) const {
    return !row.active && std::any_of(rows_.begin(), rows_.end(), [](const auto& one) { return one.active; });
}

int AgentsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int AgentsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AgentsModel::display(const service::AgentStatus& row, int column) const {
    switch (column) {
        case Host: return row.isConsole ? tr("%1 (this console)").arg(text(row.host)) : text(row.host);
        case Status: return row.active ? tr("Active") : standsBy(row) ? tr("Standby") : tr("Inactive");
        case Now:
            if (!row.active) return standsBy(row) ? tr("Waits to take over") : tr("Nothing");
            return work_.isEmpty() ? tr("Waits for the next cycle") : work_;
        case Version: return text(row.version);
        case Prerequisite:
            return row.meetsPrerequisite ? tr("%1, meets 1.1.1107.0").arg(text(row.agentVersion))
                                         : tr("%1, needs 1.1.1107.0").arg(text(row.agentVersion));
        case SchemaRead: return row.schemaReadAt > 0 ? ago(row.schemaReadAt, clock_.now()) : tr("not read yet");
        case Started: return ago(row.startedAt, clock_.now());
        case NextRun: return row.nextRunAt > 0 ? until(row.nextRunAt, clock_.now()) : tr("no schedule");
        default: return {};
    }
}

QVariant AgentsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const service::AgentStatus& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole) return display(row, column);
    if (role == Qt::ToolTipRole) {
        if (column == SchemaRead) return exactTime(row.schemaReadAt);
        if (column == Started) return exactTime(row.startedAt);
        if (column == NextRun) return exactTime(row.nextRunAt);
        return display(row, column);
    }
    if (role == MoodRole && column == Status)
        return int(row.active ? Mood::Success : standsBy(row) ? Mood::Pending : Mood::Danger);
    if (role == MoodRole && column == Prerequisite) return int(row.meetsPrerequisite ? Mood::Success : Mood::Warning);
    return {};
}

QVariant AgentsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Host: return tr("Host");
        case Status: return tr("Status");
        case Now: return tr("Now");
        case Version: return tr("Version");
        case Prerequisite: return tr("Agent version");
        case SchemaRead: return tr("Schema read");
        case Started: return tr("Started");
        case NextRun: return tr("Next run");
        default: return {};
    }
}

}  // namespace hs::ui
