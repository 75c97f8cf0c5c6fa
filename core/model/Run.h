#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Error.h"

namespace hs {

enum class RunKind { Full, Delta, OnDemand, Undo };
enum class RunState {
    Running,
    Succeeded,
    FinishedWithFailures,
    StoppedByGuard,
    Cancelled,
    Failed,
    Previewed,
    Interrupted
};

/// The numbers of one run. "read" counts objects, the rest counts object changes.
struct RunCounts {
    std::int64_t readDirectory = 0;
    std::int64_t readCloud = 0;
    std::int64_t planned = 0;
    std::int64_t written = 0;
    std::int64_t unchanged = 0;
    std::int64_t failed = 0;
    std::int64_t skipped = 0;

    bool operator==(const RunCounts&) const = default;
};

/// One run of a configuration, as the run list shows it.
struct Run {
    std::int64_t id = 0;
    std::string configuration;  ///< its name
    RunKind kind = RunKind::Full;
    RunState state = RunState::Running;
    bool preview = false;
    RunCounts counts;
    UnixMillis startedAt = 0;
    UnixMillis endedAt = 0;
    Error error;  ///< why it Failed or was StoppedByGuard
    /// The run whose stored plan this one applies or, of an Undo, whose changes it takes back; 0 = none.
    std::int64_t basis = 0;
    std::string by;          ///< who asked: "schedule", or the name of a person
    std::string note;        ///< what was different from what was asked: "Full instead of delta: …"
    std::int64_t fence = 0;  ///< token of the lease under which it writes; 0 = none was taken

    bool operator==(const Run&) const = default;
    std::int64_t durationMs() const { return endedAt > startedAt ? endedAt - startedAt : 0; }
};

/// "full", "delta", "onDemand", "undo"; "running", "succeeded", "finishedWithFailures", …
std::string_view toString(RunKind kind);
std::string_view toString(RunState state);
/// The inverse; nothing for any other word.
std::optional<RunKind> runKindFrom(std::string_view name);
std::optional<RunState> runStateFrom(std::string_view name);

}  // namespace hs
