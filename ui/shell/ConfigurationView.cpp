#include "ui/shell/ConfigurationView.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/job/JobBar.h"
#include "ui/job/JobViewModel.h"
#include "ui/kit/Breadcrumb.h"
#include "ui/kit/Button.h"
#include "ui/kit/CommandBar.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/NavigationList.h"
#include "ui/kit/Theme.h"
#include "ui/logs/LogsPage.h"
#include "ui/mapping/MappingPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/properties/PropertiesPage.h"
#include "ui/provision/ProvisionPage.h"
#include "ui/runs/RunsPage.h"
#include "ui/scoping/ScopingPage.h"
#include "ui/shell/ConfigurationViewModel.h"

namespace hs::ui {

ConfigurationView::ConfigurationView(service::Client& client, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      viewModel_(new ConfigurationViewModel(client, this)),
      breadcrumb_(new Breadcrumb(QStringLiteral("breadcrumb"))),
      error_(new ErrorView(QStringLiteral("configurationError"))),
      stack_(new QStackedWidget),
      tabs_(new QTabWidget) {
    setObjectName(QStringLiteral("configurationView"));
    buildPages(client, clock);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::card, space::card, space::page, space::control);
    head->setSpacing(space::control);
    breadcrumb_->setContentsMargins(space::card, 0, 0, 0);
    head->addWidget(breadcrumb_);
    head->addWidget(buildCommands());
    auto* errorPlace = new QHBoxLayout;
    errorPlace->setContentsMargins(space::card, 0, 0, 0);
    errorPlace->addWidget(error_);
    head->addLayout(errorPlace);
    column->addLayout(head);
    auto* rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFixedHeight(1);
    column->addWidget(rule);
    auto* inside = new QHBoxLayout;
    inside->setSpacing(0);
    inside->addWidget(buildNavigation());
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFixedWidth(1);
    inside->addWidget(line);
    inside->addWidget(stack_, 1);
    column->addLayout(inside, 1);
    connect(breadcrumb_, &Breadcrumb::stepChosen, this, &ConfigurationView::left);
    connect(viewModel_, &ConfigurationViewModel::changed, this, &ConfigurationView::show);
    connect(viewModel_, &ConfigurationViewModel::removed, this, &ConfigurationView::left);
    show();
}

void ConfigurationView::buildPages(service::Client& client, const Clock& clock) {
    overview_ = new OverviewPage(client, clock);
    properties_ = new PropertiesPage(client, clock);
    provision_ = new ProvisionPage(client);
    logs_ = new LogsPage(client, clock);
    runs_ = new RunsPage(client, clock);
    tabs_->setObjectName(QStringLiteral("configurationTabs"));
    tabs_->setAccessibleName(tr("Overview and properties"));
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setObjectName(QStringLiteral("configurationTabBar"));
    tabs_->tabBar()->setAccessibleName(tr("Overview and properties"));
    tabs_->addTab(overview_, tr("Overview"));
    tabs_->addTab(properties_, tr("Properties"));
    stack_->addWidget(tabs_);
    pages_ = {{QStringLiteral("overview"), overview_},
              {QStringLiteral("properties"), properties_},
              {QStringLiteral("provision"), provision_},
              {QStringLiteral("scoping"), new ScopingPage(client)},
              {QStringLiteral("mapping"), new MappingPage(client)},
              {QStringLiteral("logs"), logs_},
              {QStringLiteral("runs"), runs_}};
    for (const auto& [key, page] : pages_)
        if (page != overview_ && page != properties_) stack_->addWidget(page);
    connect(tabs_, &QTabWidget::currentChanged, this, [this](int index) {
        if (name_.isEmpty()) return;
        (index == 0 ? static_cast<Page*>(overview_) : properties_)->showConfiguration(name_);
        Q_EMIT placeChanged();
    });
    connect(overview_, &OverviewPage::runsRequested, this, [this] { go(QStringLiteral("runs")); });
    connect(overview_, &OverviewPage::runRequested, this, &ConfigurationView::openRun);
    connect(overview_, &OverviewPage::logsRequested, this, [this] { go(QStringLiteral("logs")); });
    connect(overview_, &OverviewPage::enableRequested, this, [this] { viewModel_->setEnabled(true); });
    connect(viewModel_, &ConfigurationViewModel::changed, overview_, &OverviewPage::refresh);
    JobViewModel& job = overview_->viewModel();
    connect(provision_, &ProvisionPage::runRequested, this, &ConfigurationView::openRun);
    connect(runs_, &RunsPage::logRequested, this, &ConfigurationView::openLogOf);
    connect(logs_, &LogsPage::runRequested, this, [this](const QString&, qint64 run) { openRun(run); });
    connect(&job, &JobViewModel::runChanged, this, &ConfigurationView::show);
    connect(&job, &JobViewModel::changed, this, &ConfigurationView::show);
    connect(&job, &JobViewModel::runEnded, viewModel_, &ConfigurationViewModel::refresh);
    connect(properties_, &PropertiesPage::propertiesApplied, viewModel_, &ConfigurationViewModel::refresh);
}

QWidget* ConfigurationView::buildCommands() {
    bar_ = new JobBar(overview_->viewModel());
    toggle_ = bar_->bar()->addCommand(QStringLiteral("toggleEnabled"), tr("Disa&ble"), QStringLiteral("skipped"));
    delete_ = bar_->bar()->addCommand(QStringLiteral("deleteConfiguration"), tr("De&lete"), QStringLiteral("delete"));
    bar_->bar()->addStretch();
    connect(bar_, &JobBar::runStarted, this, [this] { go(QStringLiteral("overview")); });
    connect(toggle_, &Button::clicked, this, [this] { viewModel_->setEnabled(!viewModel_->isEnabled()); });
    connect(delete_, &Button::clicked, this, &ConfigurationView::confirmRemoval);
    return bar_;
}

QWidget* ConfigurationView::buildNavigation() {
    navigation_ = new NavigationList(QStringLiteral("configurationNavigation"), tr("Pages of the configuration"));
    navigation_->setFixedWidth(240);
    navigation_->addPlace(QStringLiteral("overview"), tr("Overview"), QStringLiteral("overview"));
    navigation_->addSection(tr("Manage"));
    navigation_->addPlace(QStringLiteral("provision"), tr("Provision on demand"), QStringLiteral("provision"));
    navigation_->addPlace(QStringLiteral("scoping"), tr("Scoping filters"), QStringLiteral("filter"));
    navigation_->addPlace(QStringLiteral("mapping"), tr("Attribute mapping"), QStringLiteral("mapping"));
    navigation_->addSection(tr("Monitor"));
    navigation_->addPlace(QStringLiteral("logs"), tr("Provisioning logs"), QStringLiteral("logs"));
    navigation_->addPlace(QStringLiteral("runs"), tr("Runs"), QStringLiteral("runs"));
    connect(navigation_, &NavigationList::chosen, this, &ConfigurationView::go);
    return navigation_;
}

void ConfigurationView::open(const QString& name, const QString& place) {
    name_ = name;
    breadcrumb_->setPath({tr("Configurations"), name});
    viewModel_->load(name);
    overview_->showConfiguration(name);
    go(pages_.count(place) ? place : QStringLiteral("overview"));
}

void ConfigurationView::go(const QString& place) {
    const auto found = pages_.find(place);
    if (found == pages_.end() || name_.isEmpty()) return;
    const bool inTabs = found->second == overview_ || found->second == properties_;
    navigation_->select(inTabs ? QStringLiteral("overview") : place);
    stack_->setCurrentWidget(inTabs ? static_cast<QWidget*>(tabs_) : found->second);
    if (inTabs && tabs_->currentWidget() != found->second) {
        tabs_->setCurrentWidget(found->second);  // shows the configuration by itself
        return;
    }
    found->second->showConfiguration(name_);
    Q_EMIT placeChanged();
}

JobViewModel& ConfigurationView::job() { return overview_->viewModel(); }

void ConfigurationView::runDelta() { bar_->runDelta(); }

void ConfigurationView::offerAllow() { overview_->offerAllow(); }

void ConfigurationView::openRun(qint64 run) {
    go(QStringLiteral("runs"));
    runs_->openRun(run);
}

void ConfigurationView::openLogOf(qint64 run) {
    go(QStringLiteral("logs"));
    logs_->showRun(name_, run);
}

QString ConfigurationView::place() const {
    for (const auto& [key, page] : pages_)
        if (page == currentPage()) return key;
    return QStringLiteral("overview");
}

Page* ConfigurationView::currentPage() const {
    QWidget* front = stack_->currentWidget() == tabs_ ? tabs_->currentWidget() : stack_->currentWidget();
    return qobject_cast<Page*>(front);
}

void ConfigurationView::refresh() {
    viewModel_->refresh();
    if (Page* page = currentPage()) page->refresh();
}

void ConfigurationView::show() {
    const bool running = overview_->viewModel().isRunning();
    bar_->redraw(viewModel_->isEnabled());
    toggle_->setCaption(viewModel_->isEnabled() ? tr("Disa&ble") : tr("Ena&ble"));
    toggle_->setEnabledOr(!viewModel_->isBusy(), tr("Being saved"));
    delete_->setEnabledOr(!viewModel_->isBusy() && !running, running ? tr("A run is going on") : tr("Being saved"));
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    Q_EMIT summaryChanged();
}

void ConfigurationView::confirmRemoval() {
    const Confirmation asked{QStringLiteral("confirmDelete"), tr("Delete configuration"),
                             tr("Delete %1?").arg(name_),     viewModel_->removalSentence(),
                             tr("&Delete 1 configuration"),   QStringLiteral("delete"),
                             QStringLiteral("cancelDelete")};
    if (confirmed(this, asked)) viewModel_->remove();
}

}  // namespace hs::ui
