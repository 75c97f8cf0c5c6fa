#include "ui/mapping/MappingModel.h"

#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

QString mappingTypeWord(MappingType type) {
    switch (type) {
        case MappingType::Direct: return MappingModel::tr("Direct");
        case MappingType::Constant: return MappingModel::tr("Constant");
        case MappingType::Expression: return MappingModel::tr("Expression");
        case MappingType::None: return MappingModel::tr("None");
    }
    return {};
}

MappingModel::MappingModel(const MappingViewModel& viewModel, QObject* parent)
    : QAbstractTableModel(parent), viewModel_(viewModel) {
    connect(&viewModel, &MappingViewModel::changed, this, &MappingModel::take);
    take();
}

void MappingModel::take() {
    const std::vector<int> places = viewModel_.shown();
    std::vector<Mapping> rows;
    for (const int place : places) rows.push_back(viewModel_.draft()[std::size_t(place)]);
    if (rows == rows_ && places == places_) return;
    beginResetModel();
    places_ = places;
    rows_ = std::move(rows);
    endResetModel();
}

int MappingModel::indexOf(int row) const {
    return row < 0 || std::size_t(row) >= places_.size() ? MappingViewModel::newMapping : places_[std::size_t(row)];
}

int MappingModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int MappingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString MappingModel::state(const Mapping& mapping) const {
    if (!mapping.enabled)
        return mapping.disabledReason.empty() ? tr("Off") : tr("Off: %1").arg(text(mapping.disabledReason));
    const Mapping* original =
        viewModel_.sheet() ? viewModel_.sheet()->of(viewModel_.rule()).defaultOf(mapping) : nullptr;
    QStringList words;
    if (!original) words.append(tr("Added"));
    else if (!(*original == mapping)) words.append(tr("Edited"));
    if (mapping.matchingPrecedence > 0) words.append(tr("Matching %1").arg(mapping.matchingPrecedence));
    if (mapping.onlyOnCreate) words.append(tr("Only during object creation"));
    return words.isEmpty() ? tr("Default") : words.join(QStringLiteral(", "));
}

QString MappingModel::cell(const Mapping& mapping, int column) const {
    switch (column) {
        case Source: return mapping.type == MappingType::Constant ? QString() : text(mapping.source);
        case Target: return text(mapping.target.text());
        case Type: return mappingTypeWord(mapping.type);
        case State: return state(mapping);
        case Classes: {
            QStringList names;
            for (const ObjectClass objectClass : mapping.classes)
                names.append(text(std::string(toString(objectClass))));
            return names.join(QStringLiteral(", "));
        }
        case Expression: return text(mapping.expression);
        default: return {};
    }
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Mapping& mapping = rows_[std::size_t(index.row())];
    if (role == MonospaceRole) return index.column() == Expression;
    if (role == SubtleRole) return !mapping.enabled;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    return cell(mapping, index.column());
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Source: return tr("Source attribute");
        case Target: return tr("Target attribute");
        case Type: return tr("Type");
        case State: return tr("State");
        case Classes: return tr("Object classes");
        case Expression: return tr("Expression");
        default: return {};
    }
}

}  // namespace hs::ui
