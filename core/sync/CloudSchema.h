#pragma once

#include <span>
#include <string_view>

#include "core/model/Object.h"

namespace hs::sync {

/// The attributes of the cloud that provisioning may write, of the class a directory object becomes there (Microsoft
/// Graph: "user resource type", "orgContact resource type"). In alphabetical order.
std::span<const std::string_view> cloudTargets(ObjectClass directoryClass);

}  // namespace hs::sync
