#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/model/AttributeName.h"

namespace hs {

/// The operators of a scoping filter. All of them respect case; every one but IsNull is false where there is no value
/// or an empty one.
enum class ScopeOperator {
    Equals,
    NotEquals,
    EndsWith,
    Includes,
    GreaterThan,
    GreaterThanOrEquals,
    IsTrue,
    IsFalse,
    IsNull,
    IsNotNull,
    RegexMatch,
    NotRegexMatch,
    InList,
    NotInList,
};

/// One row of the operator table: everything that editor, command line, validation and help know of an operator.
struct ScopeOperatorRow {
    enum class Operand { None, Text, Integer, Pattern, List };

    ScopeOperator op;
    const char* name;  ///< as documents and people spell it: "EQUALS", "IS NOT NULL", "&"
    Operand operand;
    bool anySyntax;    ///< also of attributes that hold bytes
    bool offered;      ///< in lists to choose from; the others are taken from documents and the command line
    const char* help;  ///< when it is true, in one sentence
};

/// In the order in which they are offered.
std::span<const ScopeOperatorRow> scopeOperators();
const ScopeOperatorRow& rowOf(ScopeOperator op);

/// "EQUALS", "Greater_Than_OR_EQUALS", "!&".
std::string_view toString(ScopeOperator op);
/// In any case, and with blanks for underscores: "greater than or equals".
std::optional<ScopeOperator> scopeOperatorFrom(std::string_view name);

/// One condition of a scoping filter: `department EQUALS 'Sales'`.
struct ScopeClause {
    AttributeName attribute;
    ScopeOperator op = ScopeOperator::Equals;
    std::string operand;  ///< empty where the operator takes none; a list is separated by semicolons

    /// As people read it, and as `parse` takes it.
    std::string text() const;

    /// `department EQUALS "Sales"`: attribute, operator, and the operand with or without quotes; a quote inside quotes
    /// is doubled. Errors: InvalidInput (no operator that is known, an operand too few or too many).
    static Result<ScopeClause> parse(std::string_view text);

    bool operator==(const ScopeClause&) const = default;
};

}  // namespace hs
