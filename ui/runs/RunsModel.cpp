#include "ui/runs/RunsModel.h"

#include "ui/kit/RunWords.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

std::int64_t countOf(const Run& run, int column) {
    switch (column) {
        case RunsModel::Planned: return run.counts.planned;
        case RunsModel::Written: return run.counts.written;
        case RunsModel::Unchanged: return run.counts.unchanged;
        case RunsModel::Skipped: return run.counts.skipped;
        case RunsModel::Failed: return run.counts.failed;
        default: return 0;
    }
}

bool isCount(int column) { return column >= RunsModel::Planned && column <= RunsModel::Failed; }

}  // namespace

void RunsModel::setRows(std::vector<Run> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Run& run = rows_[std::size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole) {
        if (isCount(column)) return number(countOf(run, column));
        if (column == Started) return exactTime(run.startedAt);
        if (column == Kind) return run.preview ? tr("%1, preview").arg(runKindWord(run.kind)) : runKindWord(run.kind);
        if (column == State) return runStateWord(run.state);
        return run.endedAt > 0 ? duration(run.durationMs()) : QStringLiteral("–");
    }
    if (role == SortRole) {
        if (isCount(column)) return qlonglong(countOf(run, column));
        if (column == Started) return qlonglong(run.startedAt);
        if (column == Duration) return qlonglong(run.durationMs());
        return {};
    }
    if (role == Qt::ToolTipRole && column == Started) return ago(run.startedAt, clock_.now());
    if (role == Qt::ToolTipRole && column == State) return text(run.error.message);
    if (role == MoodRole && column == State) return int(runStateMood(run.state));
    if (role == Qt::TextAlignmentRole && (isCount(column) || column == Duration))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && (isCount(section) || section == Duration))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Started: return tr("Started");
        case Kind: return tr("Kind");
        case State: return tr("State");
        case Planned: return tr("Planned");
        case Written: return tr("Written");
        case Unchanged: return tr("Unchanged");
        case Skipped: return tr("Skipped");
        case Failed: return tr("Failed");
        case Duration: return tr("Duration");
        default: return {};
    }
}

}  // namespace hs::ui
