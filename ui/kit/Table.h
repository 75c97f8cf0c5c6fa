#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

class QMenu;

namespace hs::ui {

/// Filters by any column's text and sorts by SortRole where a model gives one.
class RowFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RowFilter(QObject* parent);

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

/// The product's table: rows of 32 px, horizontal lines only, sorts and filters, copies a cell or a row. Enter or a
/// double click opens the row.
class Table final : public QTableView {
    Q_OBJECT
public:
    Table(const QString& name, const QString& label, QWidget* parent = nullptr);

    /// Shows `rows` through the table's own filter.
    void setRows(QAbstractItemModel* rows);
    /// Shows `rows` as they are read from the store, page by page: what reads them also filters and orders them.
    void setPagedRows(QAbstractItemModel* rows);
    RowFilter* filter() const { return filter_; }
    /// Row of the source model that is current; -1 when none is.
    int currentSourceRow() const;
    /// Rows of the source model that are selected, in order.
    QList<int> selectedSourceRows() const;
    void selectSourceRow(int row);
    /// The rest goes to `stretched`.
    void setWidths(const QList<int>& widths, int stretched);

    void copyCell() const;
    void copyRow() const;

Q_SIGNALS:
    /// With the row of the source model.
    void opened(int row);
    void currentRowChanged(int row);
    /// Of paged rows: End was pressed, and not everything has been read.
    void endWanted();
    /// The context menu of a row is about to show, by mouse or keyboard: what is added now stands above Copy.
    void menuRequested(QMenu* menu, int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void watchCurrent();
    int sourceRow(const QModelIndex& index) const;
    RowFilter* filter_;
    bool paged_ = false;
};

}  // namespace hs::ui
