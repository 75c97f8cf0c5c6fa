#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/sandbox/tenant/Property.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// The properties of $select in the order of the enumeration; "*" selects all. Without $select: the default ones on
/// v1.0, all but the cloud… ones on beta. InvalidInput for names the resource does not have.
Result<std::vector<Property>> selectionFrom(std::string_view select, ObjectKind kind, bool beta);

/// "displayName,mail", for links and tokens.
std::string selectionText(const std::vector<Property>& selection);

}  // namespace hs::sandbox
