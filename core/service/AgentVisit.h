#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/service/AgentDoor.h"

namespace hs::service {

/// Wakes the thread that waits in poll(). Thread safe.
class Doorbell {
public:
    Doorbell();
    ~Doorbell();
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;

    int descriptor() const { return event_; }
    void ring();
    void quiet();  ///< until it is rung again

private:
    int event_;
};

/// One connection at the agent's door. `read`, `write` and `close` belong to the door's thread; the rest is safe from
/// any.
class AgentVisit final : public AgentDoor::Visitor {
public:
    using Moment = std::chrono::steady_clock::time_point;

    AgentVisit(int socket, std::shared_ptr<Doorbell> bell, Moment arrived);
    ~AgentVisit() override;

    void tell(std::string line) override;
    void answer(std::string line) override;
    std::stop_token gone() const override { return gone_.get_token(); }
    void keep(std::shared_ptr<void> attachment) override;

    int socket() const { return socket_; }
    bool asked() const { return asked_; }
    Moment arrived() const { return arrived_; }

    enum class Heard { Nothing, Line, TooMuch, Left };
    /// Reads what is there; `line` is the request once it is whole.
    Heard read(std::string& line);
    bool hasToSay() const;
    /// Sends what fits. False when the visit is over: everything is said, or nobody listens.
    bool write();
    void close();

private:
    void put(std::string line, bool last);

    const int socket_;
    const std::shared_ptr<Doorbell> bell_;
    const Moment arrived_;
    std::string heard_;
    bool asked_ = false;

    mutable std::mutex mutex_;
    std::deque<std::string> waiting_;
    std::size_t sentOfFirst_ = 0;
    bool answered_ = false;
    bool closed_ = false;
    std::vector<std::shared_ptr<void>> attachments_;
    std::stop_source gone_;
};

}  // namespace hs::service
