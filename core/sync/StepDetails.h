#pragma once

#include "core/model/Outcome.h"
#include "core/sync/Matcher.h"
#include "core/sync/Scope.h"

namespace hs::sync {

/// What View details of a step shows: names and values, in order.
using StepDetails = std::vector<std::pair<std::string, Values>>;

/// Identity and every attribute read, before any transformation; unknown attributes with their reason.
StepDetails importDetails(const Object& object);

StepDetails scopeDetails(const ScopeDecision& decision, const ScopePlaces& places);

/// Each matching attribute with its value and result; then the action that follows and the target found.
StepDetails matchDetails(const Match& match);

/// Each attribute with before and after, each as one text.
StepDetails performDetails(const Change& change);

}  // namespace hs::sync
