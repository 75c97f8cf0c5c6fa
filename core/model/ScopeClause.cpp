#include "core/model/ScopeClause.h"

#include <algorithm>
#include <array>

namespace hs {

namespace {

using Operand = ScopeOperatorRow::Operand;
using Op = ScopeOperator;

/// In the order of the enumeration.
constexpr auto rows = std::to_array<ScopeOperatorRow>({
    {Op::Equals, "EQUALS", Operand::Text, false, true, "The value is exactly the operand, upper and lower case too."},
    {Op::NotEquals, "NOT EQUALS", Operand::Text, false, true, "There is a value, and it is another than the operand."},
    {Op::EndsWith, "ENDS_WITH", Operand::Text, false, true, "The value ends with the operand."},
    {Op::Includes, "Includes", Operand::Text, false, true, "The value contains the operand."},
    {Op::GreaterThan, "Greater_Than", Operand::Integer, false, true, "Both are whole numbers, and the value is more."},
    {Op::GreaterThanOrEquals, "Greater_Than_OR_EQUALS", Operand::Integer, false, true,
     "Both are whole numbers, and the value is not less."},
    {Op::IsTrue, "IS TRUE", Operand::None, false, true, "The value is true."},
    {Op::IsFalse, "IS FALSE", Operand::None, false, true, "The value is false; no value is not false."},
    {Op::IsNull, "IS NULL", Operand::None, true, true, "There is no value, or only an empty one."},
    {Op::IsNotNull, "IS NOT NULL", Operand::None, true, true, "There is a value, and it is not empty."},
    {Op::RegexMatch, "REGEX MATCH", Operand::Pattern, false, true,
     "The .NET regular expression is found anywhere in the value."},
    {Op::NotRegexMatch, "NOT REGEX MATCH", Operand::Pattern, false, true,
     "There is a value, and the .NET regular expression is not found in it."},
    {Op::InList, "&", Operand::List, false, false, "The value is one of the operand's, which semicolons separate."},
    {Op::NotInList, "!&", Operand::List, false, false, "There is a value, and it is none of the operand's."},
});

std::string folded(std::string_view name) {
    std::string text = asciiLower(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
}

/// Without the quotes around it, and with one for each two inside.
std::string unquoted(std::string_view text) {
    const char quote = text.empty() ? '\0' : text.front();
    if (text.size() < 2 || (quote != '"' && quote != '\'') || text.back() != quote) return std::string(text);
    text = text.substr(1, text.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] == quote && i + 1 < text.size() && text[i + 1] == quote) ++i;
    }
    return out;
}

/// The longest operator that the text begins with, as a whole word.
const ScopeOperatorRow* operatorAt(std::string_view text) {
    const std::string all = folded(text);
    const ScopeOperatorRow* found = nullptr;
    for (const ScopeOperatorRow& row : rows) {
        const std::string name = folded(row.name);
        if (!all.starts_with(name) || (all.size() > name.size() && all[name.size()] != ' ')) continue;
        if (!found || name.size() > std::string_view(found->name).size()) found = &row;
    }
    return found;
}

Error unreadable(std::string_view text, std::string why) {
    std::string names;
    for (const ScopeOperatorRow& row : rows) names += (names.empty() ? "" : ", ") + std::string(row.name);
    return Error(ErrorCode::InvalidInput, "The clause \"" + std::string(text) + "\" " + std::move(why))
        .next("Write an attribute, an operator and a value, e.g. department EQUALS \"Sales\". Operators: " + names);
}

}  // namespace

std::span<const ScopeOperatorRow> scopeOperators() { return rows; }

const ScopeOperatorRow& rowOf(ScopeOperator op) { return rows[static_cast<std::size_t>(op)]; }

std::string_view toString(ScopeOperator op) { return rowOf(op).name; }

std::optional<ScopeOperator> scopeOperatorFrom(std::string_view name) {
    for (const ScopeOperatorRow& row : rows)
        if (folded(row.name) == folded(name)) return row.op;
    return std::nullopt;
}

std::string ScopeClause::text() const {
    const std::string head = attribute.text() + ' ' + rowOf(op).name;
    return rowOf(op).operand == Operand::None ? head : head + ' ' + quoted(operand);
}

Result<ScopeClause> ScopeClause::parse(std::string_view text) {
    const std::string_view whole = trimmed(text);
    const auto blank = whole.find_first_of(" \t");
    if (blank == std::string_view::npos) return unreadable(text, "has no operator.");
    const std::string_view rest = trimmed(whole.substr(blank));
    const ScopeOperatorRow* row = operatorAt(rest);
    if (!row) return unreadable(text, "has no operator that is known.");
    const std::string_view operand = trimmed(rest.substr(std::string_view(row->name).size()));
    if (row->operand == Operand::None && !operand.empty())
        return unreadable(text, "has a value, and " + std::string(row->name) + " takes none.");
    if (row->operand != Operand::None && operand.empty())
        return unreadable(text, "has no value after " + std::string(row->name) + ".");
    return ScopeClause{whole.substr(0, blank), row->op, unquoted(operand)};
}

}  // namespace hs
