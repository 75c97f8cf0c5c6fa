#include "core/sync/Quarantine.h"

#include <algorithm>

namespace hs::sync {

namespace {

using Reason = Quarantine::Reason;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr std::int64_t evaluationStarts = 5000;
constexpr std::int64_t mostFailed = 40000;
constexpr std::int64_t mostWithReferences = 60000;
constexpr double largestShare = 0.4;
constexpr milliseconds longestDelay = hours(24);
constexpr milliseconds patience = hours(24 * 28);

/// The whole run failed for something that a person has to mend, or that has to come back.
bool isOutage(const Error& error) {
    return error.code == ErrorCode::Unauthenticated || error.code == ErrorCode::Denied || isTransient(error.code);
}

Quarantine held(const Quarantine& before, Reason reason, const Run& run, std::chrono::seconds interval,
                UnixMillis now) {
    Quarantine after = before;
    after.reason = reason;
    after.error = run.error;
    if (before.seriesBegan == 0) after.seriesBegan = now;
    after.seriesCount = before.seriesCount + 1;
    after.nextAttempt = now + quarantineDelay(after.seriesCount, interval).count();
    after.run = reason == Reason::TooManyDeletes ? run.id : 0;
    return after;
}

}  // namespace

std::optional<Reason> judgeQuarantine(const OperationTally& tally) {
    const std::int64_t withReferences = tally.failed + tally.referencesFailed;
    if (tally.failed < evaluationStarts) return std::nullopt;
    if (withReferences >= mostWithReferences) return Reason::EncounteredTotalEscrowThreshold;
    if (tally.failed > mostFailed) return Reason::EncounteredBaseEscrowThreshold;
    const auto all = static_cast<double>(tally.failed + tally.succeeded);
    if (static_cast<double>(tally.failed) > largestShare * all) return Reason::EncounteredEscrowProportionThreshold;
    return std::nullopt;
}

milliseconds quarantineDelay(int tries, std::chrono::seconds interval) {
    milliseconds delay = std::max<milliseconds>(interval, std::chrono::minutes(2));
    for (int i = 1; i < tries && delay < longestDelay; ++i) delay *= 2;
    return std::min(delay, longestDelay);
}

bool isGivenUp(const Quarantine& quarantine, UnixMillis now) {
    return quarantine.active() && quarantine.seriesBegan != 0 && now - quarantine.seriesBegan > patience.count();
}

Quarantine quarantineAfter(const Quarantine& before, const Run& run, const OperationTally& tally,
                           std::chrono::seconds interval, UnixMillis now) {
    switch (run.state) {
        case RunState::StoppedByGuard: return held(before, Reason::TooManyDeletes, run, interval, now);
        case RunState::Failed:
            if (!isOutage(run.error)) return before;
            return held(before, Reason::EncounteredQuarantineException, run, interval, now);
        case RunState::Succeeded:
        case RunState::FinishedWithFailures: {
            const auto reason = judgeQuarantine(tally);
            return reason ? held(before, *reason, run, interval, now) : Quarantine();
        }
        case RunState::Running:
        case RunState::Cancelled:
        case RunState::Previewed:
        case RunState::Interrupted: break;
    }
    return before;
}

}  // namespace hs::sync
