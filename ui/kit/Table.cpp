#include "ui/kit/Table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

#include "ui/kit/Icon.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Theme.h"

namespace hs::ui {

namespace {

/// Paints a cell: background by the style, then icon and words with the product's own distances.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyleOptionViewItem option(given);
        initStyleOption(&option, index);
        painter->save();
        option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        QRect words = option.rect.adjusted(8, 0, -8, -1);
        if (const QVariant mood = index.data(MoodRole); mood.isValid()) {
            moodIcon(static_cast<Mood>(mood.toInt()))
                .paint(painter, QRect(words.left(), words.center().y() - 7, 16, 16));
            words.setLeft(words.left() + 24);
        }
        const Tokens& t = tokensOf(option.palette);
        painter->setFont(index.data(MonospaceRole).toBool() ? monospaceFont() : option.font);
        painter->setPen(index.data(SubtleRole).toBool() ? t.subtle : t.text);
        const QString shown =
            painter->fontMetrics().elidedText(option.text.simplified(), Qt::ElideRight, words.width());
        painter->drawText(words, int(option.displayAlignment | Qt::AlignVCenter), shown);
        painter->restore();
    }
};

QString cellText(const QModelIndex& index) {
    const QVariant whole = index.data(ExportRole);
    return (whole.isValid() ? whole : index.data(Qt::DisplayRole)).toString();
}

}  // namespace

RowFilter::RowFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

bool RowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (a.isValid() && b.isValid()) return QVariant::compare(a, b) == QPartialOrdering::Less;
    return QSortFilterProxyModel::lessThan(left, right);
}

Table::Table(const QString& name, const QString& label, QWidget* parent)
    : QTableView(parent), filter_(new RowFilter(this)) {
    setObjectName(name);
    setAccessibleName(label);
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(32);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setFixedHeight(34);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT opened(sourceRow(index)); });
}

void Table::setRows(QAbstractItemModel* rows) {
    filter_->setSourceModel(rows);
    setModel(filter_);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    watchCurrent();
}

void Table::setPagedRows(QAbstractItemModel* rows) {
    paged_ = true;
    setModel(rows);
    watchCurrent();
}

void Table::watchCurrent() {
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentRowChanged(currentSourceRow()); });
}

int Table::sourceRow(const QModelIndex& index) const {
    return paged_ ? index.row() : filter_->mapToSource(index).row();
}

int Table::currentSourceRow() const { return sourceRow(currentIndex()); }

QList<int> Table::selectedSourceRows() const {
    QList<int> rows;
    if (!selectionModel()) return rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) rows << sourceRow(index);
    std::sort(rows.begin(), rows.end());
    return rows;
}

void Table::selectSourceRow(int row) {
    if (paged_) {
        if (row >= 0 && row < model()->rowCount()) setCurrentIndex(model()->index(row, 0));
        return;
    }
    if (!filter_->sourceModel()) return;
    const QModelIndex index = filter_->mapFromSource(filter_->sourceModel()->index(row, 0));
    if (index.isValid()) setCurrentIndex(index);
}

void Table::setWidths(const QList<int>& widths, int stretched) {
    for (int column = 0; column < widths.size(); ++column) {
        horizontalHeader()->setSectionResizeMode(column,
                                                 column == stretched ? QHeaderView::Stretch : QHeaderView::Interactive);
        setColumnWidth(column, widths.at(column));
    }
}

void Table::copyCell() const { QApplication::clipboard()->setText(cellText(currentIndex())); }

void Table::copyRow() const {
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells << cellText(currentIndex().siblingAtColumn(column));
    QApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

void Table::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT opened(currentSourceRow());
        return;
    }
    if (paged_ && event->key() == Qt::Key_End && model()->canFetchMore({})) {
        Q_EMIT endWanted();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyCell();
        return;
    }
    if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyRow();
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::contextMenuEvent(QContextMenuEvent* event) {
    if (!currentIndex().isValid()) return;
    QMenu menu(this);
    menu.setObjectName(objectName() + QStringLiteral("Menu"));
    Q_EMIT menuRequested(&menu, currentSourceRow());
    if (!menu.isEmpty()) menu.addSeparator();
    menu.addAction(namedIcon(QStringLiteral("copy")), tr("Copy &cell"), this, [this] { copyCell(); })
        ->setShortcut(QKeySequence::Copy);
    menu.addAction(tr("Copy &row"), this, [this] { copyRow(); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

}  // namespace hs::ui
