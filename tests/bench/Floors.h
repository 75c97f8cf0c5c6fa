#pragma once

#include <string>
#include <vector>

#include "app/sandbox/SandboxState.h"
#include "core/model/Change.h"

/// What the servers can do at best, asked by the barest of clients: the floors that the engine is measured against.
namespace hs::bench {

/// Seconds to read everybody's attributes by paged search, 1000 a page, values looked at but not kept.
double rawPagedSearch(const sandbox::SandboxState& sandbox, const std::vector<std::string>& attributes,
                      std::size_t& entries);

/// Seconds to download all user and contact pages of 999 with these properties; bodies are searched for the next link
/// only.
double rawDownload(const sandbox::SandboxState& sandbox, const std::string& select, std::size_t& bytes);

/// Seconds to send these writeback changes as they are, 16 modifies in flight on one connection.
double rawPipelinedModify(const sandbox::SandboxState& sandbox, const std::vector<Change>& changes);

/// Seconds of the least that provision on demand must ask: connect, bind, one search, one modify; token, one find, one
/// create, one read. Each on a new connection, as the engine's.
double rawOnDemand(const sandbox::SandboxState& sandbox, const std::string& dn);

}  // namespace hs::bench
