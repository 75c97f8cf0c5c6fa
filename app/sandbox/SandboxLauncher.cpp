#include "app/sandbox/SandboxLauncher.h"

#include <QJsonDocument>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "app/sandbox/BackgroundProgram.h"
#include "app/sandbox/OtherProcess.h"
#include "app/sandbox/PrivateFiles.h"
#include "app/sandbox/Sandbox.h"
#include "app/sandbox/SandboxRegistry.h"

namespace hs::sandbox {

namespace {

constexpr int patience = 30000;     // milliseconds for a small sandbox
constexpr int patiencePerUser = 2;  // an import of a million people takes a while
constexpr std::size_t mostLogText = 2000;

std::vector<std::string> serveArguments(const SandboxOptions& options, const std::string& directory) {
    std::vector<std::string> arguments{"sandbox",          "serve",
                                       "--users",          std::to_string(options.users),
                                       "--seed",           std::to_string(options.seed),
                                       "--exchange-delay", std::to_string(options.exchangeDelaySeconds),
                                       "--directory",      directory};
    if (!options.exchangeSchema) arguments.push_back("--no-exchange-schema");
    if (options.durable) arguments.push_back("--durable");
    return arguments;
}

/// Which directory a path leads to; 0 when to none. Tells one that was removed and made again from the first.
ino_t identityOf(const std::string& directory) {
    struct stat about {};
    return ::stat(directory.c_str(), &about) == 0 ? about.st_ino : 0;
}

Result<int> stopAll(const SandboxRegistry& registry, const std::vector<std::string>& ids) {
    int stopped = 0;
    for (const SandboxRegistry::Entry& entry : registry.entries()) {
        if (std::find(ids.begin(), ids.end(), entry.id) == ids.end()) continue;
        HS_TRY(registry.stop(entry));
        ++stopped;
    }
    return stopped;
}

}  // namespace

Result<SandboxState> SandboxLauncher::up(const SandboxOptions& options, const std::string& program) {
    HS_ASSIGN(const SandboxRegistry registry, SandboxRegistry::open());
    HS_ASSIGN(const FileLock alone, registry.exclusive());
    registry.tidy();
    HS_ASSIGN(SandboxRegistry::Entry entry, registry.add());
    const std::string log = entry.directory + "/serve.log";
    const auto pid = startInBackground(program.empty() ? ownProgram("hybridsync") : program,
                                       serveArguments(options, entry.directory), log);
    if (!pid.ok()) {
        HS_TRY(removeDirectory(entry.directory));
        return pid.error();
    }
    const auto ready = waitForFile(entry.directory, "state.json", *pid, patience + patiencePerUser * options.users);
    if (ready.ok()) return SandboxRegistry::readState(entry);
    const std::string words = readWhole(log).ok() ? *readWhole(log) : std::string();
    entry.server = *pid;
    HS_TRY(registry.stop(entry));
    return Error(ready.error().code, "The sandbox does not start.")
        .saying(words.substr(words.size() - std::min(words.size(), mostLogText)))
        .next("Install slapd if it is missing; otherwise the words above say what stands in the way.");
}

Result<int> SandboxLauncher::down(bool all) {
    HS_ASSIGN(const SandboxRegistry registry, SandboxRegistry::open());
    std::vector<std::string> ids;
    if (all) {
        for (const SandboxState& state : registry.running()) ids.push_back(state.id);
    } else if (const auto state = findSandbox({})) {
        ids.push_back(state->id);
    }
    HS_ASSIGN(const FileLock alone, registry.exclusive());
    HS_ASSIGN(const int stopped, stopAll(registry, ids));
    registry.tidy();
    registry.leaveWhenEmpty();
    return stopped;
}

Result<int> SandboxLauncher::down(const std::string& id) {
    HS_ASSIGN(const SandboxRegistry registry, SandboxRegistry::open());
    HS_ASSIGN(const FileLock alone, registry.exclusive());
    HS_ASSIGN(const int stopped, stopAll(registry, {id}));
    registry.tidy();
    registry.leaveWhenEmpty();
    return stopped;
}

Result<void> SandboxLauncher::serve(const SandboxOptions& options, const std::string& directory, std::stop_token stop) {
    HS_TRY(makePrivateDirectory(directory));
    HS_ASSIGN(const FileLock mine, FileLock::take(directory + "/lock", FileLock::Wait::No));
    SystemClock clock;
    // After a failure the directory stays: `up` reads the log in it, and whoever looks next tidies up.
    HS_ASSIGN(std::unique_ptr<Sandbox> sandbox, Sandbox::startIn(directory, options, clock));
    SandboxState state = sandbox->state();
    state.pid = ::getpid();
    const ino_t identity = identityOf(directory);
    const OtherProcess slapd(sandbox->directory().pid());
    HS_TRY(writePrivately(directory + "/state.json", QJsonDocument(state.toJson()).toJson().toStdString()));
    while (clock.sleepFor(std::chrono::milliseconds(250), stop)) {
        if (identityOf(directory) != identity) break;  // somebody cleared it away: nobody can want it any more
        if (slapd.waitForEnd(0))
            return Error(ErrorCode::Unavailable, "The sandbox's directory server has ended.").on(directory);
    }
    sandbox.reset();
    return identityOf(directory) == identity ? removeDirectory(directory) : Result<void>();
}

}  // namespace hs::sandbox
