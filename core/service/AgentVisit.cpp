#include "core/service/AgentVisit.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace hs::service {

namespace {

constexpr std::size_t longestLine = 1 << 20;
constexpr std::size_t longestQueue = 1000;

}  // namespace

Doorbell::Doorbell() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Doorbell::~Doorbell() {
    if (event_ >= 0) ::close(event_);
}

void Doorbell::ring() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto count = ::write(event_, &one, sizeof one);  // full = rung already
}

void Doorbell::quiet() {
    std::uint64_t times = 0;
    [[maybe_unused]] const auto count = ::read(event_, &times, sizeof times);
}

AgentVisit::AgentVisit(int socket, std::shared_ptr<Doorbell> bell, Moment arrived)
    : socket_(socket), bell_(std::move(bell)), arrived_(arrived) {}

AgentVisit::~AgentVisit() { ::close(socket_); }

void AgentVisit::put(std::string line, bool last) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || answered_) return;
        if (!last && waiting_.size() >= longestQueue) return;
        answered_ = last;
        waiting_.push_back(std::move(line) + '\n');
    }
    bell_->ring();
}

void AgentVisit::tell(std::string line) { put(std::move(line), false); }
void AgentVisit::answer(std::string line) { put(std::move(line), true); }

void AgentVisit::keep(std::shared_ptr<void> attachment) {
    const std::lock_guard lock(mutex_);
    if (!closed_) attachments_.push_back(std::move(attachment));
}

AgentVisit::Heard AgentVisit::read(std::string& line) {
    char buffer[16384];
    while (true) {
        const auto count = ::recv(socket_, buffer, sizeof buffer, MSG_DONTWAIT);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) return Heard::Nothing;  // on Linux the same as EWOULDBLOCK
        if (count <= 0) return Heard::Left;
        if (asked_) continue;  // one request a visit; more is not listened to
        heard_.append(buffer, static_cast<std::size_t>(count));
        if (const auto end = heard_.find('\n'); end < longestLine) {  // and so not npos
            line = heard_.substr(0, end);
            heard_.clear();
            asked_ = true;
            return Heard::Line;
        }
        if (heard_.size() >= longestLine) {
            heard_.clear();
            asked_ = true;
            return Heard::TooMuch;
        }
    }
}

bool AgentVisit::hasToSay() const {
    const std::lock_guard lock(mutex_);
    return !waiting_.empty();
}

bool AgentVisit::write() {
    const std::lock_guard lock(mutex_);
    while (!waiting_.empty()) {
        const std::string& first = waiting_.front();
        const auto count =
            ::send(socket_, first.data() + sentOfFirst_, first.size() - sentOfFirst_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) return true;
        if (count <= 0) return false;
        sentOfFirst_ += static_cast<std::size_t>(count);
        if (sentOfFirst_ < first.size()) continue;
        waiting_.pop_front();
        sentOfFirst_ = 0;
    }
    return !answered_;
}

void AgentVisit::close() {
    std::vector<std::shared_ptr<void>> attachments;
    bool answered = false;
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        closed_ = true;
        answered = answered_;
        attachments.swap(attachments_);  // let go outside of the lock: they may have locks of their own
    }
    ::shutdown(socket_, SHUT_RDWR);
    if (!answered) gone_.request_stop();
}

}  // namespace hs::service
