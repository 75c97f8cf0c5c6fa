#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/Object.h"

namespace hs::expr {

/// Something to tell the author of an expression. A wrong expression is a list of issues, not an Error.
struct Issue {
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    std::string message;       ///< one or two sentences, with "did you mean" where something is near
    std::size_t position = 0;  ///< byte offset in the expression's UTF-8 text
    std::size_t length = 0;    ///< bytes to underline; 0 = a point
    std::string code{};        ///< stable name of the kind of issue: "unknown-function", "argument-count", …
    std::string hint{};        ///< a way out that is not part of the message; may be empty

    bool operator==(const Issue&) const = default;
};

/// What an evaluation may ask of the world. All have defaults that keep previews repeatable when set by the caller.
struct Environment {
    /// Milliseconds since 1970 for Now(); when null the evaluation of Now() is an error.
    std::function<UnixMillis()> now;
    /// Fills with random bytes, for Guid, RandomString and RandomNum; cryptographic in production.
    std::function<void(std::uint8_t* bytes, std::size_t count)> randomBytes;
    /// Is this candidate free in the target? For SelectUniqueValue; null = every candidate is free.
    std::function<bool(std::string_view candidate)> isFree;
    /// Is this attribute multi-valued by its schema? Its one value is then a list of one; null = an attribute with
    /// exactly one value is a single value.
    std::function<bool(std::string_view attribute)> isMultiValued{};
};

/// One step of an evaluation, for the editor and `eval --trace`: a sub-expression and what it gave.
struct TraceStep {
    std::size_t position = 0;
    std::size_t length = 0;
    std::string text;    ///< the sub-expression as written
    std::string result;  ///< for people: `"text"`, `512`, `(null)`, `(ignored)`, `<48 bytes>`, `["a", "b"]`, `[Redact]`
    int depth = 0;       ///< 0 = the whole expression
};

/// What a mapping does with its target (expressions reference, section 5).
struct Evaluation {
    enum class Flow {
        Value,   ///< write `values` (never empty)
        Clear,   ///< null: the target has no value
        Keep,    ///< ignore: leave the target as it is; `reason` says why
        Failed,  ///< nothing of this attribute is written; `issues` says why
    };
    Flow flow = Flow::Clear;
    Values values;
    bool isList = false;    ///< the result was a list, even of one value
    bool redacted = false;  ///< the values came through Redact: logs show [Redact] in their place
    std::string reason;
    std::vector<Issue> issues;  ///< errors when Failed; warnings otherwise
    std::vector<TraceStep> trace;
};

/// A compiled attribute-mapping expression. Immutable and thread safe after compile; evaluating is total and
/// bounded (fuel, depth and output limits) and never throws.
class Expression {
public:
    /// Parses and checks. The result always exists; it is usable when `valid()`.
    static Expression compile(std::string text);

    /// The same where the source's schema is known: an attribute that it does not have is an error.
    static Expression compile(std::string text, const std::vector<AttributeName>& schema);

    Expression();
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    Expression(const Expression&);
    Expression& operator=(const Expression&);
    ~Expression();

    /// True when there is no issue of severity Error.
    bool valid() const;
    const std::vector<Issue>& issues() const;
    const std::string& text() const;

    /// The attributes the expression reads, each once, in order of appearance.
    const std::vector<AttributeName>& attributes() const;

    /// Evaluates on one object. Attribute names are matched exactly as the language says (case-sensitive).
    /// An attribute that is unknown on the object gives Keep with the reason "unknown: …".
    Evaluation evaluate(const Object& object, const Environment& environment, bool withTrace = false) const;

private:
    struct Program;
    static std::shared_ptr<const Program> build(std::string text, const std::vector<AttributeName>* schema);
    std::shared_ptr<const Program> program_;
};

/// Where an offset in an expression is, for people: characters counted from 1, line breaks included.
struct Place {
    std::size_t position = 1;
    std::size_t line = 1;
    std::size_t column = 1;
    bool operator==(const Place&) const = default;
};
Place placeOf(std::string_view expression, std::size_t byteOffset);

/// For terminals: each issue as "line:column: message", its source line, and a caret under the column.
std::string renderIssues(std::string_view expression, const std::vector<Issue>& issues);

}  // namespace hs::expr
