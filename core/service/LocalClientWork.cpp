#include "core/model/OutcomeJson.h"
#include "core/model/RunJson.h"
#include "core/service/LocalClient.h"

namespace hs::service {

namespace {

Result<Run> decoded(const QJsonObject& json, const Run*) { return runFromJson(json); }
Result<Outcome> decoded(const QJsonObject& json, const Outcome*) { return outcomeFromJson(json); }

}  // namespace

class LocalClient::Running {
public:
    Running(LocalClient& client, const std::string& configuration, std::stop_token caller)
        : client_(client), either_(std::move(caller), source_.get_token()) {
        const std::lock_guard lock(client_.mutex_);
        place_ = client_.running_.emplace(configuration, source_);
    }
    ~Running() {
        const std::lock_guard lock(client_.mutex_);
        client_.running_.erase(place_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::stop_token token() const { return either_.token(); }

private:
    LocalClient& client_;
    std::stop_source source_;
    EitherStop either_;
    std::multimap<std::string, std::stop_source>::iterator place_;
};

template <typename T>
Result<T> LocalClient::byAgentOr(const std::string& configuration, const AgentRequest& request,
                                 AgentLink::OnStop onStop, std::stop_token stop,
                                 const std::function<Result<T>(std::stop_token)>& here) {
    const Running running(*this, configuration, std::move(stop));
    if (link_) {
        HS_ASSIGN(const std::optional<QJsonObject> answer, link_->call(request, onStop, running.token()));
        if (answer) return decoded(*answer, static_cast<const T*>(nullptr));
    }
    return here(running.token());
}

Answer<Outcome> LocalClient::provisionOnDemand(OnDemandRequest request, std::stop_token stop) {
    return work_->run<Outcome>(stop, [this, request = std::move(request)](std::stop_token either) {
        return byAgentOr<Outcome>(
            request.configuration, {"provisionOnDemand", toJson(request)}, AgentLink::OnStop::Leave, either,
            [&](std::stop_token token) { return engine_.sync().provisionOnDemand(request, token); });
    });
}

Answer<Outcome> LocalClient::writebackOnDemand(OnDemandRequest request, std::stop_token stop) {
    return work_->run<Outcome>(stop, [this, request = std::move(request)](std::stop_token either) {
        return byAgentOr<Outcome>(
            request.configuration, {"writebackOnDemand", toJson(request)}, AgentLink::OnStop::Leave, either,
            [&](std::stop_token token) { return engine_.sync().writebackOnDemand(request, token); });
    });
}

Answer<Run> LocalClient::runCycle(CycleRequest request, std::stop_token stop) {
    return work_->run<Run>(stop, [this, request = std::move(request)](std::stop_token either) mutable {
        if (request.by.empty()) request.by = engine_.ports().userName;
        return byAgentOr<Run>(request.configuration, {"cycle", toJson(request)}, AgentLink::OnStop::Ask, either,
                              [&](std::stop_token token) { return engine_.sync().runCycle(request, token); });
    });
}

Answer<Run> LocalClient::applyPlan(ApplyRequest request, std::stop_token stop) {
    return work_->run<Run>(stop, [this, request = std::move(request)](std::stop_token either) mutable -> Result<Run> {
        if (request.by.empty()) request.by = engine_.ports().userName;
        HS_ASSIGN(const Run plan, engine_.ports().store.run(request.run));
        return byAgentOr<Run>(plan.configuration, {"apply", toJson(request)}, AgentLink::OnStop::Ask, either,
                              [&](std::stop_token token) { return engine_.plans().apply(request, token); });
    });
}

Answer<Run> LocalClient::undo(UndoRequest request, std::stop_token stop) {
    return work_->run<Run>(stop, [this, request = std::move(request)](std::stop_token either) mutable -> Result<Run> {
        if (request.by.empty()) request.by = engine_.ports().userName;
        HS_ASSIGN(const Run written, engine_.ports().store.run(request.run));
        return byAgentOr<Run>(written.configuration, {"undo", toJson(request)}, AgentLink::OnStop::Ask, either,
                              [&](std::stop_token token) { return engine_.plans().undo(request, token); });
    });
}

Result<void> LocalClient::stopNow(const std::string& name) {
    {
        const std::lock_guard lock(mutex_);
        const auto [first, last] = running_.equal_range(name);
        for (auto one = first; one != last; ++one) one->second.request_stop();
        if (first != last) return {};
    }
    if (link_) {
        const AgentRequest request{"stop", {{QStringLiteral("configuration"), jsonText(name)}}};
        HS_ASSIGN(const std::optional<QJsonObject> answer, link_->call(request, AgentLink::OnStop::Leave, {}));
        if (answer) return {};
    }
    HS_ASSIGN(const JobStatus job, engine_.jobs().status(name));
    if (job.current && !job.owner.empty())
        return Error(ErrorCode::NotFound, "The run under way belongs to another program: " + job.owner + ".")
            .on(name)
            .next("Stop it there; a run whose program has died ends by itself when the next one begins.");
    return Error(ErrorCode::NotFound, "Nothing runs for '" + name + "' now.")
        .on(name)
        .next("There is nothing to stop.");
}

Answer<void> LocalClient::stopRun(const std::string& name) {
    return read_->run<void>({}, [this, name](std::stop_token) { return stopNow(name); });
}

Answer<void> LocalClient::setLocalSchedule(bool on) {
    return read_->run<void>({}, [this, on](std::stop_token) -> Result<void> {
        std::unique_ptr<Scheduler> next, before;
        if (on) {
            Scheduler::Options options;
            options.mayRun = [this] { return !link_ || !link_->answers(); };
            next = std::make_unique<Scheduler>(engine_.ports(), cyclesOf(*this, engine_.ports().clock), options);
            next->start();
        }
        {
            const std::lock_guard lock(mutex_);
            if (on && scheduler_) return {};
            before = std::exchange(scheduler_, std::move(next));
        }
        return {};
    });
}

Scheduler::Cycle LocalClient::cyclesOf(Client& client, Clock& clock) {
    return [&client, &clock](const CycleRequest& request, std::stop_token stop, const std::function<void()>& beat) {
        auto answer = client.runCycle(request, stop);
        // A cycle that is told to stop ends soon; one that still waits behind other work is not waited for.
        constexpr std::chrono::milliseconds slice{50};
        std::chrono::milliseconds afterStop{2000};
        while (!answer.isFinished()) {
            beat();
            clock.sleepFor(slice, {});
            if (stop.stop_requested() && (afterStop -= slice).count() <= 0)
                return Result<Run>(Error(ErrorCode::Cancelled, "Stopped."));
        }
        return answer.takeResult();
    };
}

}  // namespace hs::service
