#include "ui/mapping/ImpactModel.h"

#include <algorithm>

#include "ui/kit/TableRoles.h"
#include "ui/kit/Words.h"

namespace hs::ui {

void ImpactModel::setImpact(const service::MappingImpact& impact) {
    beginResetModel();
    rows_ = impact.samples;
    std::stable_partition(rows_.begin(), rows_.end(),
                          [](const service::MappingSample& sample) { return sample.failed || sample.differs; });
    endResetModel();
}

int ImpactModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int ImpactModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ImpactModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const service::MappingSample& sample = rows_[std::size_t(index.row())];
    if (role == SubtleRole) return !sample.differs && !sample.failed;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case Identity: return sample.dn.empty() ? tr("Typed values") : text(sample.dn);
        case Before: return text(sample.before);
        case After: return text(sample.after);
        default: return {};
    }
}

QVariant ImpactModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Identity: return tr("Object");
        case Before: return tr("Now");
        case After: return tr("With this mapping");
        default: return {};
    }
}

}  // namespace hs::ui
