#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hs::sandbox {

/// $skiptoken and $deltatoken: fields nobody outside should read, in the letters a URL may carry. A checksum tells a
/// token from something made up.
std::string sealToken(const std::vector<std::string>& fields);

/// The fields; nothing when it is no token of ours.
std::optional<std::vector<std::string>> openToken(std::string_view token);

/// A whole non-negative number; nothing for anything else.
std::optional<std::uint64_t> numberIn(std::string_view text);

}  // namespace hs::sandbox
