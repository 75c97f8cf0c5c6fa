#include "ui/runs/ChangesModel.h"

#include "ui/kit/Mood.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString actionOf(const Change& change) {
    switch (change.kind) {
        case ChangeKind::Create: return ChangesModel::tr("Create");
        case ChangeKind::Update: return ChangesModel::tr("Update");
        case ChangeKind::Disable: return ChangesModel::tr("Disable");
        case ChangeKind::Delete: return ChangesModel::tr("Delete");
        case ChangeKind::None: return ChangesModel::tr("None");
        case ChangeKind::Restore: return ChangesModel::tr("Restore");
    }
    return {};
}

QString stateOf(const Change& change) {
    switch (change.state) {
        case Change::State::Planned: return ChangesModel::tr("Planned");
        case Change::State::Intent: return ChangesModel::tr("Being written");
        case Change::State::Done: return ChangesModel::tr("Written");
        case Change::State::Failed: return ChangesModel::tr("Failed");
        case Change::State::Skipped: return ChangesModel::tr("Skipped");
    }
    return {};
}

Mood moodOf(Change::State state) {
    switch (state) {
        case Change::State::Planned: return Mood::Info;
        case Change::State::Intent: return Mood::Running;
        case Change::State::Done: return Mood::Success;
        case Change::State::Failed: return Mood::Danger;
        case Change::State::Skipped: return Mood::Skipped;
    }
    return Mood::Neutral;
}

}  // namespace

void ChangesModel::setRows(std::vector<Change> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int ChangesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ChangesModel::display(const Change& change, int column) const {
    switch (column) {
        case Identity: return text(change.target.name.empty() ? change.source.name : change.target.name);
        case Direction: return change.rule == RuleKind::Provisioning ? tr("AD to Entra") : tr("Entra to AD");
        case Action: return actionOf(change);
        case Attributes: {
            QStringList names;
            for (const AttributeChange& attribute : change.attributes) names << text(attribute.target.text());
            return names.join(QStringLiteral(", "));
        }
        case State: return stateOf(change);
        default: return {};
    }
}

QVariant ChangesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Change& change = rows_[std::size_t(index.row())];
    if (role == Qt::DisplayRole) return display(change, index.column());
    if (role == Qt::ToolTipRole)
        return index.column() == State && change.state == Change::State::Failed ? QVariant(sentence(change.error))
                                                                                : display(change, index.column());
    if (role == MoodRole && index.column() == State) return int(moodOf(change.state));
    return {};
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Identity: return tr("Identity");
        case Direction: return tr("Direction");
        case Action: return tr("Action");
        case Attributes: return tr("Attributes");
        case State: return tr("State");
        default: return {};
    }
}

}  // namespace hs::ui
