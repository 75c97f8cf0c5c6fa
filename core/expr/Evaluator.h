#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Ast.h"
#include "core/expr/Conversion.h"
#include "core/expr/Expression.h"
#include "core/expr/Scratch.h"
#include "core/expr/Trace.h"

namespace hs::expr {

/// One evaluation of one expression on one object. Functions that evaluate their own arguments talk to it, as does
/// Call on behalf of all others.
///
/// Whatever stops the evaluation is noted here once and travels up as a stopped Datum.
class Evaluator {
public:
    /// All of them must outlive the evaluator; `trace` may be null.
    Evaluator(const Ast& ast, const Object& object, const Environment& environment, Trace* trace);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;
    ~Evaluator();

    Datum evaluate(NodeId id);

    /// The value of argument `i`, null when it is not supplied. Null items of a list keep their place.
    Datum argument(const Node& node, std::size_t i);

    /// The same for a parameter that takes lists whole: null items are gone, an empty list is null.
    Datum wholeArgument(const Node& node, std::size_t i);
    Datum withoutNulls(Span mark, const Datum& datum);

    /// The end of the evaluation. `mark` is what the issue points at.
    Datum fail(Span mark, std::string_view code, std::string message, std::string hint = {});
    Datum ignore(std::string reason);
    void warn(Span mark, std::string_view code, std::string message);

    /// Keeps a text or list that a function made, and returns it as a value; an error when it is too large.
    Datum keepText(Span mark, std::string text);
    Datum keepList(Span mark, std::vector<Datum> items);

    /// True, or the evaluation has failed because its steps or characters have run out.
    bool step(Span mark);
    bool chargeMade(Span mark, std::size_t characters);
    bool chargeRead(Span mark, std::size_t characters);

    /// A condition's truth, or nothing when the evaluation has failed.
    std::optional<bool> condition(Span mark, const Datum& datum);

    /// The value as messages show it.
    std::string show(const Datum& datum) const { return redacting_ > 0 ? "[Redact]" : shown(datum); }

    /// The value of the first variable place that is free; hides outer ones until it is dropped.
    void pushVariable(const Datum& datum) { variables_.push_back(datum); }
    void setVariable(const Datum& datum) { variables_.back() = datum; }
    void popVariable() { variables_.pop_back(); }

    /// While this is on, everything that is shown is redacted.
    void beginRedacting() { ++redacting_; }
    void endRedacting() { --redacting_; }
    bool isRedacting() const { return redacting_ > 0; }

    /// The compiled pattern; the last one is remembered, so that a list does not compile it for each value.
    const Pattern* pattern(const Node& node, std::string_view text);

    const Ast& ast() const { return ast_; }
    const Environment& environment() const { return environment_; }
    Scratch& scratch() { return scratch_; }

    bool isIgnored() const { return ignored_; }
    const std::string& reason() const { return reason_; }
    std::vector<Issue> takeErrors() { return std::move(errors_); }
    std::vector<Issue> takeWarnings() { return std::move(warnings_); }

private:
    Datum compute(const Node& node);
    Datum attribute(const Node& node);
    Datum attributeList(const Node& node, const Values& values);
    Datum chain(const Node& node);
    Datum call(const Node& node);
    Datum spread(const Node& node, std::span<Datum> arguments);
    Datum checked(const Node& node, const Datum& result);
    std::string outcome(const Datum& datum) const;

    const Ast& ast_;
    const Object& object_;
    const Environment& environment_;
    Trace* trace_;
    Scratch scratch_;
    std::vector<Datum> variables_;
    std::vector<Datum> attributeLists_;  ///< by attribute, once made: a Select may ask for one a thousand times
    int redacting_ = 0;
    bool ignored_ = false;
    std::string reason_;
    std::vector<Issue> errors_;
    std::vector<Issue> warnings_;
    std::unique_ptr<const Pattern> lastPattern_;
    std::string lastPatternText_;
};

}  // namespace hs::expr
