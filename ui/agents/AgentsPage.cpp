#include "ui/agents/AgentsPage.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/agents/AgentsModel.h"
#include "ui/agents/AgentsViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/CommandBar.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Toast.h"

namespace hs::ui {

AgentsPage::AgentsPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new AgentsViewModel(client, this)),
      model_(new AgentsModel(clock, this)),
      error_(new ErrorView(QStringLiteral("agentsError"))) {
    setObjectName(QStringLiteral("agentsPage"));
    setAccessibleName(tr("Agents"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::group, space::page, space::group);
    column->setSpacing(space::group);
    auto* header = new PageHeader(tr("Agents"), tr("An agent reads and writes the directory. While none is installed, "
                                                   "this console does its work as long as it is open."));
    search_ = searchField(QStringLiteral("agentsSearch"), tr("Search agents"));
    search_->setFixedWidth(220);
    export_ = new ExportButton(QStringLiteral("exportAgents"), QStringLiteral("agents"));
    export_->addFormat(QStringLiteral("csv"), tr("&CSV"), [this] { return toCsv(*table_->model()); });
    export_->addFormat(QStringLiteral("json"), tr("&JSON"), [this] { return toJson(*table_->model()); });
    header->addWidget(search_);
    header->addWidget(export_);
    column->addWidget(header);
    auto* commands = new CommandBar(QStringLiteral("agentsCommands"));
    restart_ = commands->addCommand(QStringLiteral("restartAgentNow"), tr("Restart &agent"), QStringLiteral("restart"));
    Button* again = commands->addCommand(QStringLiteral("refreshAgents"), tr("&Refresh"), QStringLiteral("refresh"));
    commands->addStretch();
    column->addWidget(commands);
    error_->hide();
    column->addWidget(error_);
    table_ = new Table(QStringLiteral("agentsTable"), tr("Agents"));
    table_->setRows(model_);
    table_->setWidths({160, 100, 80, 310, 120, 110, 110}, AgentsModel::Host);
    column->addWidget(table_, 1);
    column->addWidget(
        subtleLabel(tr("Restart agent drops its cached copy of the schema and every connection. Do it after the Active "
                       "Directory schema was extended.")));
    connect(search_, &QLineEdit::textChanged, this,
            [this](const QString& words) { table_->filter()->setFilterFixedString(words); });
    connect(restart_, &Button::clicked, viewModel_, &AgentsViewModel::restart);
    connect(again, &Button::clicked, this, &AgentsPage::refresh);
    connect(viewModel_, &AgentsViewModel::changed, this, &AgentsPage::show);
    connect(viewModel_, &AgentsViewModel::restarted, this,
            [this] { Toast::tell(window(), Mood::Success, tr("The agent was restarted")); });
}

void AgentsPage::refresh() { viewModel_->refresh(); }

void AgentsPage::show() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    const int before = table_->currentSourceRow();
    model_->setRows(viewModel_->agents());
    table_->selectSourceRow(before < 0 ? 0 : before);
    restart_->setEnabledOr(!viewModel_->isRestarting(), tr("The agent is being restarted"));
    export_->setEnabledOr(!viewModel_->agents().empty(), tr("There is nothing to export"));
}

}  // namespace hs::ui
