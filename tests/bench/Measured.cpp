#include "tests/bench/Measured.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <regex>

namespace hs::bench {

namespace {

std::string readAll(int descriptor) {
    std::string text;
    char buffer[65536];
    for (ssize_t count = 0; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(count));
    return text;
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
        measured.out = readAll(pipe[0]);
        int status = 0;
        rusage usage{};
        ::wait4(child, &status, 0, &usage);
        measured.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        measured.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024.0;
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
