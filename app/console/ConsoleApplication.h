#pragma once

#include <QApplication>
#include <QFutureWatcher>

#include <memory>
#include <optional>

#include "app/console/ConsoleArguments.h"
#include "app/console/DesktopBrowser.h"
#include "app/sandbox/SandboxState.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/wiring/Assembly.h"
#include "ui/shell/MainWindow.h"

class QSettings;

namespace hs::console {

/// Puts the console together: a profile, its engine, the window over it. Starts a sandbox when it is asked to, and
/// stops those it started.
class ConsoleApplication final : public QApplication {
    Q_OBJECT
public:
    /// What has to be settled before a QApplication exists: pictures need no display.
    static void prepare(int argc, char** argv);

    ConsoleApplication(int& argc, char** argv);
    ~ConsoleApplication() override;

    int run();

private:
    Result<wiring::Profile> chosenProfile();
    Result<void> open(const wiring::Profile& profile);
    Result<sandbox::SandboxState> startSandbox(bool exchangeSchema);
    void showWindow();
    void sandboxRequested();
    void sandboxStarted(Result<sandbox::SandboxState> state);
    int capture();
    bool captureProfile(bool everything);
    QStringList captureUsers(const std::string& configuration);

    ConsoleArguments arguments_;
    SystemClock clock_;
    DesktopBrowser browser_;
    std::unique_ptr<QSettings> settings_;
    std::unique_ptr<wiring::Assembly> assembly_;
    std::unique_ptr<ui::MainWindow> window_;
    QFutureWatcher<Result<sandbox::SandboxState>> starting_;
    std::vector<std::string> ourSandboxes_;
};

}  // namespace hs::console
