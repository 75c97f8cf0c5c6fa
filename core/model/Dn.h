#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hs {

/// A distinguished name (RFC 4514). Keeps the spelling it was given; compares by the normalised form (attribute types
/// and values without regard to case, insignificant blanks and escape spellings removed).
class Dn {
public:
    /// Nothing when the text is no distinguished name. The empty text is the root.
    static std::optional<Dn> parse(std::string_view text);

    const std::string& text() const { return text_; }

    /// For comparing and for keys; not for display.
    const std::string& normalized() const { return normalized_; }

    /// Components from the left, as (type, unescaped value). The parts of a "CN=Ada+UID=7" follow one another.
    const std::vector<std::pair<std::string, std::string>>& components() const { return components_; }

    /// The unescaped value of the first component: "Ada Lovelace" of "CN=Ada Lovelace,OU=People".
    std::string commonName() const;

    /// Without the first relative distinguished name; the root above a single one.
    Dn parent() const;

    /// True for `ancestor` itself and everything under it.
    bool isUnder(const Dn& ancestor) const;

    bool operator==(const Dn& other) const { return normalized_ == other.normalized_; }

private:
    /// Where one relative distinguished name begins in each of the three forms.
    struct Rdn {
        std::size_t firstComponent = 0;
        std::size_t textStart = 0;
        std::size_t normalizedStart = 0;
    };

    std::string text_;
    std::string normalized_;
    std::vector<std::pair<std::string, std::string>> components_;
    std::vector<Rdn> rdns_;
};

/// A value escaped for use inside a distinguished name (RFC 4514 2.4).
std::string escapeDnValue(std::string_view value);

}  // namespace hs
