#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/model/Mapping.h"

namespace hs {

/// How far each side was read when the last complete cycle began. Each text is opaque to everyone but the endpoint
/// that gave it.
struct Watermarks {
    std::string directory;
    std::string cloud;
    std::uint64_t rules =
        0;  ///< fingerprint of the rules, scope and schema they were taken under; another = full cycle
    UnixMillis takenAt = 0;

    bool operator==(const Watermarks&) const = default;
};

/// An object that failed and waits for its next try (portal.md section 9): 6 h, 12 h and 24 h after its first failure,
/// then every 24 h; after 28 days it is given up.
struct Escrow {
    std::string anchor;       ///< source anchor; the directory id of an object that has none. The key
    std::string directoryId;  ///< may be empty
    std::string cloudId;      ///< may be empty
    std::string name;         ///< as people know it: DN or UPN
    RuleKind rule = RuleKind::Provisioning;
    Error error;  ///< of the last try
    UnixMillis firstFailedAt = 0;
    UnixMillis lastTriedAt = 0;
    UnixMillis nextTryAt = 0;
    int tries = 1;

    bool operator==(const Escrow&) const = default;
};

/// Why a job is only tried now and then (Microsoft Graph, synchronizationQuarantine).
struct Quarantine {
    enum class Reason {
        None,
        EncounteredBaseEscrowThreshold,
        EncounteredTotalEscrowThreshold,
        EncounteredEscrowProportionThreshold,
        EncounteredQuarantineException,  ///< bad credentials, or a side that cannot be reached
        TooManyDeletes,                  ///< a guard stopped the cycle
    };
    Reason reason = Reason::None;
    Error error;  ///< with the action that resolves it
    UnixMillis seriesBegan = 0;
    int seriesCount = 0;                   ///< failed tries since then
    UnixMillis nextAttempt = 0;            ///< the schedule waits for it
    Reason notifiedReason = Reason::None;  ///< an e-mail went out for this one
    std::int64_t run = 0;                  ///< the run whose plan a guard holds back; 0 = none

    bool active() const { return reason != Reason::None; }
    bool operator==(const Quarantine&) const = default;
};

/// Where the synchronization job of a configuration stands between two cycles.
struct JobState {
    bool paused = false;  ///< the schedule rests; a person may still run cycles
    UnixMillis pausedAt = 0;
    std::string pausedBy;
    bool fullDue = true;         ///< the next cycle reads everything: never run, or Restart was selected
    UnixMillis restartedAt = 0;  ///< when Restart was last selected: a cycle that began before does not answer it
    Quarantine quarantine;
    UnixMillis nextRunAt = 0;      ///< as the schedule last said; 0 = no schedule
    UnixMillis lastSuccessAt = 0;  ///< end of the last cycle that read both sides completely
    UnixMillis lastFullAt = 0;     ///< end of the last of them that compared everybody

    bool operator==(const JobState&) const = default;
};

/// When one of the eight target attributes was last seen with a value in Exchange Online, and last written.
struct AttributeFreshness {
    std::string target;
    UnixMillis seenAt = 0;
    UnixMillis writtenAt = 0;
    UnixMillis failedAt = 0;

    bool operator==(const AttributeFreshness&) const = default;
};

/// The right to write for a profile; one holder at a time.
struct Lease {
    std::string holder;        ///< "host:process id"
    std::int64_t fence = 0;    ///< grows with every new holder; writes under an older one are refused
    UnixMillis expiresAt = 0;  ///< by the store's own clock

    bool operator==(const Lease&) const = default;
};

/// "None", "EncounteredBaseEscrowThreshold", …: Graph's own words.
std::string_view toString(Quarantine::Reason reason);
std::optional<Quarantine::Reason> quarantineReasonFrom(std::string_view name);

}  // namespace hs
