#include "core/sync/Committer.h"

#include <algorithm>

#include "core/sync/CommitBatch.h"

namespace hs::sync {

namespace {

/// Enough to keep every connection busy, few enough to be read back with one search and to be forgotten at a stop.
constexpr std::size_t batchSize = 400;

}  // namespace

Committer::Committer(Store& store, Endpoint& directory, Endpoint& cloud, Clock& clock, Log& log)
    : store_(store), directory_(directory), cloud_(cloud), clock_(clock), log_(log) {}

Result<void> Committer::commit(Run& run, const std::string& configuration, std::span<Change> changes,
                               std::stop_token stop) {
    for (std::size_t begin = 0; begin < changes.size(); begin += batchSize) {
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled,
                         "Stopped before " + std::to_string(changes.size() - begin) + " of these changes were written");
        const auto part = changes.subspan(begin, std::min(batchSize, changes.size() - begin));
        const bool toCloud = part.front().rule == RuleKind::Provisioning;
        CommitBatch batch(store_, toCloud ? cloud_ : directory_, toCloud ? Side::Cloud : Side::Directory, clock_, log_);
        HS_TRY(batch.write(run, configuration, part, stop));
    }
    return {};
}

}  // namespace hs::sync
