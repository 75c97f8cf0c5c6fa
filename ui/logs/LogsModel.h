#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/base/Clock.h"
#include "core/model/Outcome.h"

namespace hs::ui {

/// The rows of the provisioning log that have been read so far. Asks for more when the view comes near the end.
class LogsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Date, Identity, Action, SourceSystem, TargetSystem, Status, ColumnCount };
    using Row = std::pair<std::int64_t, Outcome>;
    explicit LogsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock) {}

    void replace(std::vector<Row> rows, bool more);
    void append(std::vector<Row> rows, bool more);
    const std::vector<Row>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    const Clock& clock_;
    std::vector<Row> rows_;
    bool more_ = false;
};

/// "Create", "Update", …: the portal's words.
QString actionWord(ChangeKind action);
/// "Active Directory", "Microsoft Entra ID".
QString systemWord(Side side);

}  // namespace hs::ui
