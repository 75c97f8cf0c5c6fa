#pragma once

#include <vector>

#include "core/ports/Endpoint.h"

namespace hs::graph {

/// The cloud's classes among those of a query, users first. A query without classes means users.
std::vector<ObjectClass> classesOf(const Query& query);

}  // namespace hs::graph
