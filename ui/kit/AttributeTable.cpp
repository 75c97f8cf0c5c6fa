#include "ui/kit/AttributeTable.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/kit/Table.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Theme.h"
#include "ui/kit/ValueView.h"

namespace hs::ui {

namespace {

QString say(const char* word) { return QCoreApplication::translate("AttributeRow", word); }

}  // namespace

QString writtenWord() { return say("Written"); }
QString unchangedWord() { return say("Unchanged"); }
QString keptWord() { return say("Kept"); }
QString failedWord() { return say("Failed"); }
QString plannedWord() { return say("Planned"); }
QString addMark() { return QStringLiteral("+ ") + say("Add"); }
QString removeMark() { return QStringLiteral("− ") + say("Remove"); }
QString replaceMark() { return QStringLiteral("= ") + say("Replace"); }
QString clearMark() { return QStringLiteral("× ") + say("Clear"); }

QString shortValues(const QStringList& values, qsizetype bytesOfBinary) {
    if (values.isEmpty()) return say("(empty)");
    if (bytesOfBinary >= 0) return say("%1 bytes").arg(bytesOfBinary);
    if (values.size() > 1) return say("%1 values").arg(values.size());
    return values.first();
}

void AttributeModel::setRows(std::vector<AttributeRow> rows) {
    if (rows.size() == rows_.size() && !rows.empty()) {
        rows_ = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void AttributeModel::setTitles(const QString& source, const QString& target) {
    sourceTitle_ = source;
    targetTitle_ = target;
    Q_EMIT headerDataChanged(Qt::Horizontal, Source, Target);
}

int AttributeModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

int AttributeModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AttributeModel::display(const AttributeRow& row, int column) const {
    switch (column) {
        case Source: return row.source;
        case Target: return row.target;
        case Before: return row.shortBefore;
        case After: return row.shortAfter;
        case Outcome: return row.resultWithReason();
        case Operation: return row.operation;
        default: return {};
    }
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const AttributeRow& row = rows_[std::size_t(index.row())];
    const int column = index.column();
    const QString lineBreak = QStringLiteral("\n");
    switch (role) {
        case Qt::DisplayRole: return display(row, column);
        case Qt::ToolTipRole:
            if (column == Before) return row.before.join(lineBreak);
            if (column == After) return row.after.join(lineBreak);
            return display(row, column);
        case ExportRole:
            if (column == Before) return row.before.join(lineBreak);
            if (column == After) return row.after.join(lineBreak);
            return {};
        case MoodRole: return column == Outcome ? QVariant(int(row.mood)) : QVariant();
        case SubtleRole:
            return (column == Before && row.before.isEmpty()) ||
                   (column == After && (row.after.isEmpty() || row.mood == Mood::Skipped));
        default: return {};
    }
}

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Source: return sourceTitle_.isEmpty() ? tr("Entra attribute") : sourceTitle_;
        case Target: return targetTitle_.isEmpty() ? tr("AD attribute") : targetTitle_;
        case Before: return tr("Before");
        case After: return tr("After");
        case Outcome: return tr("Result");
        case Operation: return tr("Change");
        default: return {};
    }
}

AttributeTable::AttributeTable(const QString& name, const QString& label, QWidget* parent)
    : QWidget(parent),
      model_(new AttributeModel(this)),
      table_(new Table(name, label)),
      values_(new ValueView(name + QStringLiteral("Values"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    table_->setRows(model_);
    table_->setColumnHidden(AttributeModel::Operation, true);
    fitColumns();
    table_->setMinimumHeight(120);
    column->addWidget(table_, 3);
    values_->hide();
    values_->setMaximumHeight(176);
    column->addWidget(values_, 2);
    connect(table_, &Table::currentRowChanged, this, &AttributeTable::showSelected);
    connect(model_, &QAbstractItemModel::dataChanged, this, [this] { showSelected(table_->currentSourceRow()); });
    connect(model_, &QAbstractItemModel::modelReset, this, [this] { showSelected(-1); });
}

void AttributeTable::setRows(std::vector<AttributeRow> rows) { model_->setRows(std::move(rows)); }

void AttributeTable::setCompact() {
    compact_ = true;
    table_->setColumnHidden(AttributeModel::Source, true);
    fitColumns();
}

void AttributeTable::showOperations() {
    operations_ = true;
    table_->setColumnHidden(AttributeModel::Operation, false);
    table_->horizontalHeader()->moveSection(AttributeModel::Operation, AttributeModel::After);
    fitColumns();
}

void AttributeTable::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitColumns();
}

void AttributeTable::fitColumns() {
    // The result is what people look for: it stays in sight where names have to be shortened.
    QList<int> widths{256, 250, 84, 110, 150};
    if (compact_) widths = operations_ ? QList<int>{0, 190, 92, 100, 70} : QList<int>{0, 200, 80, 110, 70};
    else if (width() < 720) widths = {130, 150, 64, 80, 70};
    else if (operations_) widths = {190, 200, 110, 130, 150};
    table_->setWidths(widths, AttributeModel::Outcome);
    if (operations_) table_->setColumnWidth(AttributeModel::Operation, width() < 720 && !compact_ ? 74 : 96);
}

void AttributeTable::showSelected(int row) {
    const bool some = row >= 0 && row < model_->rowCount();
    values_->setVisible(some);
    if (!some) return;
    const AttributeRow& chosen = model_->rows()[std::size_t(row)];
    values_->setValues(QStringLiteral("%1 → %2").arg(chosen.source, chosen.target), chosen.before, chosen.after,
                       chosen.resultWithReason());
}

}  // namespace hs::ui
