#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hs {

/// Reads what CborWriter wrote. After the first thing that does not fit, `ok` is false and every further answer is
/// empty, so that a codec reads straight through and asks once at its end. Borrows the bytes.
class CborReader {
public:
    enum class Kind { Integer, Bytes, Text, Array, Truth, Nothing, End };

    explicit CborReader(std::string_view bytes) : bytes_(bytes) {}

    /// What comes next; End after the last byte and after a failure.
    Kind peek() const;

    std::int64_t integer();
    bool truth();
    std::string text();
    std::string bytes();
    void nothing();

    /// Begins an array and answers how many elements it has.
    std::size_t array();

    /// Begins an array with at least `known` elements and answers how many follow those: a newer version may have
    /// added some. Pass the answer to `skip` after the known ones.
    std::size_t arrayOf(std::size_t known);
    void skip(std::size_t elements);

    /// A number that stands for an enumerator, not above `last`.
    template <typename E>
    E enumerator(E last) {
        const std::int64_t number = integer();
        if (number < 0 || number > static_cast<std::int64_t>(last)) ok_ = false;
        return ok_ ? static_cast<E>(number) : E{};
    }

    bool ok() const { return ok_; }
    bool complete() const { return ok_ && at_ == bytes_.size(); }

private:
    std::uint64_t head(unsigned major);
    std::uint64_t argument();
    std::string_view take(std::uint64_t count);
    void skipOne();

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace hs
