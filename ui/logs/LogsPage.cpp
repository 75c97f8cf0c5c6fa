#include "ui/logs/LogsPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kit/Button.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/logs/LogsViewModel.h"
#include "ui/logs/OutcomeDetails.h"

namespace hs::ui {

LogsPage::LogsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new LogsViewModel(client, clock, this)),
      error_(new ErrorView(QStringLiteral("logsError"))),
      stack_(new QStackedWidget) {
    setObjectName(QStringLiteral("logsPage"));
    setAccessibleName(tr("Provisioning logs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    column->addWidget(
        new PageHeader(tr("Provisioning logs"), tr("What happened to each object, newest first. Enter opens a row.")));
    buildFilter();
    column->addWidget(filter_);
    error_->hide();
    connect(error_->addRetry(QStringLiteral("retryLogs")), &Button::clicked, this, &LogsPage::refresh);
    column->addWidget(error_);
    table_ = new Table(QStringLiteral("logsTable"), tr("Provisioning logs"));
    table_->setRows(&viewModel_->model());
    table_->setWidths({180, 240, 90, 150, 150, 110}, LogsModel::Identity);
    empty_ = new EmptyState(QStringLiteral("logsEmpty"), QStringLiteral("logs"), tr("Nothing here"), {});
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    column->addWidget(stack_, 1);
    count_ = subtleLabel({});
    count_->setObjectName(QStringLiteral("logsCount"));
    column->addWidget(count_);
    panel_ = new SidePanel(QStringLiteral("logPanel"), this);
    panel_->setPreferredWidth(680);
    connect(table_, &Table::opened, this, &LogsPage::open);
    connect(viewModel_, &LogsViewModel::changed, this, &LogsPage::show);
}

void LogsPage::buildFilter() {
    filter_ = new FilterBar(QStringLiteral("logsFilter"), tr("Search by name, mail or id"));
    status_ = filter_->addChoice(QStringLiteral("logsStatus"), tr("Status"),
                                 {{tr("Any status"), QString()},
                                  {tr("Success"), QStringLiteral("success")},
                                  {tr("Failure"), QStringLiteral("failure")},
                                  {tr("Skipped"), QStringLiteral("skipped")},
                                  {tr("Warning"), QStringLiteral("warning")}});
    action_ = filter_->addChoice(QStringLiteral("logsAction"), tr("Action"),
                                 {{tr("Any action"), QString()},
                                  {tr("Create"), QStringLiteral("create")},
                                  {tr("Update"), QStringLiteral("update")},
                                  {tr("Disable"), QStringLiteral("disable")},
                                  {tr("Delete"), QStringLiteral("delete")},
                                  {tr("None"), QStringLiteral("none")}});
    filter_->addStretch();
    export_ = new ExportButton(QStringLiteral("exportLogs"), QStringLiteral("provisioning-logs"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    filter_->addWidget(export_);
    connect(filter_, &FilterBar::changed, this, &LogsPage::filterChanged);
}

void LogsPage::filterChanged() {
    viewModel_->setText(filter_->text());
    const QString status = status_->currentData().toString();
    viewModel_->setStatus(status == QStringLiteral("success")   ? std::optional(StepStatus::Success)
                          : status == QStringLiteral("failure") ? std::optional(StepStatus::Failure)
                          : status == QStringLiteral("skipped") ? std::optional(StepStatus::Skipped)
                          : status == QStringLiteral("warning") ? std::optional(StepStatus::Warning)
                                                                : std::nullopt);
    const QString action = action_->currentData().toString();
    viewModel_->setAction(action == QStringLiteral("create")    ? std::optional(ChangeKind::Create)
                          : action == QStringLiteral("update")  ? std::optional(ChangeKind::Update)
                          : action == QStringLiteral("disable") ? std::optional(ChangeKind::Disable)
                          : action == QStringLiteral("delete")  ? std::optional(ChangeKind::Delete)
                          : action == QStringLiteral("none")    ? std::optional(ChangeKind::None)
                                                                : std::nullopt);
}

void LogsPage::showConfiguration(const QString& name) {
    panel_->closePanel();
    viewModel_->load(name);
}

void LogsPage::showFor(const QString& configuration, const QString& text) {
    viewModel_->showRun(std::nullopt);
    filter_->search()->setText(text);
    showConfiguration(configuration);
}

void LogsPage::showRun(const QString& configuration, qint64 run) {
    viewModel_->showRun(run);
    filter_->search()->clear();
    showConfiguration(configuration);
}

void LogsPage::refresh() { viewModel_->refresh(); }

QLineEdit* LogsPage::filterField() const { return filter_->search(); }

void LogsPage::show() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const int rows = viewModel_->model().rowCount();
    const bool none = rows == 0 && !viewModel_->isLoading();
    stack_->setCurrentWidget(none ? static_cast<QWidget*>(empty_) : table_);
    empty_->setSentence(viewModel_->isFiltered() ? tr("No row matches this filter.")
                                                 : tr("Rows appear here when a run has handled an object."));
    const bool more = viewModel_->model().canFetchMore({});
    count_->setText(viewModel_->isLoading() && rows == 0 ? tr("Reading…")
                    : more ? tr("%1 rows read, more follow when you scroll").arg(number(rows))
                           : tr("%1 rows").arg(number(rows)));
    export_->setEnabledOr(rows > 0, tr("There is nothing to export"));
}

void LogsPage::open(int row) {
    if (row < 0 || row >= viewModel_->model().rowCount()) return;
    const Outcome& outcome = viewModel_->model().rows()[std::size_t(row)].second;
    panel_->open(text(outcome.source.name.empty() ? outcome.source.id : outcome.source.name),
                 new OutcomeDetails(outcome));
}

}  // namespace hs::ui
