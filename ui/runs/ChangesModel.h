#pragma once

#include <QAbstractTableModel>

#include <string>
#include <vector>

#include "core/model/Change.h"

namespace hs::ui {

/// The changes of one run that have been read so far, in the order of the plan: what is planned for whom and what
/// became of it. A plan may have a row for everybody, so a row here is only what the table shows.
class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Identity, Direction, Action, Attributes, State, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void replace(const std::vector<Change>& page, bool more);
    void append(const std::vector<Change>& page, bool more);
    /// A row that was read anew.
    void update(int row, const Change& change);
    std::int64_t idAt(int row) const { return rows_[std::size_t(row)].id; }
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
        std::size_t name;  ///< where it begins in names_
        std::uint32_t nameLength;
        std::uint32_t attributes;  ///< which of sets_
        RuleKind rule;
        ChangeKind kind;
        Change::State state;
    };
    void take(const std::vector<Change>& page);
    std::uint32_t setOf(const Change& change);
    QVariant display(const Row& row, int column) const;

    std::vector<Row> rows_;
    std::string names_;  ///< all of them in one piece
    QStringList sets_;   ///< "proxyAddresses, mail": few, and the same over and over
    bool more_ = false;
};

/// "Create", "Update", …
QString changeWord(ChangeKind kind);
/// "Planned", "Being written", "Written", "Failed", "Skipped".
QString changeStateWord(Change::State state);
/// Which way a rule writes.
QString directionWord(RuleKind rule);

}  // namespace hs::ui
