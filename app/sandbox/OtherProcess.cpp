#include "app/sandbox/OtherProcess.h"

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "app/sandbox/PrivateFiles.h"

namespace hs::sandbox {

OtherProcess::OtherProcess(std::int64_t pid) : pid_(pid) {
    // By number: the header of glibc 2.36 declares these calls for C alone.
    if (pid > 0) descriptor_ = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0));
}

OtherProcess::~OtherProcess() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool OtherProcess::waitForEnd(int milliseconds) const {
    if (!exists()) return true;
    pollfd ended{descriptor_, POLLIN, 0};
    int ready = 0;
    do ready = ::poll(&ended, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    return ready == 1;
}

bool OtherProcess::end(int signal, int milliseconds) const {
    if (!exists()) return true;
    ::syscall(SYS_pidfd_send_signal, descriptor_, signal, nullptr, 0);
    if (!waitForEnd(milliseconds)) return false;
    ::waitpid(static_cast<pid_t>(pid_), nullptr, WNOHANG);  // when it was our own child after all
    return true;
}

bool OtherProcess::commandLineHas(const std::string& text) const {
    const auto commandLine = readWhole("/proc/" + std::to_string(pid_) + "/cmdline");
    return commandLine.ok() && commandLine->find(text) != std::string::npos;
}

}  // namespace hs::sandbox
