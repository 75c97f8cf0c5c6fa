#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hs::sync {

/// Many short identifiers in few bytes: a GUID and a base64 anchor of 16 bytes take 17 each instead of a string's 56.
/// Texts are only added, never changed; a place stays valid as long as the whole.
class CompactTexts {
public:
    using Place = std::uint32_t;  ///< 0 = the empty text

    /// One text in its stored form, worked out once for many comparisons.
    class Packed {
    public:
        explicit Packed(std::string_view text);
        std::string_view bytes() const { return bytes_; }
        std::uint64_t hash() const;

    private:
        std::string bytes_;
    };

    Place add(const Packed& text);
    std::string at(Place place) const;
    bool equals(Place place, const Packed& text) const;
    bool equals(Place left, Place right) const { return stored(left) == stored(right); }
    std::size_t memory() const;

private:
    std::string_view stored(Place place) const;

    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t used_ = 0;  // of the last block
};

}  // namespace hs::sync
