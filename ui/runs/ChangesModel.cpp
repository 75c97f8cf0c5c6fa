#include "ui/runs/ChangesModel.h"

#include "ui/kit/Mood.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

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

const std::string& nameOf(const Change& change) {
    return change.target.name.empty() ? change.source.name : change.target.name;
}

}  // namespace

QString changeWord(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::Create: return ChangesModel::tr("Create");
        case ChangeKind::Update: return ChangesModel::tr("Update");
        case ChangeKind::Disable: return ChangesModel::tr("Disable");
        case ChangeKind::Delete: return ChangesModel::tr("Delete");
        case ChangeKind::None: return ChangesModel::tr("None");
        case ChangeKind::Restore: return ChangesModel::tr("Restore");
    }
    return {};
}

QString changeStateWord(Change::State state) {
    switch (state) {
        case Change::State::Planned: return ChangesModel::tr("Planned");
        case Change::State::Intent: return ChangesModel::tr("Being written");
        case Change::State::Done: return ChangesModel::tr("Written");
        case Change::State::Failed: return ChangesModel::tr("Failed");
        case Change::State::Skipped: return ChangesModel::tr("Skipped");
    }
    return {};
}

QString directionWord(RuleKind rule) {
    return rule == RuleKind::Provisioning ? ChangesModel::tr("AD to Entra") : ChangesModel::tr("Entra to AD");
}

std::uint32_t ChangesModel::setOf(const Change& change) {
    QStringList names;
    for (const AttributeChange& attribute : change.attributes)
        if (attribute.result != AttributeChange::Result::Kept && attribute.result != AttributeChange::Result::Unchanged)
            names << text(attribute.target.text());
    const QString set = names.join(QStringLiteral(", "));
    const qsizetype known = sets_.indexOf(set);
    if (known >= 0) return std::uint32_t(known);
    sets_ << set;
    return std::uint32_t(sets_.size() - 1);
}

void ChangesModel::take(const std::vector<Change>& page) {
    for (const Change& change : page) {
        const std::string& name = nameOf(change);
        rows_.push_back({change.id, names_.size(), std::uint32_t(name.size()), setOf(change), change.rule, change.kind,
                         change.state});
        names_ += name;
    }
}

void ChangesModel::replace(const std::vector<Change>& page, bool more) {
    beginResetModel();
    std::vector<Row>().swap(rows_);  // gives the memory back, as `= {}` does not
    std::string().swap(names_);
    sets_.clear();
    take(page);
    more_ = more;
    endResetModel();
}

void ChangesModel::append(const std::vector<Change>& page, bool more) {
    more_ = more;
    if (page.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + int(page.size()) - 1);
    take(page);
    endInsertRows();
}

void ChangesModel::update(int row, const Change& change) {
    Row& one = rows_[std::size_t(row)];
    one.state = change.state;
    one.attributes = setOf(change);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ChangesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int ChangesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ChangesModel::display(const Row& row, int column) const {
    switch (column) {
        case Identity: return QString::fromUtf8(names_.data() + row.name, qsizetype(row.nameLength));
        case Direction: return directionWord(row.rule);
        case Action: return changeWord(row.kind);
        case Attributes: return sets_.at(qsizetype(row.attributes));
        case State: return changeStateWord(row.state);
        default: return {};
    }
}

QVariant ChangesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = rows_[std::size_t(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return display(row, index.column());
    if (role == MoodRole && index.column() == State) return int(moodOf(row.state));
    if (role == MonospaceRole) return index.column() == Identity;
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

bool ChangesModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && more_; }

void ChangesModel::fetchMore(const QModelIndex&) {
    more_ = false;  // until the answer says so again
    Q_EMIT moreWanted();
}

}  // namespace hs::ui
