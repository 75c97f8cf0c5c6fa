#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"

struct sockaddr_un;

namespace hs::service {

/// A connection to the agent of a profile, line by line. Closes itself.
class AgentSocket {
public:
    /// Errors: NotFound (no agent runs), InvalidInput (path too long).
    static Result<AgentSocket> connect(const std::string& path);
    AgentSocket(AgentSocket&& other) noexcept;
    AgentSocket& operator=(AgentSocket&&) = delete;
    ~AgentSocket();

    /// Errors: Unavailable (the agent has closed).
    Result<void> send(const std::string& line);
    /// The next line. Waits at most `most`, or for ever when it is 0; `stop` ends the wait within a fraction of a
    /// second. Errors: Unavailable (the agent has closed), Timeout, Cancelled.
    Result<std::string> next(std::chrono::milliseconds most, std::stop_token stop);

private:
    AgentSocket(int socket, std::string path) : socket_(socket), path_(std::move(path)) {}

    int socket_;
    std::string path_;
    std::string received_;
};

/// Fills in the address of a socket file. Errors: InvalidInput (longer than the system can hold).
Result<void> socketAddress(const std::string& path, sockaddr_un& address);

/// Sends one line to the agent of a profile and returns the last line of its answer. Errors: NotFound (no agent runs),
/// Timeout, Unavailable.
Result<std::string> askAgent(const std::string& socketPath, const std::string& line);

}  // namespace hs::service
