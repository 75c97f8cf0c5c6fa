#include "core/service/RunHistory.h"

#include <algorithm>

#include "core/service/ProcessIdentity.h"

namespace hs::service {

namespace {

/// A run without a fence tells nobody whose it is: it may go on.
bool isAbandoned(const Run& run, const std::optional<Lease>& lease, const std::string& host) {
    if (run.state != RunState::Running || run.fence == 0) return false;
    if (!lease || lease->fence != run.fence) return true;
    const auto holder = ProcessIdentity::parse(lease->holder);
    return holder && holder->isDeadHere(host);
}

}  // namespace

Result<std::vector<Run>> RunHistory::newest(const std::string& configuration, int limit) {
    HS_ASSIGN(std::vector<Run> runs, ports_.store.runs(configuration, limit));
    HS_TRY(correct(runs));
    return runs;
}

Result<Run> RunHistory::one(std::int64_t id) {
    HS_ASSIGN(Run run, ports_.store.run(id));
    std::vector<Run> runs{std::move(run)};
    HS_TRY(correct(runs));
    return std::move(runs.front());
}

Result<void> RunHistory::correct(std::vector<Run>& runs) {
    if (std::none_of(runs.begin(), runs.end(), [](const Run& run) { return run.state == RunState::Running; }))
        return {};
    HS_ASSIGN(const std::optional<Lease> lease, ports_.store.lease());
    for (Run& run : runs) {
        if (!isAbandoned(run, lease, ports_.host)) continue;
        // It may have ended between the two looks.
        HS_ASSIGN(run, ports_.store.run(run.id));
        if (run.state == RunState::Running) run.state = RunState::Interrupted;
    }
    return {};
}

}  // namespace hs::service
