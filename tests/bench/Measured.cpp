#include "tests/bench/Measured.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <regex>

namespace hs::bench {

namespace {

/// Peak memory so far, 0 once it has ended. (What `wait4` tells also counts this program before the `exec`.)
double peakMegabytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024.0;
    return 0;
}

/// Until the process closes its end; its memory is looked at fifty times a second.
void follow(pid_t process, int descriptor, Measured& measured) {
    char buffer[65536];
    for (;;) {
        pollfd waiting{descriptor, POLLIN, 0};
        const bool said = ::poll(&waiting, 1, 20) > 0;
        measured.peakMegabytes = std::max(measured.peakMegabytes, peakMegabytes(process));
        if (!said) continue;
        const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
        if (count <= 0) return;
        measured.out.append(buffer, static_cast<std::size_t>(count));
    }
}

}  // namespace

Measured runProgram(const std::string& program, const std::vector<std::string>& arguments) {
    const std::string path = std::string(HYBRIDSYNC_BIN_DIR) + "/" + program;
    std::vector<char*> words{const_cast<char*>(path.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    int pipe[2];
    Measured measured;
    if (::pipe2(pipe, O_CLOEXEC) != 0) return measured;
    measured.seconds = secondsOf([&] {
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            ::execv(path.c_str(), words.data());
            ::_exit(127);
        }
        ::close(pipe[1]);
        follow(child, pipe[0], measured);
        int status = 0;
        ::waitpid(child, &status, 0);
        measured.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    });
    ::close(pipe[0]);
    return measured;
}

double cycleSeconds(const std::string& printed) {
    static const std::regex pattern(R"re( in (\d+) ms)re");
    std::smatch match;
    return std::regex_search(printed, match, pattern) ? std::stod(match[1]) / 1000.0 : 0.0;
}

}  // namespace hs::bench
