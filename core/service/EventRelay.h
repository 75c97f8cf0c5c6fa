#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/EventSink.h"

namespace hs::service {

class Client;

/// Where events meet those who want to know: the client of this process, the agent's connections, the metrics. It also
/// remembers the newest event of every run that is under way. Give it to the engine as its event sink. Thread safe.
class EventRelay final : public EventSink {
public:
    using Listener = std::function<void(const Event&)>;

    void publish(const Event& event) override;
    void connectTo(Client* client);  ///< null disconnects

    /// Calls `listener` on the engine's thread until the returned token is let go; the listener must not block, nor
    /// subscribe. The relay outlives the token.
    std::shared_ptr<void> subscribe(Listener listener);

    /// The newest event of the run under way; nothing when none is.
    std::optional<Event> live(const std::string& configuration) const;
    std::vector<Event> live() const;
    void forgetLive();  ///< what told of them is gone

private:
    void unsubscribe(int id);

    mutable std::mutex mutex_;
    Client* client_ = nullptr;
    std::map<int, Listener> listeners_;
    int nextId_ = 1;
    std::map<std::string, Event> live_;
};

}  // namespace hs::service
