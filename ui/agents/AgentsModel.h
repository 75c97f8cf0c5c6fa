#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/base/Clock.h"
#include "core/service/Commands.h"

namespace hs::ui {

/// The agents of this profile.
class AgentsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Host, Status, Now, NextRun, SchemaRead, Started, Version, Prerequisite, ColumnCount };
    explicit AgentsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock) {}

    void setRows(std::vector<service::AgentStatus> rows);
    /// What the agent that works does now; empty = it waits.
    void setWork(const QString& work);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const service::AgentStatus& row, int column) const;
    const Clock& clock_;
    bool standsBy(const service::AgentStatus& row) const;
    std::vector<service::AgentStatus> rows_;
    QString work_;
};

}  // namespace hs::ui
