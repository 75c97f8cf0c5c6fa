#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/graph/Entropy.h"
#include "core/model/Change.h"

namespace hs::graph {

/// The JSON of PATCH and POST bodies, from planned attribute changes. Only these attributes are named in it.
///
/// A replaced attribute gets all of `after`; so does an added one, because Graph has no call that adds a single value
/// to a collection: `after` is what was there plus the payload. A cleared attribute gets null, a cleared collection [].
/// Whether an attribute is a collection, a number or a truth is what CloudAttribute says; of a name it does not know,
/// the values' own kind decides.
///
/// Errors: InvalidInput, naming the attribute: several values for one, a value of another type, text that is no UTF-8;
/// Unsupported for what Graph only lets be read.
/// Sources: "Update user", "Create user".
Result<std::string> updateBody(std::span<const AttributeChange* const> attributes);

/// The body that creates a user or contact. What Graph demands and the plan does not name is added: accountEnabled,
/// mailNickname (from the name), displayName (the name), a random passwordProfile and the anchor of the change.
/// Errors: as updateBody; InvalidInput for a user without userPrincipalName.
Result<std::string> createBody(const Change& change, const Entropy& entropy);

/// The body that shuts an account, together with the change's planned attributes.
Result<std::string> disableBody(const Change& change);

/// The attributes of a change that are to be written.
std::vector<const AttributeChange*> plannedOf(const Change& change);

/// The source anchor a change carries: the target's, else the planned onPremisesImmutableId, else the source's.
std::string anchorOf(const Change& change);

}  // namespace hs::graph
