#include "ui/runs/RunsPage.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Theme.h"
#include "ui/runs/ChangeFilterBar.h"
#include "ui/runs/PlanViewModel.h"
#include "ui/runs/RunView.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsViewModel.h"

namespace hs::ui {

RunsPage::RunsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new RunsViewModel(client, this)),
      stack_(new QStackedWidget),
      runs_(new RunsModel(clock, this)),
      error_(new ErrorView(QStringLiteral("runsError"))),
      view_(new RunView(client, *viewModel_)) {
    setObjectName(QStringLiteral("runsPage"));
    setAccessibleName(tr("Runs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    error_->hide();
    column->addWidget(error_);
    stack_->addWidget(buildList());
    stack_->addWidget(view_);
    column->addWidget(stack_, 1);
    connect(viewModel_, &RunsViewModel::changed, this, &RunsPage::showList);
    connect(viewModel_, &RunsViewModel::found, this, &RunsPage::showRun);
    connect(view_, &RunView::left, this, &RunsPage::backToList);
    connect(view_, &RunView::runChosen, this, &RunsPage::openRun);
    connect(view_, &RunView::logRequested, this, &RunsPage::logRequested);
    connect(view_, &RunView::made, this, [this](const Run& run) {
        viewModel_->refresh();
        showRun(run);
    });
}

QWidget* RunsPage::buildList() {
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    runsTable_ = new Table(QStringLiteral("runsTable"), tr("Runs"));
    runsTable_->setRows(runs_);
    runsTable_->setWidths({48, 184, 112, 180, 96, 82, 78, 80, 66, 86, 120}, RunsModel::About);
    auto* header = new PageHeader(tr("Runs"), tr("Every run and preview with its numbers. Enter shows its plan."));
    search_ = searchField(QStringLiteral("runsFilter"), tr("Filter runs"));
    search_->setFixedWidth(200);
    export_ = new ExportButton(QStringLiteral("exportRuns"), QStringLiteral("runs"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*runsTable_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*runsTable_->model()); });
    header->addWidget(search_);
    header->addWidget(export_);
    column->addWidget(header);
    listStack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("runsEmpty"), QStringLiteral("runs"), tr("No run yet"),
                            tr("Preview shows what a first run would write; Run full writes it."));
    listStack_->addWidget(runsTable_);
    listStack_->addWidget(empty_);
    column->addWidget(listStack_, 1);
    connect(search_, &QLineEdit::textChanged, this,
            [this](const QString& words) { runsTable_->filter()->setFilterFixedString(words); });
    connect(runsTable_, &Table::opened, this, [this](int row) { openRun(runs_->rows().at(std::size_t(row)).id); });
    return list;
}

bool RunsPage::listIsShown() const { return stack_->currentIndex() == 0; }

void RunsPage::showConfiguration(const QString& name) {
    backToList();
    viewModel_->load(name);
}

void RunsPage::openRun(qint64 id) { viewModel_->find(id); }

void RunsPage::refresh() {
    viewModel_->refresh();
    if (!listIsShown() && view_->plan().run()) view_->plan().reload();
}

QLineEdit* RunsPage::filterField() const { return listIsShown() ? search_ : view_->filter()->search(); }

ExportButton* RunsPage::exportButton() const { return listIsShown() ? export_ : view_->exportButton(); }

void RunsPage::showList() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const int before = runsTable_->currentSourceRow();
    runs_->setRows(viewModel_->runs());
    runsTable_->selectSourceRow(before < 0 ? 0 : before);
    const bool none = viewModel_->runs().empty();
    listStack_->setCurrentIndex(none ? 1 : 0);
    export_->setEnabledOr(!none, tr("There is nothing to export"));
}

void RunsPage::showRun(const Run& run) {
    stack_->setCurrentWidget(view_);
    view_->open(run);
}

void RunsPage::backToList() {
    view_->plan().close();
    if (listIsShown()) return;
    stack_->setCurrentIndex(0);
    runsTable_->setFocus();
}

}  // namespace hs::ui
