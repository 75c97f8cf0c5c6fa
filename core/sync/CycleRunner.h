#pragma once

#include <stop_token>

#include "core/base/Result.h"
#include "core/model/Run.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// A full cycle: both rules over everybody.
///
/// Reads the cloud into a compact table (anchor, id, fingerprint), streams the directory page by page, compares
/// fingerprints with the links, and only objects that differ are fetched from the cloud and planned. The plan goes to
/// the store as it grows; the guard judges the whole; then provisioning changes and writeback changes are committed in
/// that order, streaming from the store. Memory is bounded by the page and by some 60 bytes an object. An incomplete
/// read of either side plans nothing and writes nothing.
class CycleRunner {
public:
    explicit CycleRunner(SyncContext context) : context_(std::move(context)) {}

    /// With `preview` the plan stays in the store and nothing is written. The returned run is stored too, whatever its
    /// state; an Error is returned only when not even the run could be stored.
    Result<Run> runFull(bool preview, std::stop_token stop);

private:
    SyncContext context_;
};

}  // namespace hs::sync
