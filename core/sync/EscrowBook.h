#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/Change.h"
#include "core/model/Job.h"
#include "core/model/Outcome.h"
#include "core/ports/Store.h"

namespace hs::sync {

/// When an object that failed is tried again: 6 h, 12 h and 24 h after its first failure, then every 24 h; 0 = never by
/// itself any more, from 28 days on (a change of it, or a full cycle, still tries it). What may mend itself (throttled,
/// unreachable, timed out) is tried again after 40 minutes.
UnixMillis nextTry(UnixMillis firstFailedAt, const Error& error, UnixMillis now);

/// The objects that failed in one run, and those that had failed before it.
class EscrowBook {
public:
    /// Errors: of the store.
    Result<void> open(Store& store, const std::string& configuration);

    /// Those whose time has come.
    std::vector<Escrow> due(UnixMillis now) const;

    void failed(const Outcome& outcome, UnixMillis now);

    /// Stores what failed, and forgets what was looked at and did not: `looked` says whether the run looked at the
    /// object of a key.
    template <typename Looked>
    Result<void> close(Store& store, const std::string& configuration, const Looked& looked) const {
        std::vector<std::string> mended;
        for (const auto& [key, escrow] : known_)
            if (failed_.count(key) == 0 && looked(escrow)) mended.push_back(key);
        return keep(store, configuration, mended);
    }

private:
    Result<void> keep(Store& store, const std::string& configuration, const std::vector<std::string>& mended) const;

    std::map<std::string, Escrow> known_;
    std::map<std::string, Escrow> failed_;
};

}  // namespace hs::sync
