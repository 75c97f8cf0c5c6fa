#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hs {

/// Writes the part of CBOR (RFC 8949) that records need: whole numbers, truths, text, bytes and arrays of known
/// length. Compact and without a tree in between, because a plan may hold hundreds of thousands of records.
class CborWriter {
public:
    void array(std::size_t count) { head(4, count); }
    void integer(std::int64_t number);
    void truth(bool value) { out_ += static_cast<char>(value ? 0xF5 : 0xF4); }
    void text(std::string_view utf8);
    void bytes(std::string_view raw);
    void nothing() { out_ += static_cast<char>(0xF6); }

    const std::string& written() const { return out_; }
    void clear() { out_.clear(); }

private:
    void head(unsigned major, std::uint64_t argument);

    std::string out_;
};

}  // namespace hs
