#pragma once

#include <optional>

#include "app/cli/Invocation.h"
#include "core/service/Commands.h"

namespace hs::cli {

/// The lists of a sheet, or of one rule and class of it.
int printMappings(Invocation& invocation, const service::MappingSheet& sheet, std::optional<RuleKind> rule,
                  std::optional<ObjectClass> objectClass);

/// Before and after of each object; with one object also the value of every part.
int printImpact(Invocation& invocation, const std::string& target, const service::MappingImpact& impact);

}  // namespace hs::cli
