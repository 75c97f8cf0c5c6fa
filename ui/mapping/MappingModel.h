#pragma once

#include <QAbstractTableModel>

#include "ui/mapping/MappingViewModel.h"

namespace hs::ui {

/// The list of mappings that the view model shows.
class MappingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Source, Target, Type, State, Classes, Expression, ColumnCount };
    explicit MappingModel(const MappingViewModel& viewModel, QObject* parent = nullptr);

    /// Place in the draft of a row; MappingViewModel::newMapping for none.
    int indexOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take();
    QString state(const Mapping& mapping) const;
    QString cell(const Mapping& mapping, int column) const;

    const MappingViewModel& viewModel_;
    std::vector<int> places_;
    std::vector<Mapping> rows_;
};

/// "Direct", "Constant", "Expression", "None".
QString mappingTypeWord(MappingType type);

}  // namespace hs::ui
