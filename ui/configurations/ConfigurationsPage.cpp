#include "ui/configurations/ConfigurationsPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/configurations/ConfigurationsModel.h"
#include "ui/configurations/ConfigurationsViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/Icon.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

ConfigurationsPage::ConfigurationsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new ConfigurationsViewModel(client, clock, this)),
      model_(new ConfigurationsModel(clock, this)),
      stack_(new QStackedWidget),
      error_(new ErrorView(QStringLiteral("configurationsError"))) {
    setObjectName(QStringLiteral("configurationsPage"));
    setAccessibleName(tr("Configurations"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    auto* header = new PageHeader(tr("Configurations"),
                                  tr("Each connects one Active Directory domain with one Microsoft Entra tenant."));
    search_ = searchField(QStringLiteral("configurationsSearch"), tr("Search configurations"));
    search_->setFixedWidth(240);
    auto* add =
        new Button(QStringLiteral("newConfiguration"), tr("&New"), Button::Kind::Primary, QStringLiteral("add"));
    header->addWidget(search_);
    header->addWidget(add);
    column->addWidget(header);
    error_->hide();
    connect(error_->addRetry(QStringLiteral("retryConfigurations")), &Button::clicked, this,
            &ConfigurationsPage::refresh);
    column->addWidget(error_);
    table_ = new Table(QStringLiteral("configurationsTable"), tr("Configurations"));
    table_->setRows(model_);
    table_->setWidths({140, 186, 124, 96, 132, 76, 96}, ConfigurationsModel::Name);
    empty_ = new EmptyState(QStringLiteral("configurationsEmpty"), QStringLiteral("configurations"),
                            tr("No configuration yet"),
                            tr("Try the product on a sandbox, or connect your own directory and tenant."));
    connect(empty_->setAction(QStringLiteral("firstConfiguration"), tr("New &configuration")), &Button::clicked, this,
            &ConfigurationsPage::newRequested);
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    column->addWidget(stack_, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::control);
    count_ = subtleLabel({});
    count_->setWordWrap(false);
    updated_ = subtleLabel({});
    updated_->setObjectName(QStringLiteral("configurationsUpdated"));
    updated_->setWordWrap(false);
    export_ = new ExportButton(QStringLiteral("exportConfigurations"), QStringLiteral("configurations"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    auto* refreshButton = new Button(QStringLiteral("refreshConfigurations"), tr("&Refresh"), Button::Kind::Normal,
                                     QStringLiteral("refresh"));
    foot->addWidget(count_);
    foot->addStretch();
    foot->addWidget(updated_);
    foot->addWidget(export_);
    foot->addWidget(refreshButton);
    column->addLayout(foot);
    connect(search_, &QLineEdit::textChanged, this,
            [this](const QString& words) { table_->filter()->setFilterFixedString(words); });
    connect(add, &Button::clicked, this, &ConfigurationsPage::newRequested);
    connect(refreshButton, &Button::clicked, this, &ConfigurationsPage::refresh);
    connect(table_, &Table::opened, this, [this](int row) { Q_EMIT configurationOpened(model_->nameAt(row)); });
    connect(table_, &Table::menuRequested, this, &ConfigurationsPage::offerCommands);
    connect(viewModel_, &ConfigurationsViewModel::changed, this, &ConfigurationsPage::show);
    connect(viewModel_, &ConfigurationsViewModel::jobChanged, model_, &ConfigurationsModel::setJob);
    connect(&viewModel_->commands(), &JobCommands::changed, this, &ConfigurationsPage::show);
}

void ConfigurationsPage::offerCommands(QMenu* menu, int row) {
    const service::ConfigurationSummary& one = model_->at(row);
    const QString name = text(one.configuration.name);
    const service::JobStatus* job = model_->jobOf(one.configuration.name);
    JobCommands& commands = viewModel_->commands();
    const auto add = [&](const char* key, const QString& caption, const char* icon, bool possible, auto action) {
        QAction* entry = menu->addAction(namedIcon(QString::fromLatin1(icon)), caption, this, action);
        entry->setObjectName(QString::fromLatin1(key));
        entry->setEnabled(possible);
    };
    const bool running = job && job->current.has_value();
    const bool free = job && !commands.isBusy();
    add("menuViewLogs", tr("View provisioning &logs"), "logs", true, [this, name] { Q_EMIT logsRequested(name); });
    add("menuRunDelta", tr("Run &delta"), "play", one.configuration.enabled && !running,
        [this, name] { Q_EMIT runDeltaRequested(name); });
    const bool paused = job && job->state.paused;
    add("menuTogglePause", paused ? tr("Resu&me") : tr("&Pause"), paused ? "play" : "pause", free,
        [&commands, name, paused] {
            if (paused) commands.resume(name);
            else commands.pause(name);
        });
    const Quarantine quarantine = job ? job->state.quarantine : Quarantine();
    if (quarantine.active())
        add("menuClearQuarantine", tr("&Clear quarantine"), "success", free,
            [&commands, name] { commands.clearQuarantine(name); });
    if (quarantine.reason == Quarantine::Reason::TooManyDeletes && quarantine.run != 0)
        add("menuAllowDeletes", tr("&Allow deletes…"), "warning", free && !running,
            [this, name] { Q_EMIT allowRequested(name); });
}

void ConfigurationsPage::refresh() { viewModel_->refresh(); }

void ConfigurationsPage::show() {
    const auto& error = viewModel_->error() ? viewModel_->error() : viewModel_->commands().error();
    error_->setVisible(error.has_value());
    if (error) error_->setError(*error);
    if (viewModel_->error()) return;
    const int before = table_->currentSourceRow();
    const int count = int(viewModel_->configurations().size());
    model_->setRows(viewModel_->configurations());
    table_->selectSourceRow(before < 0 ? 0 : before);
    stack_->setCurrentWidget(count > 0 ? static_cast<QWidget*>(table_) : empty_);
    count_->setText(count == 1 ? tr("1 configuration") : tr("%1 configurations").arg(number(count)));
    updated_->setText(tr("updated %1").arg(exactTime(viewModel_->updatedAt())));
    export_->setEnabledOr(count > 0, tr("There is nothing to export"));
    Q_EMIT listed(count);
}

}  // namespace hs::ui
