#pragma once

#include <QJsonObject>

#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/Clock.h"
#include "core/service/AgentWire.h"
#include "core/service/EventRelay.h"

namespace hs::service {

class AgentSocket;

/// The way from a console or command line to the agent of its profile. Without an agent every question is answered by
/// "nobody there", and the caller does the work itself. Thread safe.
class AgentLink {
public:
    /// What the agent tells goes into `relay`. Borrowed, like the clock.
    AgentLink(std::string socketPath, Clock& clock, EventRelay& relay);
    ~AgentLink();

    /// What becomes of a command when its caller's stop token is stopped.
    enum class OnStop {
        Leave,  ///< go away: the agent ends what nobody waits for
        Ask,    ///< ask the agent to stop it, and wait for what was done so far
    };

    /// Lets the agent do it. Nothing when no agent answers; else its result, or its error.
    Result<std::optional<QJsonObject>> call(AgentRequest request, OnStop onStop, std::stop_token stop);

    /// How the agent does; nothing when none answers.
    std::optional<AgentReport> report();
    bool answers() const;
    /// Tells the agent that something about a configuration has changed. OK when there is none.
    void settingsChanged(const std::string& configuration);

    /// From now on, what the agent does comes out of the relay; finds it again by itself after it was away.
    void follow();

private:
    Result<QJsonObject> hear(AgentSocket& socket, const AgentRequest& request, OnStop onStop, std::stop_token stop);
    void listen(std::stop_token stop);

    const std::string path_;
    Clock& clock_;
    EventRelay& relay_;
    std::mutex mutex_;
    int calls_ = 0;  // under way: their own connections tell what they do
    int nextTicket_ = 1;
    std::jthread following_;
};

}  // namespace hs::service
