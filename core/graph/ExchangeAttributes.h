#pragma once

#include <span>

#include "core/graph/CloudAttribute.h"

namespace hs::graph {

/// The nine attributes that Exchange Online fills on cloud objects and that writeback reads: the eight sources of
/// the mapping table, in its order, and the recipient display type that opens or shuts the gate of the hashes.
/// This table is the only place of the graph floor that spells them.
///
/// Sources: "Exchange hybrid writeback with cloud sync" (the mapping table); names and types from the beta resource
/// page "agentUser resource type" and the Entra connector schema. Octet strings travel as base64.
std::span<const CloudAttribute> exchangeAttributes();

}  // namespace hs::graph
