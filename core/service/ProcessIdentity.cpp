#include "core/service/ProcessIdentity.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <fstream>
#include <sstream>

namespace hs::service {

namespace {

std::string bootOf() {
    std::string boot;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> boot;
    return boot.empty() ? "0" : boot.substr(0, 8);
}

/// "pid:[4026531836]": two containers on one machine may share a host name, but not this.
std::string namespaceOf() {
    std::array<char, 64> target{};
    if (::readlink("/proc/self/ns/pid", target.data(), target.size() - 1) <= 0) return "0";
    std::string digits;
    for (const char c : std::string(target.data()))
        if (c >= '0' && c <= '9') digits += c;
    return digits.empty() ? "0" : digits;
}

/// Field 22 of /proc/pid/stat; the name in field 2 may hold blanks and brackets. Empty when it cannot be read.
std::string startOf(std::int64_t processId) {
    std::ifstream file("/proc/" + std::to_string(processId) + "/stat");
    std::string line;
    if (!std::getline(file, line)) return {};
    const auto close = line.rfind(')');
    if (close == std::string::npos) return {};
    std::istringstream fields(line.substr(close + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        if (!(fields >> field)) return {};
    return field;
}

std::string markOf(std::int64_t processId) { return bootOf() + "-" + namespaceOf() + "-" + startOf(processId); }

}  // namespace

ProcessIdentity ProcessIdentity::own(const std::string& host) {
    const auto id = static_cast<std::int64_t>(::getpid());
    return {host, id, markOf(id)};
}

std::optional<ProcessIdentity> ProcessIdentity::parse(const std::string& text) {
    const auto at = text.rfind('@');
    if (at == std::string::npos) return std::nullopt;
    const auto colon = text.rfind(':', at);
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    ProcessIdentity identity;
    identity.host = text.substr(0, colon);
    identity.mark = text.substr(at + 1);
    const char* const end = text.data() + at;
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, identity.processId);
    if (error != std::errc() || stopped != end || identity.processId <= 0 || identity.processId > INT_MAX)
        return std::nullopt;
    return identity;
}

bool ProcessIdentity::isDeadHere(const std::string& thisHost) const {
    if (host != thisHost) return false;
    const auto first = mark.find('-');
    const auto second = mark.find('-', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) return false;
    if (mark.substr(first + 1, second - first - 1) != namespaceOf()) return false;
    if (mark.substr(0, first) != bootOf()) return true;
    // A signal of 0 asks the kernel, which answers even where /proc hides the processes of others.
    if (::kill(static_cast<pid_t>(processId), 0) != 0 && errno == ESRCH) return true;
    const std::string start = startOf(processId);
    return !start.empty() && start != mark.substr(second + 1);
}

}  // namespace hs::service
