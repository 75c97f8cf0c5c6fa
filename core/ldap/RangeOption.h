#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hs::ldap {

/// The ";range=first-last" option by which Active Directory hands out long attributes piecemeal, 1500 values at a time
/// (MS-ADTS 3.1.1.3.1.3.3).
struct RangeOption {
    std::string_view attribute;       ///< the name without the option
    std::optional<std::size_t> next;  ///< where the following piece begins; nothing after the last ("0-*")

    /// Nothing when the name has no such option.
    static std::optional<RangeOption> parse(std::string_view attributeDescription);

    /// "member;range=1500-*"
    static std::string ask(std::string_view attribute, std::size_t first);
};

}  // namespace hs::ldap
