#pragma once

#include <cstddef>
#include <string_view>

namespace hs {

/// Spelling mistakes between two words: characters inserted, deleted or changed, and neighbours swapped.
std::size_t spellingDistance(std::u32string_view left, std::u32string_view right);

}  // namespace hs
