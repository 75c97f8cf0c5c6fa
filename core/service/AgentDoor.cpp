#include "core/service/AgentDoor.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/service/AgentSocket.h"
#include "core/service/AgentVisit.h"
#include "core/service/AgentWire.h"

namespace hs::service {

namespace {

constexpr std::size_t mostVisitors = 64;
constexpr std::chrono::seconds patience{10};  // for a request that does not come

}  // namespace

/// The door's own state, which its thread works with.
class AgentDoor::Room {
public:
    Room(int listener, std::string path, Clock& clock, Host host)
        : listener_(listener), path_(std::move(path)), clock_(clock), host_(std::move(host)) {}

    ~Room() {
        for (const auto& visit : visits_) visit->close();
        ::close(listener_);
        ::unlink(path_.c_str());
    }

    void serve(std::stop_token stop) {
        const std::stop_callback wake(stop, [this] { bell_->ring(); });
        while (!stop.stop_requested()) {
            std::vector<pollfd> watched{{listener_, POLLIN, 0}, {bell_->descriptor(), POLLIN, 0}};
            for (const auto& visit : visits_) {
                const int talking = visit->hasToSay() ? POLLOUT : 0;
                watched.push_back({visit->socket(), static_cast<short>(POLLIN | talking), 0});
            }
            if (::poll(watched.data(), watched.size(), 1000) < 0 && errno != EINTR) return;
            bell_->quiet();
            const std::size_t known = visits_.size();
            if ((watched[0].revents & POLLIN) != 0) admit();
            for (std::size_t i = 0; i < known; ++i)
                if (!attend(visits_[i], watched[i + 2].revents)) leave(visits_[i]);
            std::erase(visits_, nullptr);
        }
    }

private:
    void admit() {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) return;
        auto visit = std::make_shared<AgentVisit>(socket, bell_, clock_.steady());
        if (visits_.size() >= mostVisitors) {
            visit->answer(errorLine(Error(ErrorCode::Throttled, "Too many programs ask the agent at once.")
                                        .next("Try again in a moment.")));
            visit->write();
            visit->close();
            return;
        }
        visits_.push_back(std::move(visit));
    }

    /// False when the visit is over.
    bool attend(const std::shared_ptr<AgentVisit>& visit, short happened) {
        if ((happened & (POLLIN | POLLHUP | POLLERR)) != 0) {
            std::string line;
            switch (visit->read(line)) {
                case AgentVisit::Heard::Left: return false;
                case AgentVisit::Heard::Nothing: break;
                case AgentVisit::Heard::Line: host_(line, visit); break;
                case AgentVisit::Heard::TooMuch:
                    visit->answer(errorLine(Error(ErrorCode::InvalidInput, "A request of more than a mebibyte.")
                                                .next("Send one short line of JSON.")));
                    break;
            }
        }
        if (!visit->asked() && clock_.steady() - visit->arrived() > patience) return false;
        return visit->write();
    }

    static void leave(std::shared_ptr<AgentVisit>& visit) {
        visit->close();
        visit.reset();
    }

    int listener_;
    std::string path_;
    Clock& clock_;
    Host host_;
    std::shared_ptr<Doorbell> bell_ = std::make_shared<Doorbell>();
    std::vector<std::shared_ptr<AgentVisit>> visits_;
};

Result<std::unique_ptr<AgentDoor>> AgentDoor::open(const std::string& path, Clock& clock, Host host) {
    sockaddr_un address;
    HS_TRY(socketAddress(path, address));
    if (const auto other = AgentSocket::connect(path); other.ok())
        return Error(ErrorCode::Conflict, "Another agent already works for this profile.")
            .on(path)
            .next("Stop that agent first, or use another profile.");
    ::unlink(path.c_str());  // left by a killed agent: nobody answers on it
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto unavailable = [&](const char* what) {
        const std::string reason = std::strerror(errno);
        if (listener >= 0) ::close(listener);
        return Error(ErrorCode::Unavailable, what).on(path).saying(reason).next("Check the rights on the directory.");
    };
    if (listener < 0) return unavailable("The agent's socket cannot be made.");
    const mode_t before = ::umask(0177);
    const int bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::umask(before);
    if (bound != 0 || ::listen(listener, 64) != 0) return unavailable("The agent's socket cannot be opened.");
    return std::unique_ptr<AgentDoor>(new AgentDoor(std::make_unique<Room>(listener, path, clock, std::move(host))));
}

AgentDoor::AgentDoor(std::unique_ptr<Room> room)
    : room_(std::move(room)), thread_([this](std::stop_token stop) { room_->serve(stop); }) {}

AgentDoor::~AgentDoor() {
    thread_.request_stop();
    thread_.join();
}

}  // namespace hs::service
