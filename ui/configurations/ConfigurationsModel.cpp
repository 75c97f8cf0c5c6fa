#include "ui/configurations/ConfigurationsModel.h"

#include "ui/job/JobWords.h"
#include "ui/kit/ConfigurationStatus.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

void ConfigurationsModel::setRows(std::vector<service::ConfigurationSummary> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

QString ConfigurationsModel::nameAt(int row) const { return text(rows_.at(std::size_t(row)).configuration.name); }

void ConfigurationsModel::setJob(service::JobStatus job) {
    const std::string name = job.configuration.name;
    jobs_[name] = std::move(job);
    for (int row = 0; row < int(rows_.size()); ++row)
        if (at(row).configuration.name == name) Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const service::JobStatus* ConfigurationsModel::jobOf(const std::string& name) const {
    const auto found = jobs_.find(name);
    return found == jobs_.end() ? nullptr : &found->second;
}

int ConfigurationsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int ConfigurationsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ConfigurationsModel::display(const service::ConfigurationSummary& row, int column) const {
    const service::JobStatus* job = jobOf(row.configuration.name);
    switch (column) {
        case Name: return text(row.configuration.name);
        case Status: return statusWord(job ? job->status : row.status);
        case Writeback: return row.configuration.properties.exchangeHybridWriteback ? tr("Enabled") : tr("Disabled");
        case LastRun: return ago(row.lastRun ? qMax(row.lastRun->startedAt, row.lastRun->endedAt) : 0, clock_.now());
        case NextRun: return job ? nextRunSentence(*job, clock_.now()) : QStringLiteral("–");
        case InScope: return row.inScope < 0 ? QStringLiteral("–") : number(row.inScope);
        case Agent: return row.agent.empty() ? tr("none") : text(row.agent);
        default: return {};
    }
}

QVariant ConfigurationsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const service::ConfigurationSummary& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    const service::JobStatus* job = jobOf(row.configuration.name);
    const bool writeback = row.configuration.properties.exchangeHybridWriteback;
    switch (role) {
        case Qt::DisplayRole: return display(row, column);
        case Qt::ToolTipRole:
            if (column == Status) return text(job ? job->statusReason : row.statusReason);
            if (column == NextRun && job && job->state.nextRunAt > 0) return exactTime(job->state.nextRunAt);
            if (column == LastRun && row.lastRun) return exactTime(row.lastRun->startedAt);
            return display(row, column);
        case MoodRole:
            if (column == Status) return int(statusMood(job ? job->status : row.status));
            if (column == Writeback) return int(writeback ? Mood::Success : Mood::Neutral);
            return {};
        case SortRole:
            if (column == InScope) return qlonglong(row.inScope);
            if (column == LastRun) return qlonglong(row.lastRun ? row.lastRun->startedAt : 0);
            if (column == NextRun) return qlonglong(job ? job->state.nextRunAt : 0);
            return {};
        case Qt::TextAlignmentRole: return column == InScope ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
        default: return {};
    }
}

QVariant ConfigurationsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == InScope) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Writeback) return tr("Exchange hybrid writeback");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name: return tr("Name");
        case Status: return tr("Status");
        case Writeback: return tr("Hybrid writeback");
        case LastRun: return tr("Last run");
        case NextRun: return tr("Next run");
        case InScope: return tr("In scope");
        case Agent: return tr("Agent");
        default: return {};
    }
}

}  // namespace hs::ui
