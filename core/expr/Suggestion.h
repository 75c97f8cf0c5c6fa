#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hs::expr {

/// The candidate the author probably meant: equal but for letter case, else the nearest by spelling mistakes
/// (insert, delete, change, swap of neighbours) if it is near enough. Empty when nothing is.
std::string_view suggestionFor(std::string_view written, const std::vector<std::string_view>& candidates);

/// Spelling mistakes between two names, letter case ignored.
std::size_t spellingDistance(std::string_view left, std::string_view right);

}  // namespace hs::expr
