#include "core/sync/ScopeFilter.h"

#include <algorithm>
#include <charconv>

namespace hs::sync {

namespace {

using Operand = ScopeOperatorRow::Operand;

Error wrongClause(const ScopeClause& clause, std::string why, std::string next) {
    return Error(ErrorCode::InvalidInput, "The clause " + clause.text() + " cannot be used: " + std::move(why))
        .attributeNamed(clause.attribute.text())
        .next(std::move(next));
}

bool isEmpty(const Values& values) {
    return std::all_of(values.begin(), values.end(), [](const Value& value) { return value.bytes().empty(); });
}

bool isWithin(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// A value in a sentence: cut where it gets long.
std::string shown(const Value& value) {
    constexpr std::size_t longest = 80;
    if (value.isBinary()) return std::to_string(value.bytes().size()) + " bytes";
    std::string text = value.bytes();
    if (text.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a character
        text = text.substr(0, end) + "…";
    }
    return "'" + text + "'";
}

}  // namespace

Result<ScopeFilter::Clause> ScopeFilter::prepareClause(const ScopeClause& clause) {
    if (clause.attribute.empty())
        return wrongClause(clause, "it names no attribute.", "Choose the attribute it is about, or remove the clause.");
    Clause prepared;
    prepared.clause = clause;
    switch (rowOf(clause.op).operand) {
        case Operand::None:
        case Operand::Text: break;
        case Operand::Integer: {
            const auto number = Value::text(clause.operand).asInteger();
            if (!number)
                return wrongClause(clause, "'" + clause.operand + "' is no whole number.",
                                   "Write a whole number; this operator compares nothing else.");
            prepared.number = *number;
            break;
        }
        case Operand::Pattern: {
            auto pattern = expr::Pattern::compile(clause.operand);
            if (!pattern.ok()) return wrongClause(clause, pattern.error().message, "Correct the regular expression.");
            prepared.pattern = *std::move(pattern);
            break;
        }
        case Operand::List: {
            std::size_t begin = 0;
            while (begin <= clause.operand.size()) {
                const std::size_t end = std::min(clause.operand.find(';', begin), clause.operand.size());
                prepared.list.push_back(clause.operand.substr(begin, end - begin));
                begin = end + 1;
            }
            break;
        }
    }
    return prepared;
}

Result<ScopeFilter> ScopeFilter::prepare(const std::vector<ScopeClauseGroup>& groups) {
    ScopeFilter filter;
    for (const ScopeClauseGroup& group : groups) {
        if (group.clauses.empty())
            return Error(ErrorCode::InvalidInput, "A group of the scoping filter has no clauses.")
                .next("Add a clause to the group, or remove the group.");
        Group prepared;
        for (const ScopeClause& clause : group.clauses) {
            HS_ASSIGN(Clause one, prepareClause(clause));
            prepared.push_back(std::move(one));
        }
        filter.groups_.push_back(std::move(prepared));
    }
    return filter;
}

bool ScopeFilter::holds(const Clause& clause, const Value& value) {
    const std::string& operand = clause.clause.operand;
    const std::string& text = value.bytes();
    // Bytes have no text to compare: only that they are there can be said.
    if (value.isBinary()) return clause.clause.op == ScopeOperator::IsNotNull;
    switch (clause.clause.op) {
        case ScopeOperator::Equals: return text == operand;
        case ScopeOperator::NotEquals: return text != operand;
        case ScopeOperator::EndsWith: return text.ends_with(operand);
        case ScopeOperator::Includes: return text.find(operand) != std::string::npos;
        case ScopeOperator::GreaterThan: return value.asInteger() && *value.asInteger() > clause.number;
        case ScopeOperator::GreaterThanOrEquals: return value.asInteger() && *value.asInteger() >= clause.number;
        case ScopeOperator::IsTrue: return value.asBoolean().value_or(false);
        case ScopeOperator::IsFalse: return !value.asBoolean().value_or(true);
        case ScopeOperator::IsNull: return false;
        case ScopeOperator::IsNotNull: return true;
        case ScopeOperator::RegexMatch: return expr::Pattern::Matches(*clause.pattern, text).next();
        case ScopeOperator::NotRegexMatch: return !expr::Pattern::Matches(*clause.pattern, text).next();
        case ScopeOperator::InList: return isWithin(clause.list, text);
        case ScopeOperator::NotInList: return !isWithin(clause.list, text);
    }
    return false;
}

ScopeFilter::Verdict ScopeFilter::judgeClause(const Clause& clause, const Object& object) {
    if (object.unknownReason(clause.clause.attribute)) return Verdict::Unknown;
    const Values& values = object.values(clause.clause.attribute);
    if (isEmpty(values)) return clause.clause.op == ScopeOperator::IsNull ? Verdict::Met : Verdict::NotMet;
    if (clause.clause.op == ScopeOperator::IsNull) return Verdict::NotMet;
    if (clause.clause.op == ScopeOperator::IsNotNull) return Verdict::Met;
    if (values.size() > 1) return Verdict::Unknown;
    return holds(clause, values.front()) ? Verdict::Met : Verdict::NotMet;
}

ScopeFilter::Verdict ScopeFilter::judgeGroup(const Group& group, const Object& object) {
    bool unknown = false;
    for (const Clause& clause : group) {
        const Verdict verdict = judgeClause(clause, object);
        if (verdict == Verdict::NotMet) return verdict;
        unknown = unknown || verdict == Verdict::Unknown;
    }
    return unknown ? Verdict::Unknown : Verdict::Met;
}

ScopeFilter::Verdict ScopeFilter::judge(const Object& object) const {
    if (groups_.empty()) return Verdict::Met;
    bool unknown = false;
    for (const Group& group : groups_) {
        const Verdict verdict = judgeGroup(group, object);
        if (verdict == Verdict::Met) return verdict;
        unknown = unknown || verdict == Verdict::Unknown;
    }
    return unknown ? Verdict::Unknown : Verdict::NotMet;
}

std::string ScopeFilter::because(const Clause& clause, const Object& object) {
    if (const std::string* reason = object.unknownReason(clause.clause.attribute))
        return "the value could not be read (" + *reason + ")";
    const Values& values = object.values(clause.clause.attribute);
    if (values.empty()) return "there is no value";
    if (isEmpty(values)) return "the value is empty";
    if (values.size() > 1) return "there are " + std::to_string(values.size()) + " values";
    std::string text = "the value is " + shown(values.front());
    if (rowOf(clause.clause.op).operand == Operand::Integer && !values.front().asInteger())
        text += ", which is no whole number";
    return text;
}

std::vector<ClauseFinding> ScopeFilter::explain(const Object& object) const {
    std::vector<ClauseFinding> findings;
    for (std::size_t i = 0; i < groups_.size(); ++i)
        for (const Clause& clause : groups_[i])
            findings.push_back(
                {i, clause.clause.text(), judgeClause(clause, object) == Verdict::Met, because(clause, object)});
    return findings;
}

std::string ScopeFilter::reason(const Object& object) const {
    std::string text;
    const auto add = [&text](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
    for (const Group& group : groups_) {
        if (judgeGroup(group, object) != Verdict::Met) continue;
        for (const Clause& clause : group) add(clause.clause.text() + " is true: " + because(clause, object));
        return text;
    }
    // A group that is only not known says what is not known; one that is not met, the clause that is false.
    for (const Group& group : groups_) {
        const Verdict decisive = judgeGroup(group, object);
        for (const Clause& clause : group) {
            if (judgeClause(clause, object) != decisive) continue;
            add(clause.clause.text() + (decisive == Verdict::Unknown ? " is not known: " : " is false: ") +
                because(clause, object));
            break;
        }
    }
    return text;
}

}  // namespace hs::sync
