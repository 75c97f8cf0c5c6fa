#pragma once

#include <QAbstractTableModel>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/Outcome.h"

namespace hs::ui {

/// The rows of the provisioning log that have been read so far, newest first. An outcome with its steps is some
/// kilobytes; a row here is what the table shows, so that a hundred thousand of them are a few megabytes. Asks for more
/// when the view comes near the end.
class LogsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Date, Identity, Action, SourceSystem, TargetSystem, Status, Run, ColumnCount };
    using Page = std::vector<std::pair<std::int64_t, Outcome>>;
    explicit LogsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock) {}

    void replace(const Page& page, bool more);
    void append(const Page& page, bool more);
    /// The number of the row in the store, by which it is read in full.
    std::int64_t idAt(int row) const { return rows_[std::size_t(row)].id; }
    QString identityAt(int row) const;
    /// Memory held by the rows.
    std::size_t bytes() const { return rows_.capacity() * sizeof(Row) + names_.capacity(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    struct Row {
        std::int64_t id;
        UnixMillis at;
        std::int64_t run;
        std::size_t name;  ///< where it begins in names_
        std::uint32_t nameLength;
        ChangeKind action;
        StepStatus status;
        Side source, target;
    };
    void take(const Page& page);
    QVariant display(const Row& row, int column) const;

    const Clock& clock_;
    std::vector<Row> rows_;
    std::string names_;  ///< all of them in one piece
    bool more_ = false;
};

/// "Create", "Update", …: the portal's words.
QString actionWord(ChangeKind action);
/// "Active Directory", "Microsoft Entra ID".
QString systemWord(Side side);

}  // namespace hs::ui
