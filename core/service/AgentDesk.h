#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/service/AgentDoor.h"
#include "core/service/AgentWire.h"
#include "core/service/Client.h"
#include "core/service/EventRelay.h"
#include "core/service/Scheduler.h"

namespace hs::service {

/// Does for the visitors at the agent's door what they ask, with the agent's own client, whose lanes keep one piece of
/// work after another. A visitor that leaves ends its own provision on demand or preview; a cycle, an application or an
/// undo goes on until it is done or somebody stops it.
///
/// Commands: status, restart, subscribe, cycle, provisionOnDemand, writebackOnDemand, apply, undo, stop (arguments:
/// configuration, or the ticket of a command), settingsChanged (arguments: configuration).
class AgentDesk {
public:
    /// All borrowed.
    AgentDesk(Client& client, EventRelay& relay, Scheduler& scheduler);

    /// As AgentDoor::Host.
    void take(const std::string& line, const std::shared_ptr<AgentDoor::Visitor>& visitor);

private:
    using Visitor = std::shared_ptr<AgentDoor::Visitor>;
    struct Tickets;

    void report(const Visitor& visitor, bool restart);
    void subscribe(const Visitor& visitor);
    void stop(const AgentRequest& request, const Visitor& visitor);
    bool work(const AgentRequest& request, const Visitor& visitor);
    template <typename T>
    void deliver(Answer<T> answer, const Visitor& visitor, const std::string& ticket);
    std::stop_token stopOf(const std::string& ticket, const Visitor& visitor, bool endsWithVisitor);

    Client& client_;
    EventRelay& relay_;
    Scheduler& scheduler_;
    std::shared_ptr<Tickets> tickets_;  // shared with answers that may come when the desk is gone
};

}  // namespace hs::service
