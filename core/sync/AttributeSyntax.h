#pragma once

#include <cstddef>
#include <string>

#include "core/model/AttributeName.h"
#include "core/model/Object.h"
#include "core/model/Value.h"

namespace hs::sync {

/// How the values of a target attribute compare, and what the target can hold. These are facts of the two sides
/// (writeback.md sections 6 and 7; Microsoft Graph user and orgContact), not settings.
struct AttributeSyntax {
    enum class Kind { Text, TextIgnoringCase, Integer, Boolean, Binary };

    Kind kind = Kind::Text;
    bool singleValued = true;
    std::size_t shortest = 0;  ///< characters of a text, bytes of a binary value
    std::size_t longest = 0;   ///< the same; 0 = no limit known
    bool required = false;     ///< the target cannot be without it: a clear is never carried out
    bool hashList = false;     ///< ascending unsigned 32-bit little-endian words (safe and blocked senders)

    /// The syntax of an attribute of the side that is written to. Attributes nobody knows are exact texts.
    static const AttributeSyntax& of(Side side, const AttributeName& name);

    /// Equal in the sense of the syntax: 1 and "01" as numbers, "True" and "true" as booleans, bytes exactly.
    bool same(const Value& left, const Value& right) const;

    /// Equal as a whole; the order of several values does not matter.
    bool same(const Values& left, const Values& right) const;

    /// Whether one of the values equals this one.
    bool holds(const Values& values, const Value& value) const;

    /// Characters of a text or bytes of a binary value: what `longest` counts.
    std::size_t lengthOf(const Value& value) const;
};

/// For reasons that people read: the values as they are shown, joined by ", "; "nothing" when there are none.
std::string listed(const Values& values);

}  // namespace hs::sync
