#pragma once

#include "core/model/Schema.h"

namespace hs::sync {

/// Judges a live schema: each of the eight writeback targets on user, inetOrgPerson and contact (contacts need
/// proxyAddresses only), with mailNickname as Microsoft's own test. `detected` needs mailNickname on user and all
/// eight on user and inetOrgPerson; the reason names the first missing attribute and class in words.
SchemaCheck detectExchangeSchema(const Schema& schema);

/// "1.1.1107.0 or later": compares dotted version numbers. False also when the text is no version.
bool meetsAgentPrerequisite(const std::string& agentVersion);

}  // namespace hs::sync
