#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::service {

/// The agent's local socket: a visitor sends one line, hears as many lines as there are to hear, and the connection
/// closes after the last (AgentWire.h). The socket file is 0600 in the profile's private directory, so that only the
/// profile's owner gets through the door. Up to 64 visitors at once; one that sends nonsense, half a line or more than
/// a mebibyte, or that reads slowly, harms nobody but itself.
class AgentDoor {
public:
    /// One visitor, for as long as somebody has something to tell it. Thread safe; nothing here ever blocks.
    class Visitor {
    public:
        virtual ~Visitor() = default;
        /// A line in between. Dropped when the visitor is behind by a thousand lines, or gone.
        virtual void tell(std::string line) = 0;
        /// The last line; the connection closes when it is sent.
        virtual void answer(std::string line) = 0;
        /// Stopped when the visitor has left, or the door closes, before its answer.
        virtual std::stop_token gone() const = 0;
        /// Let go when the connection closes.
        virtual void keep(std::shared_ptr<void> attachment) = 0;
    };

    /// Takes one request line, on the door's own thread: must not block. It may answer later, from any thread.
    using Host = std::function<void(const std::string& line, const std::shared_ptr<Visitor>& visitor)>;

    /// Errors: Conflict (another agent answers on this socket), Unavailable (the file cannot be made), InvalidInput.
    static Result<std::unique_ptr<AgentDoor>> open(const std::string& path, Clock& clock, Host host);
    ~AgentDoor();  ///< closes every connection and removes the socket

private:
    class Room;
    explicit AgentDoor(std::unique_ptr<Room> room);

    std::unique_ptr<Room> room_;
    std::jthread thread_;
};

}  // namespace hs::service
