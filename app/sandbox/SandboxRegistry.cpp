#include "app/sandbox/SandboxRegistry.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "app/sandbox/OtherProcess.h"
#include "app/sandbox/PrivateFiles.h"

namespace hs::sandbox {

namespace {

constexpr int stopMilliseconds = 15000;
constexpr int killMilliseconds = 5000;

std::string runtimeDirectory() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code error;
    if (runtime != nullptr && std::filesystem::is_directory(runtime, error)) return runtime;
    return "/tmp";
}

/// A slapd that outlived its sandbox. The kernel ends it with its owner; this is for kernels and moments where it does
/// not.
void endOrphanedDirectory(const std::string& directory) {
    const auto text = readWhole(directory + "/directory/slapd.pid");
    if (!text.ok()) return;
    const OtherProcess process(std::strtoll(text->c_str(), nullptr, 10));
    if (process.commandLineHas(directory)) process.end(SIGKILL, killMilliseconds);
}

}  // namespace

Result<SandboxRegistry> SandboxRegistry::open() {
    const std::string root = runtimeDirectory() + "/hybridsync-" + std::to_string(::getuid());
    HS_TRY(makePrivateDirectory(root));
    return SandboxRegistry(root);
}

SandboxRegistry::Entry SandboxRegistry::entryAt(const std::string& id) const {
    Entry entry{id, root_ + '/' + id, std::nullopt};
    entry.server = FileLock::holder(entry.lockPath());
    return entry;
}

std::vector<SandboxRegistry::Entry> SandboxRegistry::entries() const {
    std::vector<Entry> found;
    std::error_code error;
    for (const auto& item : std::filesystem::directory_iterator(root_, error))
        if (item.is_directory(error) && !item.is_symlink(error))
            found.push_back(entryAt(item.path().filename().string()));
    return found;
}

Result<SandboxState> SandboxRegistry::readState(const Entry& entry) {
    HS_ASSIGN(const std::string text, readWhole(entry.statePath()));
    return SandboxState::fromJson(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
}

std::vector<SandboxState> SandboxRegistry::running() const {
    std::vector<SandboxState> states;
    for (const Entry& entry : entries()) {
        if (!entry.server) continue;
        if (auto state = readState(entry); state.ok()) states.push_back(*std::move(state));
    }
    return states;
}

Result<FileLock> SandboxRegistry::exclusive() const {
    constexpr int attempts = 10;  // somebody who leaves may remove the place between our two steps
    Result<FileLock> lock = Error(ErrorCode::Denied, "");
    for (int i = 0; i < attempts && !lock.ok(); ++i) {
        HS_TRY(makePrivateDirectory(root_));
        lock = FileLock::take(lockPath(), FileLock::Wait::Yes);
    }
    return lock;
}

void SandboxRegistry::leaveWhenEmpty() const {
    if (!entries().empty()) return;
    ::unlink(lockPath().c_str());
    ::rmdir(root_.c_str());
}

void SandboxRegistry::tidy() const {
    for (const Entry& entry : entries()) {
        if (entry.server) continue;
        endOrphanedDirectory(entry.directory);
        if (const auto removed = removeDirectory(entry.directory); !removed.ok())
            continue;  // the next one may fare better
    }
}

void SandboxRegistry::tidyUnlessBusy() const {
    const auto lock = FileLock::take(lockPath(), FileLock::Wait::No);
    if (!lock.ok()) return;
    tidy();
    leaveWhenEmpty();
}

Result<SandboxRegistry::Entry> SandboxRegistry::add() const {
    constexpr int attempts = 100;
    for (int i = 0; i < attempts; ++i) {
        const QString id = QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
        Entry entry{id.toStdString(), root_ + '/' + id.toStdString(), std::nullopt};
        if (std::filesystem::exists(entry.directory)) continue;
        HS_TRY(makePrivateDirectory(entry.directory));
        return entry;
    }
    return Error(ErrorCode::Unavailable, "There is no room for another sandbox.").on(root_);
}

Result<void> SandboxRegistry::stop(const Entry& entry) const {
    if (entry.server) {
        const OtherProcess server(*entry.server);
        if (!server.end(SIGTERM, stopMilliseconds)) server.end(SIGKILL, killMilliseconds);
    }
    endOrphanedDirectory(entry.directory);
    return removeDirectory(entry.directory);
}

}  // namespace hs::sandbox
