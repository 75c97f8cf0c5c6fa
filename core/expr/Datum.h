#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/model/Value.h"

namespace hs::expr {

/// A point in time: 100-nanosecond units since 0001-01-01T00:00:00Z.
using Ticks = std::int64_t;

/// A value while it is being computed. It owns nothing: text and bytes are views onto the object, onto the
/// expression, or onto the Scratch of the evaluation, so that passing a large value through a Switch costs
/// nothing. Copy freely; do not keep it longer than the evaluation.
///
/// Stopped is not a value but the end of the evaluation: an error, or the decision to ignore the whole expression.
/// Whoever receives it returns it at once; the Evaluator knows why.
class Datum {
public:
    enum class Kind : std::uint8_t { Null, Text, Number, Boolean, Date, Reference, Bytes, List, Stopped };

    Datum() : number_(0) {}
    static Datum text(std::string_view text) { return Datum(Kind::Text, text); }
    static Datum reference(std::string_view dn) { return Datum(Kind::Reference, dn); }
    static Datum bytes(std::string_view bytes) { return Datum(Kind::Bytes, bytes); }
    static Datum number(std::int64_t number) { return Datum(Kind::Number, number); }
    static Datum boolean(bool truth) { return Datum(Kind::Boolean, truth ? 1 : 0); }
    static Datum date(Ticks ticks) { return Datum(Kind::Date, ticks); }
    static Datum list(std::span<const Datum> items) {
        Datum datum;
        datum.kind_ = Kind::List;
        datum.items_ = items.data();
        datum.size_ = items.size();
        return datum;
    }
    static Datum stopped() { return Datum(Kind::Stopped, std::int64_t{0}); }

    Kind kind() const { return kind_; }
    bool isNull() const { return kind_ == Kind::Null; }
    bool isList() const { return kind_ == Kind::List; }
    bool isStopped() const { return kind_ == Kind::Stopped; }

    /// Text or a reference, which is text to everything but Contains.
    bool isText() const { return kind_ == Kind::Text || kind_ == Kind::Reference; }
    bool isEmptyText() const { return isText() && size_ == 0; }

    /// The characters of a text or reference, the octets of bytes.
    std::string_view view() const { return {text_, size_}; }
    std::int64_t number() const { return number_; }
    bool truth() const { return number_ != 0; }
    Ticks ticks() const { return number_; }
    std::span<const Datum> items() const { return {items_, size_}; }

    /// Redacted values flow, but are never shown; what is computed from them is redacted too.
    bool redacted() const { return redacted_; }
    Datum asRedacted(bool redacted = true) const {
        Datum copy = *this;
        copy.redacted_ = redacted_ || redacted;
        return copy;
    }

    /// How the object held this text; a number that passes through unchanged leaves as the number it was.
    Value::Kind origin() const { return origin_; }
    Datum from(Value::Kind origin) const {
        Datum copy = *this;
        copy.origin_ = origin;
        return copy;
    }

private:
    Datum(Kind kind, std::string_view text) : text_(text.data() ? text.data() : ""), size_(text.size()), kind_(kind) {}
    Datum(Kind kind, std::int64_t number) : number_(number), kind_(kind) {}

    union {
        std::int64_t number_;
        const char* text_;
        const Datum* items_;
    };
    std::size_t size_ = 0;
    Kind kind_ = Kind::Null;
    Value::Kind origin_ = Value::Kind::Text;
    bool redacted_ = false;
};

/// One value of a list; what is redacted as a whole is redacted in each of its values.
inline Datum itemOf(const Datum& list, std::size_t i) { return list.items()[i].asRedacted(list.redacted()); }

/// The kind's name as in the reference: "text", "number", "bytes", …
std::string_view kindName(Datum::Kind kind);

}  // namespace hs::expr
