#pragma once

#include <string>

#include "core/base/Result.h"

namespace hs::expr {

/// The ends of a pattern's issue texts.
inline Error invalidPattern(std::string reason) {
    return Error(ErrorCode::InvalidInput, "invalid regular expression: " + std::move(reason));
}
inline Error missingConstruct(const std::string& construct) {
    return Error(ErrorCode::Unsupported, "regular expressions here have no " + construct + ".");
}

}  // namespace hs::expr
