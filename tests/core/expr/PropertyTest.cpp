// What holds for every expression, tried with texts that nobody would write. The seeds are fixed.
#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "core/expr/FunctionTable.h"
#include "core/expr/Limits.h"
#include "core/expr/RegexTranslator.h"
#include "core/expr/Text.h"
#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

namespace {

using Random = std::mt19937;

std::size_t upTo(Random& random, std::size_t last) { return random() % (last + 1); }

Object strangeObject() {
    Object object;
    object.set("text", std::string("Zoë 😀 O’Neil"));
    object.set("empty", std::string());
    object.set("broken", std::string("a\xFF\xC3 \x80"));
    object.set("number", Value::integer(-42));
    object.set("bytes", Value::binary(std::string("\0\x01\xFF", 3)));
    object.set("list", Values{Value::text("a@b.c"), Value::text(""), Value::text("SMTP:x")});
    object.set("mixed", Values{Value::text("1"), Value::binary("\x01"), Value::boolean(true)});
    object.setUnknown("unknown", "nobody knows");
    return object;
}

std::string garbage(Random& random, std::size_t length) {
    static constexpr std::string_view pieces[] = {
        "(",    ")",  ",", "\"", "[",      "]",     "&",    "&&",      "||",   "=",          "<>",   "<",
        "+",    "-",  "*", "$x", "[text]", "\"a\"", "Trim", "Switch(", "IIF(", "NULL",       "True", "1",
        "&HFF", "\\", "%", "'",  "“",      " ",     "\n",   "é",       "\xFF", "Select($x,", "Now()"};
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += pieces[upTo(random, std::size(pieces) - 1)];
    return text;
}

/// A call with arguments of any kind; well-formed, and mostly wrong.
std::string anyExpression(Random& random, int depth) {
    static constexpr std::string_view leaves[] = {"[text]",
                                                  "[empty]",
                                                  "[broken]",
                                                  "[number]",
                                                  "[bytes]",
                                                  "[list]",
                                                  "[mixed]",
                                                  "[unknown]",
                                                  "[absent]",
                                                  "\"\"",
                                                  "\"a\"",
                                                  "\",\"",
                                                  "\"yyyy-MM-dd\"",
                                                  "\"(?<n>a)|x*\"",
                                                  "0",
                                                  "1",
                                                  "-1",
                                                  "3",
                                                  "9223372036854775807",
                                                  "NULL",
                                                  "True",
                                                  "False",
                                                  "CRLF",
                                                  "\"2021-07-02\"",
                                                  "\"d\"",
                                                  "CaseInsensitive",
                                                  "IgnoreThisFlow",
                                                  "",
                                                  "\"CN=a,DC=b\""};
    if (depth == 0) return std::string(leaves[upTo(random, std::size(leaves) - 1)]);
    if (upTo(random, 4) == 0) {
        static constexpr std::string_view operators[] = {" & ",  " + ", " - ",  " * ", " = ",
                                                         " <> ", " < ", " && ", " || "};
        return "(" + anyExpression(random, depth - 1) + std::string(operators[upTo(random, std::size(operators) - 1)]) +
               anyExpression(random, depth - 1) + ")";
    }
    const Function& function = *functions()[upTo(random, functions().size() - 1)];
    const ParameterList& form = function.allForms()[upTo(random, function.allForms().size() - 1)];
    const std::size_t count = form.repeats() ? form.size() + upTo(random, 3) : form.size();
    std::string text = std::string(function.name) + "(";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ",";
        text += form.at(i).want == Want::Variable ? "$x" : anyExpression(random, depth - 1);
    }
    return text + ")";
}

void expectSound(const std::string& text, const Evaluation& result) {
    const bool failed = result.flow == Evaluation::Flow::Failed;
    EXPECT_EQ(failed, !result.issues.empty() && result.issues[0].severity == Issue::Severity::Error) << text;
    EXPECT_EQ(result.flow == Evaluation::Flow::Value, !result.values.empty()) << text;
    EXPECT_EQ(result.flow == Evaluation::Flow::Keep, !result.reason.empty()) << text;
    EXPECT_LE(result.values.size(), limits::listValues) << text;
    for (const Issue& issue : result.issues) {
        EXPECT_LE(issue.position + issue.length, text.size()) << text;
        EXPECT_TRUE(isUtf8(issue.message)) << text;
    }
}

}  // namespace

TEST(AnyText, EitherIsAnExpressionOrHasAnIssueInsideIt) {
    Random random(1);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = garbage(random, upTo(random, 30));
        const Expression expression = Expression::compile(text);
        for (const Issue& issue : expression.issues()) ASSERT_LE(issue.position + issue.length, text.size()) << text;
        ASSERT_TRUE(expression.valid() || !expression.issues().empty()) << text;
        ASSERT_FALSE(renderIssues(text, expression.issues()).empty() && !expression.valid()) << text;
    }
}

TEST(AnyText, EvaluatesSoundly) {
    Random random(2);
    const Object object = strangeObject();
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = garbage(random, upTo(random, 12));
        expectSound(text, Expression::compile(text).evaluate(object, standingEnvironment(), round % 2 == 0));
    }
}

TEST(AnyCall, EvaluatesSoundly) {
    Random random(3);
    const Object object = strangeObject();
    int evaluatedCount = 0;
    for (int round = 0; round < 30'000; ++round) {
        const std::string text = anyExpression(random, static_cast<int>(1 + upTo(random, 2)));
        const Expression expression = Expression::compile(text);
        evaluatedCount += expression.valid();
        expectSound(text, expression.evaluate(object, standingEnvironment(), round % 2 == 0));
    }
    EXPECT_GT(evaluatedCount, 5'000);
}

TEST(AnyCall, GivesTheSameTwice) {
    Random random(4);
    const Object object = strangeObject();
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = anyExpression(random, 2);
        const Expression expression = Expression::compile(text);
        const Evaluation first = expression.evaluate(object, standingEnvironment());
        const Evaluation second = expression.evaluate(object, standingEnvironment(), true);
        ASSERT_EQ(outcomeOf(first), outcomeOf(second)) << text;
    }
}

TEST(AnyCall, ReadsOnlyTheAttributesItLists) {
    Random random(5);
    const Object object = strangeObject();
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = anyExpression(random, 2);
        const Expression expression = Expression::compile(text);
        Object smaller;
        for (const AttributeName& name : expression.attributes()) {
            if (const std::string* reason = object.unknownReason(name)) smaller.setUnknown(name, *reason);
            else smaller.set(name, object.values(name));
        }
        ASSERT_EQ(outcomeOf(expression.evaluate(object, standingEnvironment())),
                  outcomeOf(expression.evaluate(smaller, standingEnvironment())))
            << text;
    }
}

TEST(AnyPattern, IsTranslatedOrRefused) {
    Random random(6);
    constexpr std::string_view pieces = "ab01(){}[]<>?*+|\\^$.-,:=!#PpwWdDsSbunixkAzZ'\"&é";
    const Object object = strangeObject();
    for (int round = 0; round < 20'000; ++round) {
        std::string pattern;
        for (std::size_t i = upTo(random, 12); i > 0; --i) pattern += pieces[upTo(random, pieces.size() - 1)];
        const auto result = RegexTranslator(pattern).translate();
        ASSERT_TRUE(result.ok() || !result.error().message.empty()) << pattern;
    }
}

TEST(AnyPattern, ReplacesSoundly) {
    Random random(7);
    static constexpr std::string_view pieces[] = {"a",   "[^a]", "(",     ")", "|", "*", "+?", "(?<n>",
                                                  "\\w", "\\b",  "{1,2}", ".", "^", "$", "\\s"};
    const Object object = strangeObject();
    for (int round = 0; round < 5'000; ++round) {
        std::string pattern;
        for (std::size_t i = upTo(random, 8); i > 0; --i) pattern += pieces[upTo(random, std::size(pieces) - 1)];
        const std::string text = "Replace([text], , \"" + pattern + "\", , \"<$1$0${n}>\", , )";
        expectSound(text, Expression::compile(text).evaluate(object, standingEnvironment()));
    }
}

TEST(AnyText, IsLeftAloneByTrimOnceTrimmed) {
    Random random(8);
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = garbage(random, upTo(random, 6));
        ASSERT_EQ(trim(trim(text)), trim(text)) << text;
    }
}

TEST(AnyText, ComesBackFromBase64) {
    Random random(9);
    const Expression expression = Expression::compile("ConvertFromBase64(ConvertToBase64([a]))");
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (std::size_t i = upTo(random, 10); i > 0; --i)
            append(text, static_cast<char32_t>(1 + upTo(random, 0xD7FE)));
        Object object;
        object.set("a", text);
        const Evaluation result = expression.evaluate(object, Environment());
        ASSERT_EQ(result.values, Values{Value::text(text)});
    }
}

TEST(AnyText, IsTheLeftAndTheRestOfIt) {
    Random random(10);
    const Expression expression = Expression::compile("Left([a], [n]) & Right([a], Len([a]) - [n])");
    for (int round = 0; round < 2'000; ++round) {
        const std::string text = "x" + garbage(random, 5);
        Object object;
        object.set("a", text);
        object.set("n", std::to_string(upTo(random, characterCount(text))));
        ASSERT_EQ(expression.evaluate(object, Environment()).values, Values{Value::text(text)}) << text;
    }
}

}  // namespace hs::expr::test
