#pragma once

#include <QAbstractTableModel>

#include <map>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Commands.h"

namespace hs::ui {

/// The configurations of this profile, one a row.
class ConfigurationsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Status, Writeback, LastRun, NextRun, InScope, Agent, ColumnCount };
    explicit ConfigurationsModel(const Clock& clock, QObject* parent = nullptr)
        : QAbstractTableModel(parent), clock_(clock) {}

    void setRows(std::vector<service::ConfigurationSummary> rows);
    QString nameAt(int row) const;
    const service::ConfigurationSummary& at(int row) const { return rows_.at(std::size_t(row)); }
    /// Where the job of each configuration stands, as far as it is known.
    void setJob(service::JobStatus job);
    const service::JobStatus* jobOf(const std::string& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const service::ConfigurationSummary& row, int column) const;
    const Clock& clock_;
    std::vector<service::ConfigurationSummary> rows_;
    std::map<std::string, service::JobStatus> jobs_;
};

}  // namespace hs::ui
