#pragma once

#include <array>
#include <string_view>

namespace hs::expr {

/// The invariant culture's names; the short names are their first three letters.
inline constexpr std::array<std::string_view, 12> monthNames = {"January",   "February", "March",    "April",
                                                                "May",       "June",     "July",     "August",
                                                                "September", "October",  "November", "December"};
inline constexpr std::array<std::string_view, 7> dayNames = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                             "Thursday", "Friday", "Saturday"};

}  // namespace hs::expr
