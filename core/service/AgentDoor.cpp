#include "core/service/AgentDoor.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hs::service {

namespace {

constexpr std::size_t longestLine = 1 << 20;

/// Socket paths are limited to about 100 bytes by the system.
Result<sockaddr_un> addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path))
        return Error(ErrorCode::InvalidInput, "The path of the agent's socket is too long.")
            .on(path)
            .next("Set HYBRIDSYNC_HOME to a shorter directory.");
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

/// One line from the peer, or what came until it closed or three seconds passed.
std::string readLine(int socket) {
    std::string line;
    char buffer[4096];
    pollfd waiting{socket, POLLIN, 0};
    while (line.size() < longestLine && ::poll(&waiting, 1, 3000) > 0) {
        const auto count = ::read(socket, buffer, sizeof buffer);
        if (count <= 0) break;
        line.append(buffer, static_cast<std::size_t>(count));
        if (const auto end = line.find('\n'); end != std::string::npos) return line.substr(0, end);
    }
    return line;
}

void writeLine(int socket, std::string line) {
    line += '\n';
    std::size_t sent = 0;
    while (sent < line.size()) {
        const auto count = ::send(socket, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

}  // namespace

Result<std::unique_ptr<AgentDoor>> AgentDoor::open(const std::string& path, Answerer answerer) {
    HS_ASSIGN(const sockaddr_un address, addressOf(path));
    if (askAgent(path, "{\"command\":\"status\"}").ok())
        return Error(ErrorCode::Conflict, "Another agent already works for this profile.")
            .on(path)
            .next("Stop that agent first, or use another profile.");
    ::unlink(path.c_str());  // left by a killed agent: nobody answers on it
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto unavailable = [&](const char* what) {
        const std::string reason = std::strerror(errno);
        if (listener >= 0) ::close(listener);
        return Error(ErrorCode::Unavailable, what).on(path).saying(reason).next("Check the rights on the directory.");
    };
    if (listener < 0) return unavailable("The agent's socket cannot be made.");
    const mode_t before = ::umask(0177);
    const int bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::umask(before);
    if (bound != 0 || ::listen(listener, 16) != 0) return unavailable("The agent's socket cannot be opened.");
    return std::unique_ptr<AgentDoor>(new AgentDoor(listener, path, std::move(answerer)));
}

AgentDoor::AgentDoor(int listener, std::string path, Answerer answerer)
    : listener_(listener),
      path_(std::move(path)),
      answerer_(std::move(answerer)),
      thread_([this](std::stop_token stop) { serve(stop); }) {}

AgentDoor::~AgentDoor() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
    ::unlink(path_.c_str());
}

void AgentDoor::serve(std::stop_token stop) {
    pollfd waiting{listener_, POLLIN, 0};
    while (!stop.stop_requested()) {
        if (::poll(&waiting, 1, 100) <= 0) continue;
        const int peer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (peer < 0) continue;
        writeLine(peer, answerer_(readLine(peer)));
        ::close(peer);
    }
}

Result<std::string> askAgent(const std::string& socketPath, const std::string& line) {
    HS_ASSIGN(const sockaddr_un address, addressOf(socketPath));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (socket >= 0) ::close(socket);
        return Error(ErrorCode::NotFound, "No agent runs for this profile.")
            .on(socketPath)
            .next("Start hybridsync-agent, or go on without one: each program then runs the engine itself.");
    }
    writeLine(socket, line);
    std::string answer = readLine(socket);
    ::close(socket);
    if (answer.empty())
        return Error(ErrorCode::Timeout, "The agent did not answer.")
            .on(socketPath)
            .next("Look at its log, restart it.");
    return answer;
}

}  // namespace hs::service
