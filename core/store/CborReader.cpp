#include "core/store/CborReader.h"

namespace hs {

CborReader::Kind CborReader::peek() const {
    if (!ok_ || at_ >= bytes_.size()) return Kind::End;
    const auto lead = static_cast<unsigned char>(bytes_[at_]);
    switch (lead >> 5) {
        case 0:
        case 1: return Kind::Integer;
        case 2: return Kind::Bytes;
        case 3: return Kind::Text;
        case 4: return Kind::Array;
        default: return lead == 0xF4 || lead == 0xF5 ? Kind::Truth : lead == 0xF6 ? Kind::Nothing : Kind::End;
    }
}

std::uint64_t CborReader::argument() {
    const unsigned code = static_cast<unsigned char>(bytes_[at_++]) & 31U;
    if (code < 24) return code;
    const std::size_t width = code <= 27 ? std::size_t{1} << (code - 24) : 0;
    if (width == 0 || bytes_.size() - at_ < width) {
        ok_ = false;
        return 0;
    }
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < width; ++i) number = number << 8 | static_cast<unsigned char>(bytes_[at_++]);
    return number;
}

std::uint64_t CborReader::head(unsigned major) {
    if (!ok_ || at_ >= bytes_.size() || static_cast<unsigned char>(bytes_[at_]) >> 5 != major) {
        ok_ = false;
        return 0;
    }
    return argument();
}

std::string_view CborReader::take(std::uint64_t count) {
    if (!ok_ || count > bytes_.size() - at_) {
        ok_ = false;
        return {};
    }
    const auto taken = bytes_.substr(at_, static_cast<std::size_t>(count));
    at_ += taken.size();
    return taken;
}

std::int64_t CborReader::integer() {
    if (peek() != Kind::Integer) {
        ok_ = false;
        return 0;
    }
    const bool negative = static_cast<unsigned char>(bytes_[at_]) >> 5 == 1;
    const std::uint64_t magnitude = argument();
    if (magnitude > static_cast<std::uint64_t>(INT64_MAX)) ok_ = false;
    if (!ok_) return 0;
    const auto number = static_cast<std::int64_t>(magnitude);
    return negative ? -1 - number : number;
}

bool CborReader::truth() {
    if (peek() != Kind::Truth) {
        ok_ = false;
        return false;
    }
    return static_cast<unsigned char>(bytes_[at_++]) == 0xF5;
}

std::string CborReader::text() { return std::string(take(head(3))); }

std::string CborReader::bytes() { return std::string(take(head(2))); }

void CborReader::nothing() {
    if (peek() != Kind::Nothing) ok_ = false;
    else ++at_;
}

std::size_t CborReader::array() {
    const std::uint64_t count = head(4);
    // Each element takes a byte at least: a broken count must not make anyone reserve the memory for it.
    if (count > bytes_.size() - at_) ok_ = false;
    return ok_ ? static_cast<std::size_t>(count) : 0;
}

std::size_t CborReader::arrayOf(std::size_t known) {
    const std::size_t count = array();
    if (count < known) ok_ = false;
    return ok_ ? count - known : 0;
}

void CborReader::skip(std::size_t elements) {
    for (; elements > 0 && ok_; --elements) skipOne();
}

void CborReader::skipOne() {
    // Nesting is only as deep as our own records, but a broken body must not recurse: count what is left to skip.
    std::uint64_t left = 1;
    while (left > 0 && ok_) {
        --left;
        switch (peek()) {
            case Kind::Integer: integer(); break;
            case Kind::Bytes: take(head(2)); break;
            case Kind::Text: take(head(3)); break;
            case Kind::Array: left += array(); break;
            case Kind::Truth: truth(); break;
            case Kind::Nothing: nothing(); break;
            case Kind::End: ok_ = false; break;
        }
    }
}

}  // namespace hs
