#pragma once

#include <string>
#include <string_view>

namespace hs::expr {

/// Latin letters without their accents, as NormalizeDiacritics wants them (expressions reference, 9): a base letter
/// with any combining marks becomes the plain letter, a few letters without a decomposition have a replacement of
/// their own, everything else stays exactly as it was.
std::string withoutDiacritics(std::string_view text);

}  // namespace hs::expr
