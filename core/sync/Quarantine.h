#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/model/Job.h"
#include "core/model/Run.h"

/// When a job is held back, and when it is tried again: pure functions with the documented numbers (Microsoft,
/// "Application provisioning in quarantine status").
namespace hs::sync {

/// What became of the operations of one run.
struct OperationTally {
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;            ///< without references
    std::int64_t referencesFailed = 0;  ///< a value that points at an object which is not there
};

/// Nothing below 5,000 failures; then when more than 40 % of the operations failed, or more than 40,000 did, or 60,000
/// with references.
std::optional<Quarantine::Reason> judgeQuarantine(const OperationTally& tally);

/// How long a quarantined job waits after its n-th failed try (n from 1): twice as long each time, from the job's own
/// interval up to once a day.
std::chrono::milliseconds quarantineDelay(int tries, std::chrono::seconds interval);

/// More than four weeks in quarantine: the job is to be disabled.
bool isGivenUp(const Quarantine& quarantine, UnixMillis now);

/// The quarantine after a run that was no preview: entered, prolonged or left. A cancelled or interrupted run leaves it
/// as it is. A side that cannot be reached or refuses the credentials is reason enough by itself.
Quarantine quarantineAfter(const Quarantine& before, const Run& run, const OperationTally& tally,
                           std::chrono::seconds interval, UnixMillis now);

}  // namespace hs::sync
