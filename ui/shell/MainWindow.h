#pragma once

#include <QMainWindow>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"

class QSettings;
class QStackedWidget;

namespace hs::ui {

class AccountViewModel;
class AgentsPage;
class ConfigurationView;
class ConfigurationsPage;
class ConnectPage;
class LogsPage;
class NoticesViewModel;
class NavigationList;
class SettingsPage;
class TopBar;
class TrayIcon;

/// The window: navigation on the left, the connection in front at the top, one page at a time. Remembers its place.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// `settings` may be null: then nothing is remembered (tests, pictures).
    MainWindow(service::Client& client, const Clock& clock, QSettings* settings, QWidget* parent = nullptr);

    /// Places: "configurations", "agents", "logs", "settings", "connect".
    void go(const QString& place);
    void openConfiguration(const QString& name, const QString& place = {});
    Page* currentPage() const;
    ConnectPage& connectPage() { return *connect_; }
    ConfigurationView& configurationView() { return *configuration_; }
    ConfigurationsPage& configurationsPage() { return *configurations_; }
    NoticesViewModel& notices() { return *notices_; }

Q_SIGNALS:
    void sandboxRequested();
    void themeChosen(hs::ui::ThemeChoice theme);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(service::Client& client, const Clock& clock);
    QWidget* buildNavigation();
    void wire();
    void wireConfigurations();
    void wireNotices();
    void addKeys();
    void listed(int count);
    void refresh();
    void restorePlace();
    void rememberPlace();
    void fitNavigation();

    QSettings* settings_;
    AccountViewModel* account_;
    NoticesViewModel* notices_;
    TrayIcon* tray_;
    TopBar* topBar_;
    NavigationList* navigation_;
    QStackedWidget* stack_;
    ConfigurationsPage* configurations_;
    AgentsPage* agents_;
    LogsPage* logs_;
    SettingsPage* settingsPage_;
    ConnectPage* connect_;
    ConfigurationView* configuration_;
    bool placeRestored_ = false;
};

}  // namespace hs::ui
