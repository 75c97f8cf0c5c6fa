#include "core/sync/CompactTexts.h"

#include <algorithm>
#include <cstring>

#include "core/base/Encoding.h"

namespace hs::sync {

namespace {

constexpr std::size_t blockSize = 1 << 16;
constexpr std::size_t longest = 4000;

// The first byte of a stored text: its kind, and with Literal two bytes of length follow.
constexpr char guidKind = 1;
constexpr char base64Kind = 2;
constexpr char literalKind = 3;

std::string literal(std::string_view text) {
    const std::size_t length = std::min(text.size(), longest);
    std::string bytes{literalKind, static_cast<char>(length & 0xff), static_cast<char>(length >> 8)};
    return bytes.append(text.substr(0, length));
}

std::size_t storedLength(const char* at) {
    if (*at != literalKind) return 17;
    return 3u + static_cast<unsigned char>(at[1]) + (static_cast<std::size_t>(static_cast<unsigned char>(at[2])) << 8);
}

}  // namespace

CompactTexts::Packed::Packed(std::string_view text) {
    if (text.size() == 36) {
        const auto bytes = guidBytes(text);
        if (bytes && guidText(*bytes) == text) {
            bytes_ = guidKind + *bytes;
            return;
        }
    } else if (text.size() == 24) {
        const auto bytes = fromBase64(text);
        if (bytes && bytes->size() == 16 && toBase64(*bytes) == text) {
            bytes_ = base64Kind + *bytes;
            return;
        }
    }
    if (!text.empty()) bytes_ = literal(text);
}

std::uint64_t CompactTexts::Packed::hash() const { return fingerprint(bytes_); }

CompactTexts::Place CompactTexts::add(const Packed& text) {
    const std::string_view bytes = text.bytes();
    if (bytes.empty()) return 0;
    if (blocks_.empty() || used_ + bytes.size() > blockSize) {
        blocks_.push_back(std::make_unique<char[]>(blockSize));
        used_ = blocks_.size() == 1 ? 1 : 0;  // place 0 means the empty text
    }
    std::memcpy(blocks_.back().get() + used_, bytes.data(), bytes.size());
    const auto place = static_cast<Place>((blocks_.size() - 1) * blockSize + used_);
    used_ += bytes.size();
    return place;
}

std::string_view CompactTexts::stored(Place place) const {
    if (place == 0) return {};
    const char* at = blocks_[place / blockSize].get() + place % blockSize;
    return {at, storedLength(at)};
}

std::string CompactTexts::at(Place place) const {
    const std::string_view bytes = stored(place);
    if (bytes.empty()) return {};
    if (bytes[0] == guidKind) return guidText(bytes.substr(1));
    if (bytes[0] == base64Kind) return toBase64(bytes.substr(1));
    return std::string(bytes.substr(3));
}

bool CompactTexts::equals(Place place, const Packed& text) const { return stored(place) == text.bytes(); }

std::size_t CompactTexts::memory() const { return blocks_.size() * blockSize; }

}  // namespace hs::sync
