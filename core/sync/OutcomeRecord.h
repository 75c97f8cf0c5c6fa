#pragma once

#include "core/model/Outcome.h"

namespace hs::sync {

/// The row of the provisioning log for a change that was written or failed.
Outcome outcomeOf(const Change& change, std::int64_t run, UnixMillis startedAt, UnixMillis endedAt);

/// The row for an object that failed before a change could be planned; `step` is the one that failed ("import",
/// "match").
Outcome failedOutcome(RuleKind rule, std::int64_t run, ObjectRef source, const std::string& step, Error error,
                      UnixMillis at);

/// A step that has not begun: name, title, Pending. The names are "import", "scope", "match", "perform", "writeback".
Step stepNamed(const std::string& name);

}  // namespace hs::sync
