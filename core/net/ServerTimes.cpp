#include "core/net/ServerTimes.h"

#include <microhttpd.h>
#include <sys/socket.h>

#include <algorithm>

namespace hs::net {

namespace {
using TimePoint = std::chrono::steady_clock::time_point;
constexpr auto never = TimePoint::max();
}  // namespace

ServerTimes::ServerTimes(std::chrono::milliseconds patience)
    : patience_(patience), thread_([this](std::stop_token stop) { run(stop); }) {}

ServerTimes::Sender* ServerTimes::opened(int socket) {
    const std::lock_guard lock(sendersMutex_);
    Sender& sender = senders_.emplace_front(socket);
    sender.self_ = senders_.begin();
    awaitMore(&sender);
    return &sender;
}

void ServerTimes::closed(Sender* sender) {
    const std::lock_guard lock(sendersMutex_);
    senders_.erase(sender->self_);
}

void ServerTimes::awaitMore(Sender* sender) {
    sender->deadline_.store(clock_.steady() + patience_, std::memory_order_relaxed);
}

void ServerTimes::awaitNothing(Sender* sender) { sender->deadline_.store(never, std::memory_order_relaxed); }

bool ServerTimes::holdBack(MHD_Connection* connection, std::chrono::milliseconds delay) {
    const std::lock_guard lock(heldMutex_);
    if (stopping_) return false;
    MHD_suspend_connection(connection);  // under the lock, so that releaseAll sees every suspended connection
    held_.emplace(clock_.steady() + delay, connection);
    heldChanged_.notify_one();
    return true;
}

void ServerTimes::releaseAll() {
    const std::lock_guard lock(heldMutex_);
    stopping_ = true;
    for (const auto& [due, connection] : held_) MHD_resume_connection(connection);
    held_.clear();
}

void ServerTimes::run(std::stop_token stop) {
    const auto sweepEvery = std::clamp(patience_ / 4, std::chrono::milliseconds(20), std::chrono::milliseconds(1000));
    auto nextSweep = clock_.steady() + sweepEvery;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(heldMutex_);
            const auto first = held_.empty() ? never : held_.begin()->first;
            heldChanged_.wait_until(lock, stop, std::min(first, nextSweep), [&] {
                return !held_.empty() && (held_.begin()->first < first || held_.begin()->first <= clock_.steady());
            });
            resumeDue();
        }
        if (clock_.steady() >= nextSweep) {
            cutSlowSenders();
            nextSweep = clock_.steady() + sweepEvery;
        }
    }
}

void ServerTimes::resumeDue() {
    const auto due = held_.upper_bound(clock_.steady());
    for (auto held = held_.begin(); held != due; ++held) MHD_resume_connection(held->second);
    held_.erase(held_.begin(), due);
}

void ServerTimes::cutSlowSenders() {
    const std::lock_guard lock(sendersMutex_);
    const auto now = clock_.steady();
    for (auto& sender : senders_) {
        if (sender.deadline_.load(std::memory_order_relaxed) > now) continue;
        awaitNothing(&sender);
        ::shutdown(sender.socket_, SHUT_RDWR);  // the daemon sees the end of the stream and closes the socket itself
    }
}

}  // namespace hs::net
