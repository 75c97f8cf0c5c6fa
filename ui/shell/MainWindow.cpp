#include "ui/shell/MainWindow.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/agents/AgentsPage.h"
#include "ui/configurations/ConfigurationsPage.h"
#include "ui/configurations/ConfigurationsViewModel.h"
#include "ui/connect/ConnectPage.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/NavigationList.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Toast.h"
#include "ui/kit/Words.h"
#include "ui/logs/LogsPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/AccountViewModel.h"
#include "ui/shell/ConfigurationView.h"
#include "ui/shell/ConfigurationViewModel.h"
#include "ui/shell/NoticesViewModel.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/TrayIcon.h"

namespace hs::ui {

namespace {
constexpr int wideNavigation = 196;
constexpr int narrowNavigation = 56;
constexpr int roomForBoth = 1440;  // below this width the first navigation shows icons beside the second one
}  // namespace

MainWindow::MainWindow(service::Client& client, const Clock& clock, QSettings* settings, QWidget* parent)
    : QMainWindow(parent),
      settings_(settings),
      account_(new AccountViewModel(client, this)),
      notices_(new NoticesViewModel(client, this)),
      tray_(new TrayIcon(*notices_, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Hybrid Sync"));
    setMinimumSize(960, 640);
    resize(1280, 860);
    build(client, clock);
    wire();
    wireConfigurations();
    wireNotices();
    addKeys();
    if (settings_) restoreGeometry(settings_->value(QStringLiteral("window/geometry")).toByteArray());
    account_->refreshAgent();
    go(QStringLiteral("configurations"));
}

void MainWindow::build(service::Client& client, const Clock& clock) {
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    topBar_ = new TopBar(*account_);
    column->addWidget(topBar_);
    auto* inside = new QHBoxLayout;
    inside->setSpacing(0);
    inside->addWidget(buildNavigation());
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFixedWidth(1);
    inside->addWidget(line);
    stack_ = new QStackedWidget;
    configurations_ = new ConfigurationsPage(client, clock);
    agents_ = new AgentsPage(client, clock);
    logs_ = new LogsPage(client, clock);
    const QString theme = settings_ ? settings_->value(QStringLiteral("appearance/theme")).toString() : QString();
    const bool notices = !settings_ || settings_->value(QStringLiteral("notices/desktop"), true).toBool();
    notices_->setEnabled(notices);
    settingsPage_ = new SettingsPage(themeChoice(theme), notices);
    connect_ = new ConnectPage(client);
    configuration_ = new ConfigurationView(client, clock);
    for (QWidget* page :
         std::initializer_list<QWidget*>{configurations_, agents_, logs_, settingsPage_, connect_, configuration_})
        stack_->addWidget(page);
    inside->addWidget(stack_, 1);
    column->addLayout(inside, 1);
    setCentralWidget(centre);
}

QWidget* MainWindow::buildNavigation() {
    navigation_ = new NavigationList(QStringLiteral("navigation"), tr("Navigation"));
    navigation_->setFixedWidth(wideNavigation);
    navigation_->addPlace(QStringLiteral("configurations"), tr("Configurations"), QStringLiteral("configurations"));
    navigation_->addPlace(QStringLiteral("agents"), tr("Agents"), QStringLiteral("agents"));
    navigation_->addPlace(QStringLiteral("logs"), tr("Provisioning logs"), QStringLiteral("logs"));
    navigation_->addPlace(QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings"));
    return navigation_;
}

void MainWindow::wire() {
    connect(navigation_, &NavigationList::chosen, this, &MainWindow::go);
    connect(configurations_, &ConfigurationsPage::configurationOpened, this,
            [this](const QString& name) { openConfiguration(name); });
    connect(settingsPage_, &SettingsPage::noticesChosen, this, [this](bool on) {
        if (settings_) settings_->setValue(QStringLiteral("notices/desktop"), on);
        notices_->setEnabled(on);
    });
    connect(configurations_, &ConfigurationsPage::newRequested, this, [this] { go(QStringLiteral("connect")); });
    connect(configurations_, &ConfigurationsPage::listed, this, &MainWindow::listed);
    connect(connect_, &ConnectPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(connect_, &ConnectPage::created, this, [this](const QString& name) {
        configurations_->refresh();
        openConfiguration(name);
        Toast::tell(this, Mood::Success, tr("%1 was saved").arg(name));
    });
    connect(connect_, &ConnectPage::cancelled, this, [this] { go(QStringLiteral("configurations")); });
    connect(configuration_, &ConfigurationView::left, this, [this] { go(QStringLiteral("configurations")); });
    connect(configuration_, &ConfigurationView::placeChanged, this, &MainWindow::rememberPlace);
    connect(configuration_, &ConfigurationView::summaryChanged, this, [this] {
        const auto& summary = configuration_->viewModel().summary();
        if (summary && stack_->currentWidget() == configuration_)
            topBar_->setConnection(text(summary->configuration.name), text(summary->configuration.tenant.tenantId));
    });
    connect(settingsPage_, &SettingsPage::themeChosen, this, [this](ThemeChoice theme) {
        if (settings_) settings_->setValue(QStringLiteral("appearance/theme"), themeName(theme));
        Q_EMIT themeChosen(theme);
    });
    connect(account_, &AccountViewModel::signInFailed, this,
            [this] { Toast::tell(this, Mood::Danger, sentence(*account_->error())); });
}

void MainWindow::wireConfigurations() {
    connect(configurations_, &ConfigurationsPage::logsRequested, this,
            [this](const QString& name) { openConfiguration(name, QStringLiteral("logs")); });
    connect(configurations_, &ConfigurationsPage::runDeltaRequested, this, [this](const QString& name) {
        openConfiguration(name, QStringLiteral("overview"));
        configuration_->runDelta();
    });
    connect(configurations_, &ConfigurationsPage::allowRequested, this, [this](const QString& name) {
        openConfiguration(name, QStringLiteral("overview"));
        configuration_->offerAllow();
    });
    connect(logs_, &LogsPage::runRequested, this, [this](const QString& name, qint64 run) {
        openConfiguration(name, QStringLiteral("runs"));
        configuration_->openRun(run);
    });
}

void MainWindow::wireNotices() {
    connect(notices_, &NoticesViewModel::runningChanged, this, [this] {
        setWindowTitle(notices_->isRunning() ? tr("%1 – Hybrid Sync").arg(notices_->runningSentence())
                                             : tr("Hybrid Sync"));
    });
    connect(notices_, &NoticesViewModel::noticed, this, [this](Mood mood, const QString& title) {
        if (!tray_->isAvailable()) Toast::tell(this, mood, title);
    });
    connect(tray_, &TrayIcon::opened, this, [this](const QString& name) {
        showNormal();
        raise();
        activateWindow();
        if (!name.isEmpty()) openConfiguration(name, QStringLiteral("overview"));
    });
}

void MainWindow::addKeys() {
    const auto key = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    key(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        if (stack_->currentWidget() == configuration_) configuration_->runDelta();
    });
    key(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        if (Page* page = currentPage(); page && page->filterField()) {
            page->filterField()->setFocus(Qt::ShortcutFocusReason);
            page->filterField()->selectAll();
        }
    });
    key(QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        if (Page* page = currentPage(); page && page->exportButton()) page->exportButton()->exportNow();
    });
}

Page* MainWindow::currentPage() const {
    return stack_->currentWidget() == configuration_ ? configuration_->currentPage()
                                                     : qobject_cast<Page*>(stack_->currentWidget());
}

void MainWindow::go(const QString& place) {
    Page* page = place == QStringLiteral("agents")     ? static_cast<Page*>(agents_)
                 : place == QStringLiteral("logs")     ? logs_
                 : place == QStringLiteral("settings") ? settingsPage_
                 : place == QStringLiteral("connect")  ? connect_
                                                       : static_cast<Page*>(configurations_);
    navigation_->select(page == connect_ ? QStringLiteral("configurations") : place);
    stack_->setCurrentWidget(page);
    if (page == connect_) {
        connect_->startOver();
        connect_->setCancellable(!configurations_->viewModel().configurations().empty());
    }
    account_->load({});
    topBar_->setConnection({}, {});
    if (page == logs_) logs_->showConfiguration({});
    else page->refresh();
    fitNavigation();
    rememberPlace();
}

void MainWindow::openConfiguration(const QString& name, const QString& place) {
    navigation_->select(QStringLiteral("configurations"));
    stack_->setCurrentWidget(configuration_);
    topBar_->setConnection(name, {});
    configuration_->open(name, place);
    account_->load(name);
    fitNavigation();
    rememberPlace();
}

void MainWindow::listed(int count) {
    if (count == 0 && stack_->currentWidget() == configurations_) go(QStringLiteral("connect"));
    if (!placeRestored_) restorePlace();
}

void MainWindow::refresh() {
    account_->refreshAgent();
    if (stack_->currentWidget() == configuration_) configuration_->refresh();
    else if (Page* page = currentPage()) page->refresh();
}

void MainWindow::restorePlace() {
    placeRestored_ = true;
    if (!settings_) return;
    const QString place = settings_->value(QStringLiteral("place/page")).toString();
    const QString name = settings_->value(QStringLiteral("place/configuration")).toString();
    for (const service::ConfigurationSummary& one : configurations_->viewModel().configurations())
        if (text(one.configuration.name) == name) {
            openConfiguration(name, place);
            return;
        }
    if (name.isEmpty() &&
        (place == QStringLiteral("agents") || place == QStringLiteral("logs") || place == QStringLiteral("settings")))
        go(place);
}

void MainWindow::rememberPlace() {
    if (!settings_ || !placeRestored_) return;
    const bool inside = stack_->currentWidget() == configuration_;
    settings_->setValue(QStringLiteral("place/configuration"), inside ? configuration_->name() : QString());
    settings_->setValue(QStringLiteral("place/page"), inside ? configuration_->place() : navigation_->selected());
}

void MainWindow::fitNavigation() {
    const bool narrow = stack_->currentWidget() == configuration_ && width() < roomForBoth;
    navigation_->setCompact(narrow);
    navigation_->setFixedWidth(narrow ? narrowNavigation : wideNavigation);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    fitNavigation();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Escape closes the panel in front wherever the focus is; a panel that has the focus takes the key itself.
    if (event->key() == Qt::Key_Escape && currentPage())
        for (SidePanel* panel : currentPage()->findChildren<SidePanel*>())
            if (panel->isOpen()) {
                panel->closePanel();
                return;
            }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (settings_) settings_->setValue(QStringLiteral("window/geometry"), saveGeometry());
    rememberPlace();
    QMainWindow::closeEvent(event);
}

}  // namespace hs::ui
