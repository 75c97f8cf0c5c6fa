#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/expr/Evaluator.h"

namespace hs::expr {

/// One application of a function to single values. By the time the function sees it, its arguments are what its
/// parameters want: texts are texts, numbers are numbers, and the first one is not null unless the function's row
/// says that it looks after null itself.
class Call {
public:
    /// Converts `arguments` in place; they must outlive the call.
    Call(Evaluator& evaluator, const Node& node, std::span<Datum> arguments)
        : evaluator_(evaluator), node_(node), arguments_(arguments) {}

    Datum run();

    std::size_t count() const { return arguments_.size(); }

    /// True when the argument is written and not an empty position.
    bool isSupplied(std::size_t i) const { return evaluator_.ast().isSupplied(node_, i); }

    /// True when the argument is there and not null.
    bool has(std::size_t i) const { return i < arguments_.size() && !arguments_[i].isNull(); }

    const Datum& operator[](std::size_t i) const { return arguments_[i]; }

    /// Empty text when the argument is null or not supplied.
    std::string_view text(std::size_t i) const { return has(i) ? arguments_[i].view() : std::string_view(); }
    std::int64_t number(std::size_t i) const { return arguments_[i].number(); }
    Ticks date(std::size_t i) const { return arguments_[i].ticks(); }

    /// The text of an Option, or the given one when it is not supplied.
    std::string_view option(std::size_t i, std::string_view otherwise) const { return has(i) ? text(i) : otherwise; }

    Datum keep(std::string text) { return evaluator_.keepText(node_.mark, std::move(text)); }
    Datum keep(std::vector<Datum> items) { return evaluator_.keepList(node_.mark, std::move(items)); }
    Datum keepBytes(std::string bytes) { return Datum::bytes(evaluator_.scratch().keep(std::move(bytes))); }

    /// An error whose message begins with the function's name.
    Datum fail(std::string_view code, const std::string& message);

    /// "{Function}: argument {i} ({parameter}) must be {wanted}".
    Datum failArgument(std::size_t i, std::string_view code, const std::string& wanted);
    Datum failTooLong();
    std::string show(std::size_t i) const { return evaluator_.show(arguments_[i]); }

    Evaluator& evaluator() { return evaluator_; }
    const Node& node() const { return node_; }

private:
    bool convert(std::size_t i);
    bool convertText(std::size_t i);
    bool convertNumber(std::size_t i, bool nullable);
    bool convertDate(std::size_t i);
    bool convertCharacter(std::size_t i);
    bool convertOption(std::size_t i, const Parameter& parameter);

    Evaluator& evaluator_;
    const Node& node_;
    std::span<Datum> arguments_;
};

/// "yyyy, q, m": the words of an option as messages list them.
std::string listed(std::span<const std::string_view> words);

/// The name of the parameter that takes argument `i`: of a repeated "source2", the third is "source3".
std::string parameterName(const ParameterList& form, std::size_t i);

}  // namespace hs::expr
