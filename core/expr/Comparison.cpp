#include "core/expr/Comparison.h"

#include <compare>
#include <optional>

#include "core/base/Encoding.h"
#include "core/expr/Conversion.h"

namespace hs::expr {

namespace {

using Kind = Datum::Kind;

bool holds(Operator op, std::strong_ordering order) {
    switch (op) {
        case Operator::Equal: return order == 0;
        case Operator::NotEqual: return order != 0;
        case Operator::Greater: return order > 0;
        case Operator::GreaterEqual: return order >= 0;
        case Operator::Less: return order < 0;
        default: return order <= 0;
    }
}

bool asksForEquality(Operator op) { return op == Operator::Equal || op == Operator::NotEqual; }

std::string cannotCompare(const Datum& left, const Datum& right) {
    return "Cannot compare " + std::string(kindName(left.kind())) + " with " + std::string(kindName(right.kind()));
}

Error mismatch(const Datum& left, const Datum& right) {
    return Error(ErrorCode::InvalidInput, cannotCompare(left, right) + ".");
}

/// A value as True or False beside a boolean; nothing for a text that is neither.
std::optional<bool> truthOf(const Datum& datum) {
    if (datum.kind() == Kind::Boolean) return datum.truth();
    if (datum.kind() == Kind::Number) return datum.number() != 0;
    if (equalsIgnoringAsciiCase(datum.view(), "true")) return true;
    if (equalsIgnoringAsciiCase(datum.view(), "false")) return false;
    return std::nullopt;
}

Result<bool> compareBooleans(Operator op, const Datum& left, const Datum& right) {
    const bool fits = left.kind() != Kind::Date && right.kind() != Kind::Date && asksForEquality(op);
    if (!fits) return mismatch(left, right);
    const auto a = truthOf(left), b = truthOf(right);
    const bool equal = a && b && *a == *b;
    return equal == (op == Operator::Equal);
}

Result<bool> compareNumbers(Operator op, const Datum& left, const Datum& right) {
    if (left.kind() == Kind::Date || right.kind() == Kind::Date) return mismatch(left, right);
    const auto a = asNumber(left), b = asNumber(right);
    if (a && b) return holds(op, *a <=> *b);
    if (!asksForEquality(op)) return mismatch(left, right);
    return op == Operator::NotEqual;
}

Result<bool> compareDates(Operator op, const Datum& left, const Datum& right) {
    const auto a = asDate(left), b = asDate(right);
    if (a && b) return holds(op, *a <=> *b);
    const Datum& noDate = a ? right : left;
    return Error(ErrorCode::InvalidInput, cannotCompare(left, right) + ": " + shown(noDate) + " is not a date.");
}

}  // namespace

Result<bool> compare(Operator op, const Datum& left, const Datum& right) {
    const auto either = [&](Kind kind) { return left.kind() == kind || right.kind() == kind; };
    if (either(Kind::Bytes)) {
        const bool fits = left.kind() == right.kind() && asksForEquality(op);
        if (!fits) return mismatch(left, right);
        return (left.view() == right.view()) == (op == Operator::Equal);
    }
    if (either(Kind::Boolean)) return compareBooleans(op, left, right);
    if (either(Kind::Number)) return compareNumbers(op, left, right);
    if (either(Kind::Date)) return compareDates(op, left, right);
    // UTF-8 keeps the order of code points.
    return holds(op, left.view() <=> right.view());
}

}  // namespace hs::expr
