#pragma once

#include <functional>
#include <span>
#include <stop_token>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/model/Run.h"
#include "core/ports/Endpoint.h"
#include "core/ports/Store.h"

namespace hs::sync {

/// Carries out changes that are already in the store: intent, apply, read back, link, journal. The only code that calls
/// Endpoint::apply. Idempotent: after a kill anywhere, planning again finds what is missing.
class Committer {
public:
    Committer(Store& store, Endpoint& directory, Endpoint& cloud, Clock& clock, Log& log);

    /// All of one rule (one target side). On return each change is Done or Failed with its error and per-attribute
    /// results; values written to the directory have been read back (`after` is what the directory held, a difference
    /// is a failure that says so). Counts are added to `run`. Errors: Cancelled, a lost server, a full store: changes
    /// not decided then stay Intent in the journal.
    Result<void> commit(Run& run, const std::string& configuration, std::span<Change> changes, std::stop_token stop);

private:
    Store& store_;
    Endpoint& directory_;
    Endpoint& cloud_;
    Clock& clock_;
    Log& log_;
};

}  // namespace hs::sync
