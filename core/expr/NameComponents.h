#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace hs::expr {

/// One component of a distinguished name: "OU" and "Sales", the value in its escaped spelling, without the white
/// space around it. Of "a=x+b=y" it is the first pair.
struct NameComponent {
    std::string_view type;
    std::string_view value;
};

/// The components from the left; nothing when the text is no distinguished name as the language has them
/// (expressions reference, 6.7). The parts view the text.
std::optional<std::vector<NameComponent>> nameComponents(std::string_view dn);

/// The length of "type=" at the start of a text, 0 when there is none.
std::size_t typePrefix(std::string_view text);

}  // namespace hs::expr
