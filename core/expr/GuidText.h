#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Encoding.h"

namespace hs::expr {

/// 16 bytes in directory order from "8-4-4-4-12" digits, with both braces or none.
inline std::optional<std::string> bytesOfGuid(std::string_view text) {
    if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
    return guidBytes(text);
}

}  // namespace hs::expr
