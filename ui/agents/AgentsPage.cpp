#include "ui/agents/AgentsPage.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/agents/AgentsModel.h"
#include "ui/agents/AgentsViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/CommandBar.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/PageHeader.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableExport.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Toast.h"
#include "ui/kit/Words.h"

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
    table_->setWidths({150, 96, 230, 92, 100, 100, 72, 190}, AgentsModel::Now);
    column->addWidget(table_, 1);
    owner_ = bodyLabel({});
    owner_->setObjectName(QStringLiteral("agentsOwner"));
    column->addWidget(owner_);
    column->addWidget(
        subtleLabel(tr("Restart agent drops its cached copy of the schema and every connection. Do it after the Active "
                       "Directory schema was extended.")));
    connect(search_, &QLineEdit::textChanged, this,
            [this](const QString& words) { table_->filter()->setFilterFixedString(words); });
    connect(restart_, &Button::clicked, this, &AgentsPage::askToRestart);
    connect(viewModel_, &AgentsViewModel::workChanged, this, [this] {
        model_->setWork(viewModel_->work());
        owner_->setText(tr("Right to write: %1").arg(viewModel_->owner()));
    });
    connect(again, &Button::clicked, this, &AgentsPage::refresh);
    connect(viewModel_, &AgentsViewModel::changed, this, &AgentsPage::show);
    connect(viewModel_, &AgentsViewModel::restarted, this,
            [this] { Toast::tell(window(), Mood::Success, tr("The agent was restarted")); });
}

void AgentsPage::askToRestart() {
    const int row = table_->currentSourceRow();
    const bool chosen = row >= 0 && row < int(viewModel_->agents().size());
    const QString host = chosen ? text(viewModel_->agents()[std::size_t(row)].host) : tr("this profile");
    const QString work = viewModel_->work();
    const Confirmation asked{QStringLiteral("confirmRestartAgent"),
                             tr("Restart agent"),
                             tr("Restart the agent on %1?").arg(host),
                             tr("It drops its cached copy of the schema and every connection, and reads them again. "
                                "Nothing that was written "
                                "is lost. Now: %1.")
                                 .arg(work.isEmpty() ? tr("no cycle runs") : work),
                             tr("&Restart 1 agent"),
                             QStringLiteral("restart"),
                             {}};
    if (confirmed(this, asked)) viewModel_->restart();
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
