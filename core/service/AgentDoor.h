#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "core/base/Result.h"

namespace hs::service {

/// The agent's local socket: one line of JSON asks, one line of JSON answers, then the connection closes. The socket
/// file is 0600 in the profile's private directory, so that only the profile's owner gets through the door.
class AgentDoor {
public:
    /// Answers one request line; runs on the door's own thread.
    using Answerer = std::function<std::string(const std::string& line)>;

    /// Errors: Conflict (another agent answers on this socket), Unavailable (the file cannot be made).
    static Result<std::unique_ptr<AgentDoor>> open(const std::string& path, Answerer answerer);
    ~AgentDoor();  ///< closes and removes the socket

private:
    AgentDoor(int listener, std::string path, Answerer answerer);
    void serve(std::stop_token stop);

    int listener_;
    std::string path_;
    Answerer answerer_;
    std::jthread thread_;
};

/// Sends one line to the agent of a profile and returns its answer. Errors: NotFound (no agent runs), Timeout.
Result<std::string> askAgent(const std::string& socketPath, const std::string& line);

}  // namespace hs::service
