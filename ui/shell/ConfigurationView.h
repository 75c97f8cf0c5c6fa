#pragma once

#include <QWidget>

#include <map>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Page.h"

class QStackedWidget;
class QTabWidget;

namespace hs::ui {

class Breadcrumb;
class Button;
class ConfigurationViewModel;
class ErrorView;
class JobBar;
class JobViewModel;
class LogsPage;
class MappingPage;
class NavigationList;
class OverviewPage;
class PropertiesPage;
class ProvisionPage;
class RunsPage;
class ScopingPage;

/// The inside of one configuration: breadcrumb, commands, second-level navigation and its pages.
class ConfigurationView final : public QWidget {
    Q_OBJECT
public:
    ConfigurationView(service::Client& client, const Clock& clock, QWidget* parent = nullptr);

    /// Opens a configuration at a place ("overview", "properties", "provision", "scoping", "mapping", "logs", "runs").
    void open(const QString& name, const QString& place);
    const QString& name() const { return name_; }
    QString place() const;
    Page* currentPage() const;
    void refresh();
    ConfigurationViewModel& viewModel() { return *viewModel_; }
    JobViewModel& job();
    /// Starts a delta cycle and shows it; does nothing while that cannot be done.
    void runDelta();
    /// Asks whether the plan that a guard holds back is to be written.
    void offerAllow();
    void openRun(qint64 run);
    void openLogOf(qint64 run);

Q_SIGNALS:
    void left();
    void placeChanged();
    /// The name and tenant are known.
    void summaryChanged();

private:
    QWidget* buildCommands();
    QWidget* buildNavigation();
    void buildPages(service::Client& client, const Clock& clock);
    void go(const QString& place);
    void confirmRemoval();
    void show();

    ConfigurationViewModel* viewModel_;
    QString name_;
    Breadcrumb* breadcrumb_;
    JobBar* bar_;
    Button *toggle_, *delete_;
    ErrorView* error_;
    NavigationList* navigation_;
    QStackedWidget* stack_;
    QTabWidget* tabs_;
    OverviewPage* overview_;
    PropertiesPage* properties_;
    ProvisionPage* provision_;
    LogsPage* logs_;
    RunsPage* runs_;
    std::map<QString, Page*> pages_;
};

}  // namespace hs::ui
