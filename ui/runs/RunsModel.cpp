#include "ui/runs/RunsModel.h"

#include <algorithm>

#include "ui/kit/RunWords.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

std::int64_t countOf(const Run& run, int column) {
    switch (column) {
        case RunsModel::Planned: return run.counts.planned;
        case RunsModel::Written: return run.counts.written;
        case RunsModel::Skipped: return run.counts.skipped;
        case RunsModel::Failed: return run.counts.failed;
        default: return 0;
    }
}

bool isRight(int column) {
    return column == RunsModel::Number || (column >= RunsModel::Planned && column <= RunsModel::Duration);
}

bool isCount(int column) { return column >= RunsModel::Planned && column <= RunsModel::Failed; }

}  // namespace

QString basisWords(const Run& run, const Run* basis) {
    if (run.basis == 0) return {};
    const bool undo = run.kind == RunKind::Undo && !(basis && basis->preview);
    if (undo && run.preview) return RunsModel::tr("Would undo run %1").arg(run.basis);
    if (undo) return RunsModel::tr("Undoes run %1").arg(run.basis);
    return run.preview ? RunsModel::tr("Planned again after run %1").arg(run.basis)
                       : RunsModel::tr("Applies run %1").arg(run.basis);
}

void RunsModel::setRows(std::vector<Run> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunsModel::display(const Run& run, int column) const {
    if (isCount(column)) return number(countOf(run, column));
    switch (column) {
        case Number: return QString::number(run.id);
        case Started: return exactTime(run.startedAt);
        case Kind: return run.preview ? tr("%1, preview").arg(runKindWord(run.kind)) : runKindWord(run.kind);
        case State: return runStateWord(run.state);
        case Duration: return run.endedAt > 0 ? duration(run.durationMs()) : QStringLiteral("–");
        case By: return text(run.by);
        case About: {
            const auto basis =
                std::find_if(rows_.begin(), rows_.end(), [&run](const Run& one) { return one.id == run.basis; });
            QStringList parts{basisWords(run, basis == rows_.end() ? nullptr : &*basis), text(run.note)};
            parts.removeAll(QString());
            return parts.join(QStringLiteral(". "));
        }
        default: return {};
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Run& run = rows_[std::size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole) return display(run, column);
    if (role == SortRole) {
        if (isCount(column)) return qlonglong(countOf(run, column));
        if (column == Number) return qlonglong(run.id);
        if (column == Started) return qlonglong(run.startedAt);
        if (column == Duration) return qlonglong(run.durationMs());
        return {};
    }
    if (role == Qt::ToolTipRole) {
        if (column == Started) return ago(run.startedAt, clock_.now());
        if (column == State) return text(run.error.message);
        return column == About ? display(run, column) : QVariant();
    }
    if (role == MoodRole && column == State) return int(runStateMood(run.state));
    if (role == Qt::TextAlignmentRole && isRight(column)) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && isRight(section)) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Number: return tr("Run");
        case Started: return tr("Started");
        case Kind: return tr("Kind");
        case State: return tr("State");
        case Planned: return tr("Planned");
        case Written: return tr("Written");
        case Skipped: return tr("Skipped");
        case Failed: return tr("Failed");
        case Duration: return tr("Duration");
        case By: return tr("By");
        case About: return tr("About");
        default: return {};
    }
}

}  // namespace hs::ui
