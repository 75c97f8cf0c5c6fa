#include "app/agent/Scheduler.h"

namespace hs::agent {

void Scheduler::runDue(std::stop_token stop) {
    Log& log = engine_.ports().log;
    const auto configurations = engine_.ports().store.configurations();
    if (!configurations.ok()) {
        log.error("The store cannot be read", {{"error", configurations.error().toLine()}});
        return;
    }
    for (const Configuration& configuration : *configurations) {
        UnixMillis& due = nextRun_[configuration.name];
        if (!configuration.enabled || stop.stop_requested() || engine_.ports().clock.now() < due) continue;
        service::CycleRequest request;
        request.configuration = configuration.name;
        request.full = true;
        const auto run = engine_.sync().runCycle(request, stop);
        if (run.ok()) {
            log.info("Cycle ended", {{"configuration", configuration.name},
                                     {"run", std::to_string(run->id)},
                                     {"state", std::string(toString(run->state))},
                                     {"written", std::to_string(run->counts.written)},
                                     {"failed", std::to_string(run->counts.failed)},
                                     {"durationMs", std::to_string(run->durationMs())}});
        } else {
            log.error("Cycle could not run", {{"configuration", configuration.name}, {"error", run.error().toLine()}});
        }
        due = engine_.ports().clock.now() + configuration.intervalSeconds * 1000LL;
    }
}

}  // namespace hs::agent
