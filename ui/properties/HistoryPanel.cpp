#include "ui/properties/HistoryPanel.h"

#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableRoles.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/properties/HistoryViewModel.h"

namespace hs::ui {

namespace {

QList<QStandardItem*> rowOf(const QStringList& words) {
    QList<QStandardItem*> items;
    for (const QString& word : words) {
        auto* item = new QStandardItem(word);
        item->setToolTip(word);
        item->setEditable(false);
        items << item;
    }
    return items;
}

}  // namespace

HistoryPanel::HistoryPanel(HistoryViewModel& viewModel, QWidget* parent)
    : QWidget(parent),
      viewModel_(viewModel),
      versionRows_(new QStandardItemModel(this)),
      changeRows_(new QStandardItemModel(this)),
      versions_(new Table(QStringLiteral("historyVersions"), tr("Versions"))),
      changes_(new Table(QStringLiteral("historyChanges"), tr("What changed"))),
      comparison_(bodyLabel({})),
      error_(new ErrorView(QStringLiteral("historyError"))),
      restore_(new Button(QStringLiteral("restoreVersion"), tr("&Restore this version"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::tight, space::page, space::page);
    column->setSpacing(space::control);
    versionRows_->setHorizontalHeaderLabels({tr("Version"), tr("Saved"), tr("By"), tr("What")});
    changeRows_->setHorizontalHeaderLabels({tr("Member"), tr("Before"), tr("After")});
    versions_->setRows(versionRows_);
    versions_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    versions_->setWidths({80, 210, 150, 160}, 3);
    versions_->setMinimumHeight(200);
    changes_->setRows(changeRows_);
    changes_->setWidths({220, 180, 180}, 2);
    changes_->setMinimumHeight(160);
    comparison_->setObjectName(QStringLiteral("historyComparison"));
    error_->hide();
    for (QWidget* widget : std::initializer_list<QWidget*>{versions_, comparison_, changes_, error_})
        column->addWidget(widget);
    column->addWidget(restore_, 0, Qt::AlignLeft);
    connect(versions_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        std::vector<std::size_t> rows;
        for (const int row : versions_->selectedSourceRows()) rows.push_back(static_cast<std::size_t>(row));
        viewModel_.select(rows);
    });
    connect(restore_, &Button::clicked, this, &HistoryPanel::askToRestore);
    connect(&viewModel_, &HistoryViewModel::changed, this, &HistoryPanel::showVersions);
    connect(&viewModel_, &HistoryViewModel::compared, this, &HistoryPanel::showComparison);
    showVersions();
}

void HistoryPanel::showVersions() {
    versionRows_->removeRows(0, versionRows_->rowCount());
    for (std::size_t i = 0; i < viewModel_.versions().size(); ++i) {
        const qint64 version = viewModel_.versions()[i].configuration.version;
        const auto row =
            rowOf({QString::number(version), viewModel_.savedOf(i), viewModel_.byOf(i), viewModel_.whatOf(i)});
        row.front()->setData(version, SortRole);
        versionRows_->appendRow(row);
    }
    showComparison();
}

void HistoryPanel::showComparison() {
    changeRows_->removeRows(0, changeRows_->rowCount());
    for (const MemberChange& change : viewModel_.changes())
        changeRows_->appendRow(rowOf({text(change.member), text(change.before), text(change.after)}));
    comparison_->setText(viewModel_.comparison());
    error_->setVisible(viewModel_.error().has_value());
    if (viewModel_.error()) error_->setError(*viewModel_.error());
    restore_->setEnabledOr(viewModel_.restorable() != 0 && !viewModel_.isRestoring(),
                           viewModel_.isRestoring() ? tr("Being saved") : tr("Select one older version first"));
}

void HistoryPanel::askToRestore() {
    const std::int64_t version = viewModel_.restorable();
    if (version == 0) return;
    const Confirmation asked{QStringLiteral("confirmRestore"),
                             tr("Restore"),
                             tr("Restore the settings of version %1?").arg(version),
                             tr("It becomes a new version with %1 changed settings; nothing of the history is lost. "
                                "Passwords, and whether the configuration is enabled, stay as they are.")
                                 .arg(number(static_cast<std::int64_t>(viewModel_.changes().size()))),
                             tr("&Restore version %1").arg(version),
                             QStringLiteral("restart"),
                             {}};
    if (confirmed(this, asked)) viewModel_.restore();
}

}  // namespace hs::ui
