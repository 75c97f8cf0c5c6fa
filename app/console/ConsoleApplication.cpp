#include "app/console/ConsoleApplication.h"

#include <QEventLoop>
#include <QLocale>
#include <QPromise>
#include <QSettings>
#include <QThread>

#include <cstring>
#include <iostream>

#include "app/console/Capture.h"
#include "app/sandbox/SandboxLauncher.h"
#include "ui/connect/ConnectPage.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::console {

namespace {

constexpr int wrongUsage = 1;
constexpr int cannotStart = 6;

int fail(const Error& error) {
    std::cerr << "hybridsync-console: " << error.toLine() << '\n';
    return cannotStart;
}

/// Work on a thread of its own; the future's watcher brings the answer to the window's thread.
template <typename Work>
auto onThread(Work work) {
    using Answer = decltype(work());
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QThread* thread = QThread::create([promise, work] {
        promise->addResult(work());
        promise->finish();
    });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    return promise->future();
}

template <typename T>
T waited(const QFuture<T>& future) {
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) loop.exec();
    return future.result();
}

}  // namespace

void ConsoleApplication::prepare(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::strncmp(argv[i], "--capture", 9) != 0) continue;
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_SCALE_FACTOR", "1");
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
}

ConsoleApplication::ConsoleApplication(int& argc, char** argv) : QApplication(argc, argv) {
    setOrganizationName(QStringLiteral("hybridsync"));
    setApplicationName(QStringLiteral("hybridsync-console"));
    setApplicationDisplayName(QStringLiteral("Hybrid Sync"));
    setApplicationVersion(QStringLiteral(HYBRIDSYNC_VERSION));
    setDesktopFileName(QStringLiteral("hybridsync-console"));
    connect(&starting_, &QFutureWatcherBase::finished, this, [this] { sandboxStarted(starting_.result()); });
}

ConsoleApplication::~ConsoleApplication() {
    window_.reset();
    assembly_.reset();
    for (const std::string& id : ourSandboxes_)
        if (const auto stopped = sandbox::SandboxLauncher::down(id); !stopped.ok()) fail(stopped.error());
}

int ConsoleApplication::run() {
    int exitCode = 0;
    const auto parsed = ConsoleArguments::parse(arguments(), exitCode);
    if (!parsed) return exitCode == 0 ? 0 : wrongUsage;
    arguments_ = *parsed;
    if (!arguments_.captureDirectory.isEmpty()) return capture();
    settings_ = std::make_unique<QSettings>();
    ui::applyTheme(*this, ui::themeChoice(settings_->value(QStringLiteral("appearance/theme")).toString()));
    const auto profile = chosenProfile();
    if (!profile.ok()) return fail(profile.error());
    if (const auto opened = open(*profile); !opened.ok()) return fail(opened.error());
    showWindow();
    return exec();
}

Result<wiring::Profile> ConsoleApplication::chosenProfile() {
    std::optional<sandbox::SandboxState> state;
    const std::string name = arguments_.profile.toStdString();
    const bool namesSandbox = name.rfind("sandbox-", 0) == 0;
    if (arguments_.startSandbox) {
        HS_ASSIGN(state, startSandbox(true));
    } else if (arguments_.sandbox || namesSandbox) {
        state = sandbox::findSandbox(namesSandbox ? name.substr(8) : std::string());
        if (!state)
            return Error(ErrorCode::NotFound, "No sandbox is running.")
                .next("Start with --start-sandbox, or choose Start the sandbox in the console.");
    }
    if (state) return wiring::Profile{state->profile, state->profileDirectory};
    return wiring::Profile::named(name);
}

Result<void> ConsoleApplication::open(const wiring::Profile& profile) {
    wiring::AssemblyOptions options;
    options.isConsole = true;
    // A sandbox leaves nothing behind, not even in the keychain, whose library also serves one profile a process only.
    options.preferKeychain = profile.name.rfind("sandbox-", 0) != 0;
    options.browser = &browser_;
    window_.reset();  // it lives on the engine that goes now
    assembly_.reset();
    HS_ASSIGN(assembly_, wiring::Assembly::open(profile, options));
    return {};
}

Result<sandbox::SandboxState> ConsoleApplication::startSandbox(bool exchangeSchema) {
    sandbox::SandboxOptions options;
    options.exchangeSchema = exchangeSchema;
    auto state = waited(onThread([options] { return sandbox::SandboxLauncher::up(options); }));
    if (state.ok()) ourSandboxes_.push_back(state->id);
    return state;
}

void ConsoleApplication::showWindow() {
    window_ = std::make_unique<ui::MainWindow>(assembly_->client(), clock_, settings_.get());
    connect(window_.get(), &ui::MainWindow::sandboxRequested, this, &ConsoleApplication::sandboxRequested);
    connect(window_.get(), &ui::MainWindow::themeChosen, this,
            [this](ui::ThemeChoice theme) { ui::applyTheme(*this, theme); });
    window_->show();
}

void ConsoleApplication::sandboxRequested() {
    if (starting_.isRunning()) return;
    window_->connectPage().setSandboxProgress(
        tr("Starting a directory and a tenant with 200 people. This takes a few seconds…"));
    starting_.setFuture(onThread([] { return sandbox::SandboxLauncher::up(sandbox::SandboxOptions{}); }));
}

void ConsoleApplication::sandboxStarted(Result<sandbox::SandboxState> state) {
    if (!state.ok()) {
        window_->connectPage().setSandboxError(state.error());
        return;
    }
    ourSandboxes_.push_back(state->id);
    const std::string configuration = state->configuration;
    if (const auto opened = open(wiring::Profile{state->profile, state->profileDirectory}); !opened.ok()) {
        fail(opened.error());
        exit(cannotStart);
        return;
    }
    showWindow();
    window_->openConfiguration(ui::text(configuration), QStringLiteral("provision"));
}

int ConsoleApplication::capture() {
    ui::applyTheme(*this, ui::ThemeChoice::Light);
    const auto profile = chosenProfile();
    if (!profile.ok()) return fail(profile.error());
    if (const auto opened = open(*profile); !opened.ok()) return fail(opened.error());
    bool complete = captureProfile(true);
    if (arguments_.startSandbox) {
        // A second world, whose forest was never prepared for Exchange.
        const auto bare = startSandbox(false);
        if (!bare.ok()) return fail(bare.error());
        if (const auto opened = open(wiring::Profile{bare->profile, bare->profileDirectory}); !opened.ok())
            return fail(opened.error());
        complete = captureProfile(false) && complete;
    }
    return complete ? 0 : 2;
}

/// One person for each theme, so that both pictures show attributes arriving: the sandbox's own examples, else
/// whoever the directory has.
QStringList ConsoleApplication::captureUsers(const std::string& configuration) {
    if (!arguments_.captureUser.isEmpty()) return {arguments_.captureUser, arguments_.captureUser};
    QStringList users;
    for (const char* wanted : {"Ada Lovelace", "Grace Hopper", "a"}) {
        const auto hits = waited(assembly_->client().searchDirectory(configuration, wanted, {}));
        if (hits.ok() && !hits->empty() && users.size() < 2) users << ui::text(hits->front().dn);
    }
    return users;
}

bool ConsoleApplication::captureProfile(bool everything) {
    service::Client& client = assembly_->client();
    const auto configurations = waited(client.configurations());
    if (!configurations.ok() || configurations->empty()) {
        std::cerr << "hybridsync-console: this profile has no configuration to take pictures of.\n";
        return false;
    }
    const std::string name = configurations->front().configuration.name;
    const QStringList users = captureUsers(name);
    window_ = std::make_unique<ui::MainWindow>(client, clock_, nullptr);
    Capture pictures(*window_, arguments_.captureDirectory, ui::text(name), users);
    const QStringList missed = everything ? pictures.run() : pictures.runProperties();
    for (const QString& one : missed) std::cerr << "hybridsync-console: not seen in time: " << qPrintable(one) << '\n';
    window_.reset();
    return missed.isEmpty();
}

}  // namespace hs::console
