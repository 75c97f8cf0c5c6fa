#include "core/expr/Expression.h"

#include <algorithm>

#include "core/expr/Ast.h"
#include "core/expr/Checker.h"
#include "core/expr/Conversion.h"
#include "core/expr/Evaluator.h"
#include "core/expr/Parser.h"
#include "core/expr/Pattern.h"
#include "core/expr/Replacement.h"
#include "core/expr/Trace.h"

namespace hs::expr {

struct Expression::Program {
    std::string text;
    Ast ast;
    std::vector<Issue> issues;
    std::vector<AttributeName> attributes;
    bool valid = false;
    bool isBareEmptyText = false;  ///< the constant "" alone clears the attribute
};

namespace {

Value valueOf(const Datum& datum) {
    switch (datum.kind()) {
        case Datum::Kind::Bytes: return Value::binary(std::string(datum.view()));
        case Datum::Kind::Number: return Value::integer(datum.number());
        case Datum::Kind::Boolean: return Value::boolean(datum.truth());
        default: break;
    }
    Scratch scratch;
    std::string text(asText(datum, scratch).value_or(std::string_view()));
    // A value that passed through unchanged leaves as what it was, as far as its spelling allows.
    if (datum.origin() == Value::Kind::Boolean && (text == "True" || text == "False"))
        return Value::boolean(text == "True");
    if (datum.origin() == Value::Kind::Integer) {
        const auto number = numberFrom(text);
        if (number && std::to_string(*number) == text) return Value::integer(*number);
    }
    return Value::text(std::move(text));
}

void deliver(const Datum& result, Evaluation& evaluation) {
    evaluation.redacted = result.redacted();
    evaluation.isList = result.isList();
    if (result.isList()) {
        evaluation.values.reserve(result.items().size());
        for (const Datum& item : result.items())
            if (!item.isNull()) evaluation.values.push_back(valueOf(item));
    } else if (!result.isNull()) {
        evaluation.values.push_back(valueOf(result));
    }
    evaluation.flow = evaluation.values.empty() ? Evaluation::Flow::Clear : Evaluation::Flow::Value;
    evaluation.isList = evaluation.isList && !evaluation.values.empty();
}

bool isError(const Issue& issue) { return issue.severity == Issue::Severity::Error; }

/// What compiling leaves behind, before it becomes a Program.
struct Compiled {
    Ast ast;
    std::vector<Issue> issues;
};

Compiled compiled(const std::string& text, const std::vector<AttributeName>* schema) {
    Compiled result;
    Parser parser(text);
    if (!parser.parse()) {
        result.issues.push_back(parser.issue());
        return result;
    }
    result.ast = parser.takeAst();
    result.issues = Checker(result.ast, schema).check();
    return result;
}

}  // namespace

std::shared_ptr<const Expression::Program> Expression::build(std::string text,
                                                             const std::vector<AttributeName>* schema) {
    auto program = std::make_shared<Program>();
    Compiled parts = compiled(text, schema);
    program->text = std::move(text);
    program->ast = std::move(parts.ast);
    program->issues = std::move(parts.issues);
    program->valid = std::none_of(program->issues.begin(), program->issues.end(), isError);
    for (const std::string& name : program->ast.attributes) program->attributes.emplace_back(name);
    if (!program->valid) return program;
    const Node& root = program->ast.at(program->ast.root);
    program->isBareEmptyText = root.kind == Node::Kind::Constant && root.constant.isEmptyText();
    return program;
}

Expression Expression::compile(std::string text) {
    Expression expression;
    expression.program_ = build(std::move(text), nullptr);
    return expression;
}

Expression Expression::compile(std::string text, const std::vector<AttributeName>& schema) {
    Expression expression;
    expression.program_ = build(std::move(text), &schema);
    return expression;
}

Expression::Expression() : program_(std::make_shared<const Program>()) {}
// Moving shares the program like copying does, so that an expression always has one.
Expression::Expression(Expression&& other) noexcept : program_(other.program_) {}
Expression& Expression::operator=(Expression&& other) noexcept {
    program_ = other.program_;
    return *this;
}
Expression::Expression(const Expression&) = default;
Expression& Expression::operator=(const Expression&) = default;
Expression::~Expression() = default;

bool Expression::valid() const { return program_->valid; }
const std::vector<Issue>& Expression::issues() const { return program_->issues; }
const std::string& Expression::text() const { return program_->text; }
const std::vector<AttributeName>& Expression::attributes() const { return program_->attributes; }

Evaluation Expression::evaluate(const Object& object, const Environment& environment, bool withTrace) const {
    Evaluation evaluation;
    if (!program_->valid) {
        evaluation.flow = Evaluation::Flow::Failed;
        std::copy_if(program_->issues.begin(), program_->issues.end(), std::back_inserter(evaluation.issues), isError);
        return evaluation;
    }
    Trace trace(program_->text);
    Evaluator evaluator(program_->ast, object, environment, withTrace ? &trace : nullptr);
    Datum result = evaluator.evaluate(program_->ast.root);
    if (program_->isBareEmptyText) result = Datum();
    if (!result.isStopped()) {
        deliver(result, evaluation);
    } else if (evaluator.isIgnored()) {
        evaluation.flow = Evaluation::Flow::Keep;
        evaluation.reason = evaluator.reason();
    } else {
        evaluation.flow = Evaluation::Flow::Failed;
    }
    evaluation.issues = evaluation.flow == Evaluation::Flow::Failed ? evaluator.takeErrors() : evaluator.takeWarnings();
    if (withTrace) evaluation.trace = trace.take();
    return evaluation;
}

}  // namespace hs::expr
