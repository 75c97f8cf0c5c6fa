#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/model/Job.h"
#include "core/sync/CloudStash.h"
#include "core/sync/EscrowBook.h"
#include "core/sync/Matcher.h"
#include "core/sync/PairTable.h"
#include "core/sync/Progress.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"
#include "core/sync/Sightings.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// Who changed on either side since the watermarks, with everything that is needed to plan them: what a delta cycle
/// reads in place of the two sides. It costs what changed, not what exists.
class ChangedPairs {
public:
    ChangedPairs(const SyncContext& context, const Rulebook& rules, const Scope& scope, Run& run, Progress& progress)
        : context_(context), rules_(rules), scope_(scope), run_(run), progress_(progress) {}

    /// Asks both sides. Returns why a full cycle is needed instead; empty when the changes are complete. `next` is
    /// where the next delta goes on. Errors: of the two sides.
    Result<std::string> ask(const Watermarks& since, Watermarks& next, std::stop_token stop);

    /// Reads the links and the objects of everybody who changed, and of `due`, into the table; the cloud objects go to
    /// `stash`, those of the directory to `directory`. Returns why a full cycle is needed instead; empty when all is
    /// there.
    Result<std::string> resolve(const std::vector<Escrow>& due, PairTable& table, CloudStash& stash,
                                Sightings& sightings, std::vector<Object>& directory, std::stop_token stop);

private:
    struct SideChanges {
        std::vector<std::string> ids;  // changed and removed: what is not there any more shows when it is fetched
        bool removalsUnknown = false;
    };
    Result<std::string> askSide(EndpointReader& side, const Query& query, const std::string& since, std::string& next,
                                SideChanges& changes, std::stop_token stop);
    Result<void> findRemoved(std::stop_token stop);
    Result<std::vector<Link>> links(const std::vector<Escrow>& due);
    Result<std::vector<Object>> readDirectory(const std::vector<Link>& links, const std::vector<Escrow>& due,
                                              std::stop_token stop);
    Result<void> followAnchors(std::vector<Link>& links, std::vector<Object>& directory, std::stop_token stop);
    Result<void> readCloud(const std::vector<Link>& links, std::vector<Object>& directory, std::stop_token stop);
    Result<std::string> meetNewcomers(const std::vector<Link>& links, const std::vector<Object>& directory,
                                      std::stop_token stop);
    Result<std::vector<Object>> fetchDirectory(const std::vector<std::string>& ids, std::stop_token stop);
    void meet(Object&& cloud);

    const SyncContext& context_;
    const Rulebook& rules_;
    const Scope& scope_;
    Run& run_;
    Progress& progress_;
    SideChanges directory_, cloud_;
    std::vector<Object> cloudObjects_;
};

}  // namespace hs::sync
