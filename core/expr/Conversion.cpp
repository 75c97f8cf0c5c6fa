#include "core/expr/Conversion.h"

#include <charconv>

#include "core/base/Encoding.h"
#include "core/expr/DateText.h"
#include "core/expr/Limits.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

std::optional<std::int64_t> hexadecimal(std::string_view digits) {
    std::uint64_t bits = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, bits, 16);
    if (digits.empty() || digits.size() > 16 || error != std::errc() || stop != end) return std::nullopt;
    return static_cast<std::int64_t>(bits);
}

std::string formOf(const Datum& datum) {
    switch (datum.kind()) {
        case Datum::Kind::Number: return std::to_string(datum.number());
        case Datum::Kind::Boolean: return datum.truth() ? "True" : "False";
        case Datum::Kind::Date: return dateText(datum.ticks());
        default: return shortened(datum.view());
    }
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : shortened(text)) {
        switch (c) {
            case '"': result += "\\\""; break;
            case '\\': result += "\\\\"; break;
            case '\n': result += "\\n"; break;
            case '\r': result += "\\r"; break;
            case '\t': result += "\\t"; break;
            default: result += c;
        }
    }
    return result + "\"";
}

std::string displayedList(const Datum& datum) {
    constexpr std::size_t most = 10;
    std::string result = "[";
    for (std::size_t i = 0; i < datum.items().size(); ++i) {
        if (i > 0) result += ", ";
        if (i == most) return result + "… " + grouped(datum.items().size()) + " values]";
        result += displayed(datum.items()[i]);
    }
    return result + "]";
}

}  // namespace

std::string_view kindName(Datum::Kind kind) {
    switch (kind) {
        case Datum::Kind::Null: return "null";
        case Datum::Kind::Text: return "text";
        case Datum::Kind::Number: return "number";
        case Datum::Kind::Boolean: return "boolean";
        case Datum::Kind::Date: return "date";
        case Datum::Kind::Reference: return "reference";
        case Datum::Kind::Bytes: return "bytes";
        case Datum::Kind::List: return "list";
        case Datum::Kind::Stopped: break;
    }
    return "nothing";
}

std::optional<std::int64_t> numberFrom(std::string_view text) {
    text = trim(text);
    if (text.empty()) return std::nullopt;
    if (text.size() > 2 && text[0] == '&' && (text[1] == 'H' || text[1] == 'h')) return hexadecimal(text.substr(2));
    if (text[0] == '+') {
        text.remove_prefix(1);
        if (text.empty() || text[0] == '-') return std::nullopt;
    }
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

std::optional<std::int64_t> asNumber(const Datum& datum) {
    if (datum.kind() == Datum::Kind::Number) return datum.number();
    if (datum.isText()) return numberFrom(datum.view());
    return std::nullopt;
}

std::optional<std::string_view> asText(const Datum& datum, Scratch& scratch) {
    switch (datum.kind()) {
        case Datum::Kind::Text:
        case Datum::Kind::Reference: return datum.view();
        case Datum::Kind::Boolean: return std::string_view(datum.truth() ? "True" : "False");
        case Datum::Kind::Number:
        case Datum::Kind::Date: return scratch.keep(formOf(datum));
        default: return std::nullopt;
    }
}

std::optional<Ticks> asDate(const Datum& datum) {
    if (datum.kind() == Datum::Kind::Date) return datum.ticks();
    if (!datum.isText()) return std::nullopt;
    const DateReading reading = readDate(datum.view());
    if (reading.state != DateReading::State::Date) return std::nullopt;
    return reading.ticks;
}

std::optional<bool> asCondition(const Datum& datum) {
    switch (datum.kind()) {
        case Datum::Kind::Null: return false;
        case Datum::Kind::Boolean: return datum.truth();
        case Datum::Kind::Number: return datum.number() != 0;
        case Datum::Kind::Text:
        case Datum::Kind::Reference: break;
        default: return std::nullopt;
    }
    const std::string_view text = datum.view();
    if (text.empty()) return false;
    if (equalsIgnoringAsciiCase(text, "true")) return true;
    if (equalsIgnoringAsciiCase(text, "false")) return false;
    const auto number = numberFrom(text);
    if (!number) return std::nullopt;
    return *number != 0;
}

std::string shown(const Datum& datum) {
    if (datum.redacted()) return "[Redact]";
    switch (datum.kind()) {
        case Datum::Kind::Null: return "null";
        case Datum::Kind::Bytes: return "bytes";
        case Datum::Kind::List: return std::to_string(datum.items().size()) + " values";
        default: return "'" + formOf(datum) + "'";
    }
}

std::string displayed(const Datum& datum) {
    if (datum.redacted()) return "[Redact]";
    switch (datum.kind()) {
        case Datum::Kind::Null: return "(null)";
        case Datum::Kind::Bytes:
            return "<" + grouped(datum.view().size()) + (datum.view().size() == 1 ? " byte>" : " bytes>");
        case Datum::Kind::List: return displayedList(datum);
        case Datum::Kind::Text:
        case Datum::Kind::Reference: return quoted(datum.view());
        default: return formOf(datum);
    }
}

}  // namespace hs::expr
