#include "core/service/AgentSocket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace hs::service {

namespace {

constexpr std::chrono::milliseconds patience{10000};
constexpr int slice = 50;  // milliseconds between two looks at the stop token

Error closed(const std::string& path) {
    return Error(ErrorCode::Unavailable, "The agent closed the connection before it answered.")
        .on(path)
        .next("Look at its log; then ask again.");
}

}  // namespace

Result<void> socketAddress(const std::string& path, sockaddr_un& address) {
    address = {};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path))
        return Error(ErrorCode::InvalidInput, "The path of the agent's socket is too long.")
            .on(path)
            .next("Set HYBRIDSYNC_HOME to a shorter directory.");
    std::memcpy(address.sun_path, path.data(), path.size());
    return {};
}

Result<AgentSocket> AgentSocket::connect(const std::string& path) {
    sockaddr_un address;
    HS_TRY(socketAddress(path, address));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // A hung agent with a full queue must not hang its visitors.
    const timeval most{3, 0};
    if (socket >= 0) ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most);
    if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (socket >= 0) ::close(socket);
        return Error(ErrorCode::NotFound, "No agent runs for this profile.")
            .on(path)
            .next("Start hybridsync-agent, or go on without one: each program then runs the engine itself.");
    }
    return AgentSocket(socket, path);
}

AgentSocket::AgentSocket(AgentSocket&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), path_(std::move(other.path_)), received_(std::move(other.received_)) {}

AgentSocket::~AgentSocket() {
    if (socket_ >= 0) ::close(socket_);
}

Result<void> AgentSocket::send(const std::string& line) {
    const std::string whole = line + '\n';
    std::size_t sent = 0;
    while (sent < whole.size()) {
        const auto count = ::send(socket_, whole.data() + sent, whole.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return closed(path_);
        sent += static_cast<std::size_t>(count);
    }
    return {};
}

Result<std::string> AgentSocket::next(std::chrono::milliseconds most, std::stop_token stop) {
    char buffer[16384];
    std::chrono::milliseconds waited{0};
    while (true) {
        if (const auto end = received_.find('\n'); end != std::string::npos) {
            std::string line = received_.substr(0, end);
            received_.erase(0, end + 1);
            return line;
        }
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the agent was asked.").on(path_);
        pollfd waiting{socket_, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, slice);
        if (ready == 0) waited += std::chrono::milliseconds(slice);
        if (most.count() > 0 && waited >= most)
            return Error(ErrorCode::Timeout, "The agent did not answer.")
                .on(path_)
                .next("Look at its log, restart it.");
        if (ready <= 0) continue;
        const auto count = ::read(socket_, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return closed(path_);
        received_.append(buffer, static_cast<std::size_t>(count));
    }
}

Result<std::string> askAgent(const std::string& socketPath, const std::string& line) {
    HS_ASSIGN(AgentSocket socket, AgentSocket::connect(socketPath));
    HS_TRY(socket.send(line));
    HS_ASSIGN(std::string last, socket.next(patience, {}));
    while (last.rfind("{\"event\"", 0) == 0) { HS_ASSIGN(last, socket.next(patience, {})); }
    return last;
}

}  // namespace hs::service
