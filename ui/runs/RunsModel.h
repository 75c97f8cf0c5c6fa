#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/base/Clock.h"
#include "core/model/Run.h"

namespace hs::ui {

/// The runs of a configuration with their numbers, newest first.
class RunsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Started, Kind, State, By, Planned, Written, Skipped, Failed, Duration, About, ColumnCount };
    explicit RunsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock) {}

    void setRows(std::vector<Run> rows);
    const std::vector<Run>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const Run& run, int column) const;

    const Clock& clock_;
    std::vector<Run> rows_;
};

/// "Applies run 12", "Undoes run 9"; empty when it stands on its own. `basis` is the run it is based on, where known.
QString basisWords(const Run& run, const Run* basis);

}  // namespace hs::ui
