#pragma once

#include <string>
#include <vector>

#include "core/model/Schema.h"

namespace hs::world {

/// The live schema of a directory that Exchange 2019 has extended, without the attributes named.
Schema exchangeSchema(const std::vector<std::string>& without = {});

}  // namespace hs::world
