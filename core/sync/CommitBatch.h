#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/model/Run.h"
#include "core/ports/Endpoint.h"
#include "core/ports/Store.h"

namespace hs::sync {

class ReadBack;

/// One batch of the Committer, from intent to journal. Used once.
class CommitBatch {
public:
    CommitBatch(Store& store, Endpoint& target, Side side, Clock& clock, Log& log)
        : store_(store), target_(target), side_(side), clock_(clock), log_(log) {}

    /// See Committer::commit.
    Result<void> write(Run& run, const std::string& configuration, std::span<Change> changes, std::stop_token stop);

private:
    Result<void> send(std::stop_token stop);
    void take(Change& change, Receipt&& receipt);
    Result<void> verify(bool allSent);
    void decideWithoutReceipt(Change& change, const ReadBack& now);
    void finish(Change& change);
    Result<void> keep(Run& run, const std::string& configuration);

    Store& store_;
    Endpoint& target_;
    Side side_;
    Clock& clock_;
    Log& log_;
    std::vector<Change*> open_;                     // what this batch writes
    std::vector<std::optional<Receipt>> receipts_;  // the same order
};

}  // namespace hs::sync
