#pragma once

#include <string_view>

#include "app/sandbox/tenant/CloudObject.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// The properties of a POST or PATCH body, checked as Graph does: names, types, and what may be written over which
/// version. Errors are InvalidInput in Graph's wording; `serverText` is its error code.
Result<Assignments> readRequestBody(std::string_view body, ObjectKind kind, bool beta);

/// The same for the properties that Exchange Online fills: what the sandbox's own door may set.
Result<Assignments> readCloudValues(std::string_view body, ObjectKind kind);

}  // namespace hs::sandbox
