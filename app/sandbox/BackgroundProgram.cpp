#include "app/sandbox/BackgroundProgram.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "app/sandbox/OtherProcess.h"

extern char** environ;  // NOLINT: POSIX gives it no header without extensions

namespace hs::sandbox {

namespace {

/// posix_spawn's two tables, destroyed in any case.
struct SpawnTables {
    SpawnTables() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnTables() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnTables(const SpawnTables&) = delete;
    SpawnTables& operator=(const SpawnTables&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

/// A new session, and signals as a program expects them whatever its starter blocks or ignores.
void separate(SpawnTables& tables) {
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGCHLD}) sigaddset(&usual, signal);
    posix_spawnattr_setsigmask(&tables.attributes, &none);
    posix_spawnattr_setsigdefault(&tables.attributes, &usual);
    posix_spawnattr_setflags(&tables.attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

}  // namespace

Result<std::int64_t> startInBackground(const std::string& program, const std::vector<std::string>& arguments,
                                       const std::string& logFile) {
    SpawnTables tables;
    separate(tables);
    posix_spawn_file_actions_addopen(&tables.files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&tables.files, STDOUT_FILENO, logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     0600);
    posix_spawn_file_actions_adddup2(&tables.files, STDOUT_FILENO, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&tables.files, STDERR_FILENO + 1);  // nothing of ours stays open in it
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t pid = 0;
    const int failed =
        ::posix_spawn(&pid, program.c_str(), &tables.files, &tables.attributes, pointers.data(), environ);
    if (failed != 0)
        return Error(ErrorCode::Unavailable, "The program does not start.").on(program).saying(std::strerror(failed));
    return static_cast<std::int64_t>(pid);
}

std::string ownProgram(const std::string& name) {
    std::error_code error;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path beside = own.parent_path() / name;
    return own.filename() != name && std::filesystem::exists(beside, error) ? beside.string() : own.string();
}

Result<void> waitForFile(const std::string& directory, const std::string& name, std::int64_t pid, int milliseconds) {
    const OtherProcess process(pid);
    const int watch = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    ::inotify_add_watch(watch, directory.c_str(), IN_MOVED_TO | IN_CREATE);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    Result<void> result;
    while (!std::filesystem::exists(directory + '/' + name)) {  // looked at after the watch began: nothing is missed
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        std::array<pollfd, 2> events{{{watch, POLLIN, 0}, {process.descriptor(), POLLIN, 0}}};
        if (left.count() <= 0) result = Error(ErrorCode::Timeout, "The program is not ready in time.");
        else if (process.waitForEnd(0))
            result = Error(ErrorCode::Unavailable, "The program ended before it was ready.");
        else ::poll(events.data(), events.size(), static_cast<int>(left.count()));
        if (!result.ok()) break;
        std::array<char, 4096> read{};
        while (::read(watch, read.data(), read.size()) > 0) continue;
    }
    ::close(watch);
    return result;
}

}  // namespace hs::sandbox
