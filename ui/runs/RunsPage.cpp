#include "ui/runs/RunsPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kit/AttributeTable.h"
#include "ui/kit/Button.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/runs/ChangesModel.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsViewModel.h"

namespace hs::ui {

namespace {

ExportButton* exporter(const QString& name, const QString& file, Table* table) {
    auto* button = new ExportButton(name, file);
    button->addFormat(QStringLiteral("csv"), RunsPage::tr("&CSV"), [table] { return toCsv(*table->model()); });
    button->addFormat(QStringLiteral("json"), RunsPage::tr("&JSON"), [table] { return toJson(*table->model()); });
    return button;
}

}  // namespace

RunsPage::RunsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new RunsViewModel(client, this)),
      stack_(new QStackedWidget),
      runs_(new RunsModel(clock, this)),
      error_(new ErrorView(QStringLiteral("runsError"))),
      changes_(new ChangesModel(this)) {
    setObjectName(QStringLiteral("runsPage"));
    setAccessibleName(tr("Runs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    error_->hide();
    column->addWidget(error_);
    stack_->addWidget(buildList());
    stack_->addWidget(buildDetail());
    column->addWidget(stack_, 1);
    connect(viewModel_, &RunsViewModel::changed, this, &RunsPage::showList);
    connect(viewModel_, &RunsViewModel::detailChanged, this, &RunsPage::showDetail);
}

QWidget* RunsPage::buildList() {
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    runsTable_ = new Table(QStringLiteral("runsTable"), tr("Runs"));
    runsTable_->setRows(runs_);
    runsTable_->setWidths({176, 104, 190, 80, 76, 100, 80, 66, 84}, RunsModel::State);
    auto* header = new PageHeader(tr("Runs"), tr("Every run with its numbers. Enter shows what it changed."));
    runsSearch_ = searchField(QStringLiteral("runsFilter"), tr("Filter runs"));
    runsSearch_->setFixedWidth(200);
    exportRuns_ = exporter(QStringLiteral("exportRuns"), QStringLiteral("runs"), runsTable_);
    header->addWidget(runsSearch_);
    header->addWidget(exportRuns_);
    column->addWidget(header);
    listStack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("runsEmpty"), QStringLiteral("runs"), tr("No run yet"),
                            tr("Preview shows what a first run would write; Run full writes it."));
    listStack_->addWidget(runsTable_);
    listStack_->addWidget(empty_);
    column->addWidget(listStack_, 1);
    connect(runsSearch_, &QLineEdit::textChanged, this,
            [this](const QString& words) { runsTable_->filter()->setFilterFixedString(words); });
    connect(runsTable_, &Table::opened, this,
            [this](int row) { viewModel_->open(runs_->rows().at(std::size_t(row)).id); });
    return list;
}

QWidget* RunsPage::buildDetail() {
    auto* detail = new QWidget;
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::control);
    Button* back =
        Button::iconOnly(QStringLiteral("backToRuns"), tr("Back to the runs"), QStringLiteral("chevron-left"));
    title_ = titleLabel({});
    state_ = new StatusLabel(QStringLiteral("runState"));
    changesSearch_ = searchField(QStringLiteral("changesFilter"), tr("Filter changes"));
    changesSearch_->setFixedWidth(200);
    changesTable_ = new Table(QStringLiteral("changesTable"), tr("Changes"));
    changesTable_->setRows(changes_);
    changesTable_->setWidths({260, 110, 90, 220, 130}, ChangesModel::Identity);
    exportChanges_ = exporter(QStringLiteral("exportChanges"), QStringLiteral("changes"), changesTable_);
    top->addWidget(back);
    top->addWidget(title_);
    top->addSpacing(space::control);
    top->addWidget(state_);
    top->addStretch();
    top->addWidget(changesSearch_);
    top->addWidget(exportChanges_);
    column->addLayout(top);
    counts_ = subtleLabel({});
    counts_->setObjectName(QStringLiteral("runCounts"));
    column->addWidget(counts_);
    runError_ = new ErrorView(QStringLiteral("runError"));
    column->addWidget(runError_);
    column->addWidget(changesTable_, 3);
    attributes_ = new AttributeTable(QStringLiteral("changeAttributes"), tr("Attributes of the change"));
    column->addWidget(attributes_, 3);
    connect(back, &Button::clicked, viewModel_, &RunsViewModel::close);
    connect(changesSearch_, &QLineEdit::textChanged, this,
            [this](const QString& words) { changesTable_->filter()->setFilterFixedString(words); });
    connect(changesTable_, &Table::currentRowChanged, this, &RunsPage::showChange);
    return detail;
}

void RunsPage::showConfiguration(const QString& name) {
    viewModel_->close();
    viewModel_->load(name);
}

void RunsPage::openRun(qint64 id) { viewModel_->open(id); }

void RunsPage::refresh() { viewModel_->refresh(); }

QLineEdit* RunsPage::filterField() const { return stack_->currentIndex() == 0 ? runsSearch_ : changesSearch_; }

ExportButton* RunsPage::exportButton() const { return stack_->currentIndex() == 0 ? exportRuns_ : exportChanges_; }

void RunsPage::showList() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const int before = runsTable_->currentSourceRow();
    runs_->setRows(viewModel_->runs());
    runsTable_->selectSourceRow(before < 0 ? 0 : before);
    const bool none = viewModel_->runs().empty();
    listStack_->setCurrentIndex(none ? 1 : 0);
    exportRuns_->setEnabledOr(!none, tr("There is nothing to export"));
}

void RunsPage::showDetail() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const auto& detail = viewModel_->detail();
    stack_->setCurrentIndex(detail ? 1 : 0);
    if (!detail) {
        runsTable_->setFocus();
        return;
    }
    const Run& run = detail->run;
    title_->setText(tr("Run of %1").arg(exactTime(run.startedAt)));
    state_->setStatus(runStateMood(run.state), runStateWord(run.state));
    counts_->setText(
        tr("%1: %2 read from AD, %3 read from Entra, %4 planned, %5 written, %6 unchanged, %7 skipped, %8 failed, %9")
            .arg(runKindWord(run.kind), number(run.counts.readDirectory), number(run.counts.readCloud),
                 number(run.counts.planned), number(run.counts.written), number(run.counts.unchanged),
                 number(run.counts.skipped), number(run.counts.failed), duration(run.durationMs())));
    runError_->setVisible(!run.error.message.empty());
    if (!run.error.message.empty()) runError_->setError(run.error);
    changes_->setRows(detail->changes);
    exportChanges_->setEnabledOr(!detail->changes.empty(), tr("There is nothing to export"));
    changesTable_->selectSourceRow(0);
    showChange(changesTable_->currentSourceRow());
    changesTable_->setFocus();
}

void RunsPage::showChange(int row) {
    const bool some = row >= 0 && row < changes_->rowCount();
    attributes_->setVisible(some);
    if (!some) return;
    const Change& change = changes_->rows().at(std::size_t(row));
    const bool provisioning = change.rule == RuleKind::Provisioning;
    attributes_->model()->setTitles(provisioning ? tr("AD attribute") : tr("Entra attribute"),
                                    provisioning ? tr("Entra attribute") : tr("AD attribute"));
    attributes_->setRows(attributeRows(change.attributes));
}

}  // namespace hs::ui
