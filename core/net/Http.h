#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hs::net {

/// Header fields in order; names compare without regard to case.
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

    /// The first field of that name; empty when there is none.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    void set(std::string name, std::string value);  ///< replaces fields of that name
    void add(std::string name, std::string value);  ///< keeps fields of that name
    void remove(std::string_view name);
    const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// RFC 3986 percent-encoding of everything but unreserved characters (so `+` becomes %2B, unlike QUrlQuery).
std::string percentEncode(std::string_view text);

/// Decodes %HH; leaves `+` alone. Malformed sequences stay as they are.
std::string percentDecode(std::string_view text);

/// application/x-www-form-urlencoded of the pairs, in order.
std::string formEncode(const std::vector<std::pair<std::string, std::string>>& fields);

/// The inverse; here `+` means a blank.
std::vector<std::pair<std::string, std::string>> formDecode(std::string_view body);

}  // namespace hs::net
