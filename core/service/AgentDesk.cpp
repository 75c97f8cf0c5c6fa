#include "core/service/AgentDesk.h"

#include "core/model/OutcomeJson.h"
#include "core/model/RunJson.h"

namespace hs::service {

/// How to stop the commands under way, by the ticket their visitors gave them.
struct AgentDesk::Tickets {
    std::mutex mutex;
    std::map<std::string, std::stop_source> sources;
};

AgentDesk::AgentDesk(Client& client, EventRelay& relay, Scheduler& scheduler)
    : client_(client), relay_(relay), scheduler_(scheduler), tickets_(std::make_shared<Tickets>()) {}

void AgentDesk::take(const std::string& line, const Visitor& visitor) {
    const auto request = AgentRequest::parse(line);
    if (!request.ok()) return visitor->answer(errorLine(request.error()));
    const std::string& command = request->command;
    if (command == "status" || command == "restart") return report(visitor, command == "restart");
    if (command == "subscribe") return subscribe(visitor);
    if (command == "stop") return stop(*request, visitor);
    if (command == "settingsChanged") {
        scheduler_.kick(request->arguments[QStringLiteral("configuration")].toString().toStdString());
        return visitor->answer(resultLine({}));
    }
    if (!work(*request, visitor))
        visitor->answer(errorLine(Error(ErrorCode::InvalidInput, "The agent knows no command '" + command + "'.")
                                      .next("Check that the agent has the same version as this program.")));
}

void AgentDesk::report(const Visitor& visitor, bool restart) {
    const auto tell = [this, visitor](const AgentStatus& status) {
        AgentReport report;
        report.status = status;
        report.status.nextRunAt = scheduler_.nextRunAt();
        report.status.active = scheduler_.alive(std::chrono::seconds(30));
        report.writes = scheduler_.writes();
        report.scheduled = report.writes;
        report.live = relay_.live();
        report.state = scheduler_.state();
        visitor->answer(resultLine(toJson(report)));
    };
    if (restart) {
        client_.restartAgent().then([visitor, tell](const Result<AgentStatus>& status) {
            status.ok() ? tell(*status) : visitor->answer(errorLine(status.error()));
        });
        return;
    }
    client_.agents().then([visitor, tell](const Result<std::vector<AgentStatus>>& all) {
        all.ok() ? tell(all->front()) : visitor->answer(errorLine(all.error()));
    });
}

void AgentDesk::subscribe(const Visitor& visitor) {
    // First what goes on now; an event in between may then come twice, but never not at all.
    std::weak_ptr<AgentDoor::Visitor> listener = visitor;
    visitor->keep(relay_.subscribe([listener](const Event& event) {
        if (const auto there = listener.lock()) there->tell(eventLine(event));
    }));
    for (const Event& event : relay_.live()) visitor->tell(eventLine(event));
}

void AgentDesk::stop(const AgentRequest& request, const Visitor& visitor) {
    const std::string name = request.arguments[QStringLiteral("configuration")].toString().toStdString();
    if (!name.empty()) {
        client_.stopRun(name).then([visitor](const Result<void>& stopped) {
            visitor->answer(stopped.ok() ? resultLine({}) : errorLine(stopped.error()));
        });
        return;
    }
    {
        const std::string ticket = request.arguments[QStringLiteral("ticket")].toString().toStdString();
        const std::lock_guard lock(tickets_->mutex);
        if (const auto found = tickets_->sources.find(ticket); found != tickets_->sources.end())
            found->second.request_stop();
    }
    visitor->answer(resultLine({}));
}

std::stop_token AgentDesk::stopOf(const std::string& ticket, const Visitor& visitor, bool endsWithVisitor) {
    std::stop_source source;
    if (endsWithVisitor) {
        using Callback = std::stop_callback<std::function<void()>>;
        visitor->keep(std::make_shared<Callback>(visitor->gone(), [source]() mutable { source.request_stop(); }));
    }
    const std::lock_guard lock(tickets_->mutex);
    if (!ticket.empty()) tickets_->sources[ticket] = source;
    return source.get_token();
}

template <typename T>
void AgentDesk::deliver(Answer<T> answer, const Visitor& visitor, const std::string& ticket) {
    answer.then([visitor, ticket, tickets = tickets_](const Result<T>& result) {
        {
            const std::lock_guard lock(tickets->mutex);
            tickets->sources.erase(ticket);
        }
        visitor->answer(result.ok() ? resultLine(toJson(*result)) : errorLine(result.error()));
    });
}

bool AgentDesk::work(const AgentRequest& request, const Visitor& visitor) {
    const QJsonObject& arguments = request.arguments;
    const std::string ticket = arguments[QStringLiteral("ticket")].toString().toStdString();
    const auto refused = [&visitor](const Error& error) {
        visitor->answer(errorLine(error));
        return true;
    };
    const auto follow = [&](const std::string& configuration) {
        std::weak_ptr<AgentDoor::Visitor> listener = visitor;
        visitor->keep(relay_.subscribe([listener, configuration](const Event& event) {
            const auto there = listener.lock();
            if (there && (configuration.empty() || event.configuration == configuration)) there->tell(eventLine(event));
        }));
    };
    if (request.command == "cycle") {
        auto cycle = cycleRequestFrom(arguments);
        if (!cycle.ok()) return refused(cycle.error());
        follow(cycle->configuration);
        deliver(client_.runCycle(*cycle, stopOf(ticket, visitor, cycle->preview)), visitor, ticket);
    } else if (request.command == "provisionOnDemand" || request.command == "writebackOnDemand") {
        auto one = onDemandRequestFrom(arguments);
        if (!one.ok()) return refused(one.error());
        follow(one->configuration);
        const std::stop_token stop = stopOf(ticket, visitor, true);
        deliver(request.command == "provisionOnDemand" ? client_.provisionOnDemand(*one, stop)
                                                       : client_.writebackOnDemand(*one, stop),
                visitor, ticket);
    } else if (request.command == "apply") {
        auto apply = applyRequestFrom(arguments);
        if (!apply.ok()) return refused(apply.error());
        follow({});
        deliver(client_.applyPlan(*apply, stopOf(ticket, visitor, false)), visitor, ticket);
    } else if (request.command == "undo") {
        auto undo = undoRequestFrom(arguments);
        if (!undo.ok()) return refused(undo.error());
        follow({});
        deliver(client_.undo(*undo, stopOf(ticket, visitor, undo->preview)), visitor, ticket);
    } else {
        return false;
    }
    return true;
}

}  // namespace hs::service
