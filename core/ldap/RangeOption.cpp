#include "core/ldap/RangeOption.h"

#include <charconv>

#include "core/base/Encoding.h"

namespace hs::ldap {

std::optional<RangeOption> RangeOption::parse(std::string_view attributeDescription) {
    constexpr std::string_view marker = ";range=";
    const auto at = attributeDescription.find(';');
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view option = attributeDescription.substr(at);
    if (option.size() <= marker.size() || !equalsIgnoringAsciiCase(option.substr(0, marker.size()), marker))
        return std::nullopt;
    const auto dash = option.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    RangeOption range{attributeDescription.substr(0, at), std::nullopt};
    const std::string_view last = option.substr(dash + 1);
    if (last == "*") return range;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), number);
    if (error != std::errc() || end != last.data() + last.size()) return std::nullopt;
    range.next = number + 1;
    return range;
}

std::string RangeOption::ask(std::string_view attribute, std::size_t first) {
    return std::string(attribute).append(";range=").append(std::to_string(first)).append("-*");
}

}  // namespace hs::ldap
