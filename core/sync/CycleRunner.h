#pragma once

#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/model/Run.h"
#include "core/sync/Progress.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// A cycle: both rules over everybody, or over who changed.
///
/// A full cycle reads the cloud into a compact table (anchor, id, fingerprint), streams the directory page by page,
/// compares fingerprints with the links, and only objects that differ are fetched from the cloud and planned. A delta
/// cycle follows the changes of both sides since its watermarks and fetches only those objects; where that cannot be
/// done it becomes a full one, and the run's note says why. The plan goes to the store as it grows; the guard judges
/// the whole; then provisioning changes and writeback changes are committed in that order, streaming from the store.
/// Memory is bounded by the page and by some 60 bytes an object. An incomplete read of either side plans nothing and
/// writes nothing.
class CycleRunner {
public:
    explicit CycleRunner(SyncContext context) : context_(std::move(context)) {}

    struct Options {
        bool full = false;
        bool preview = false;    ///< the plan stays in the store and nothing is written
        std::string by;          ///< who asked
        std::int64_t fence = 0;  ///< of the lease under which it writes
    };

    /// The returned run is stored too, whatever its state; an Error is returned only when not even the run could be
    /// stored. The job's state (quarantine, full due, last success) follows the run, unless it is a preview.
    Result<Run> run(const Options& options, std::stop_token stop);

private:
    Result<void> work(Run& run, Progress& progress, std::stop_token stop);
    Result<void> followUp(const Run& run);

    SyncContext context_;
};

}  // namespace hs::sync
