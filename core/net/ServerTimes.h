#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <thread>

#include "core/base/Clock.h"

struct MHD_Connection;

namespace hs::net {

/// What happens by the clock in a server, on one thread: answers held back until they are due, and senders cut off
/// that do not finish a request in time (libmicrohttpd's own timeout starts again with every byte).
class ServerTimes {
public:
    /// One client connection, alive from `opened` to `closed`.
    class Sender {
    public:
        explicit Sender(int socket) : socket_(socket) {}

    private:
        friend class ServerTimes;
        int socket_;
        std::atomic<std::chrono::steady_clock::time_point> deadline_{};
        std::list<Sender>::iterator self_{};
    };

    explicit ServerTimes(std::chrono::milliseconds patience);

    Sender* opened(int socket);
    void closed(Sender* sender);

    /// The sender has `patience` from now on to finish the head, the body or the next request.
    void awaitMore(Sender* sender);
    /// It is our turn: no deadline until awaitMore.
    void awaitNothing(Sender* sender);

    /// Suspends the connection and resumes it after `delay`. False, and nothing done, when the server is stopping.
    bool holdBack(MHD_Connection* connection, std::chrono::milliseconds delay);

    /// Resumes all that is held back and holds nothing back any more. Call before stopping the daemon.
    void releaseAll();

private:
    void run(std::stop_token stop);
    void resumeDue();
    void cutSlowSenders();

    const std::chrono::milliseconds patience_;
    SystemClock clock_;
    std::mutex heldMutex_;
    std::condition_variable_any heldChanged_;
    std::multimap<std::chrono::steady_clock::time_point, MHD_Connection*> held_;
    bool stopping_ = false;
    std::mutex sendersMutex_;
    std::list<Sender> senders_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace hs::net
