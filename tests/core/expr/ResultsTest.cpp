#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Result, OfEmptyTextAloneIsNull) { EXPECT_EQ(evaluated(R"("")"), "null"); }

TEST(Result, OfEmptyTextInParenthesesIsNull) { EXPECT_EQ(evaluated(R"((""))"), "null"); }

TEST(Result, OfEmptyTextInsideStaysEmpty) { EXPECT_EQ(evaluated(R"(Trim(""))"), R"("")"); }

TEST(Result, OfAnEmptyAttributeStaysEmpty) { EXPECT_EQ(evaluated("[a]", R"({"a": ""})"), R"("")"); }

TEST(Result, OfAConstantIsItsText) { EXPECT_EQ(evaluated(R"("abc")"), R"("abc")"); }

TEST(Result, OfANumberIsItsDigits) { EXPECT_EQ(evaluated("-0042"), R"("-42")"); }

TEST(Result, OfABooleanIsItsName) { EXPECT_EQ(evaluated("True"), R"("True")"); }

TEST(Result, OfNullIsNull) { EXPECT_EQ(evaluated("NULL"), "null"); }

TEST(Result, OfALineBreakIsText) { EXPECT_EQ(evaluated("CRLF"), R"("\r\n")"); }

TEST(Result, OfADateIsItsTextForm) { EXPECT_EQ(evaluated(R"(CDate("2021-01-01 13:00"))"), R"("1/1/2021 1:00:00 PM")"); }

TEST(Result, OfBytesIsBytes) { EXPECT_EQ(evaluated("[b]", R"({"b": {"binary": "AAE="}})"), R"({"binary":"AAE="})"); }

TEST(Result, OfAListIsEveryValue) {
    EXPECT_EQ(evaluated("[list]", R"({"list": ["a", "b", "c"]})"), R"(["a","b","c"])");
}

TEST(Result, OfAListOfOneIsAList) { EXPECT_EQ(evaluated("[l]", R"({"l": ["a"]})"), R"(["a"])"); }

TEST(Result, OfAnEmptyListIsNull) { EXPECT_EQ(evaluated("[l]", R"({"l": []})"), "null"); }

TEST(Result, DropsNullItems) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "b", NULL, [list]))", R"({"list": ["a", "b", "c"]})"), R"(["a","c"])");
}

TEST(Result, OfAListOfNullsIsNull) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "z", "", NULL))", R"({"list": ["a", "b", "c"]})"), "null");
}

TEST(Result, KeepsEmptyItems) { EXPECT_EQ(evaluated("[l]", R"({"l": ["", "a"]})"), R"(["","a"])"); }

TEST(Result, OfIgnoreThisFlowIsIgnore) { EXPECT_EQ(evaluated("IgnoreThisFlow"), R"({"ignore":true})"); }

TEST(Result, OfAnAbsentAttributeIsNull) { EXPECT_EQ(evaluated("[nothing]"), "null"); }

TEST(Result, OfAHexadecimalBitPatternIsSigned) { EXPECT_EQ(evaluated("&HFFFFFFFFFFFFFFFF"), R"("-1")"); }

namespace {

Evaluation evaluatedOn(const Object& object, std::string expression) {
    return Expression::compile(std::move(expression)).evaluate(object, standingEnvironment());
}

Object withUnknown(std::string name) {
    Object object;
    object.setUnknown(AttributeName(std::move(name)), "the tenant has no such property");
    return object;
}

}  // namespace

TEST(UnknownAttribute, KeepsTheTarget) { EXPECT_EQ(evaluatedOn(withUnknown("a"), "[a]").flow, Evaluation::Flow::Keep); }

TEST(UnknownAttribute, SaysWhichAndWhy) {
    EXPECT_EQ(evaluatedOn(withUnknown("a"), "[a]").reason, "unknown: a (the tenant has no such property)");
}

TEST(UnknownAttribute, IgnoresTheWholeExpressionFromInside) {
    EXPECT_EQ(evaluatedOn(withUnknown("a"), R"(Coalesce([a], "x") & "y")").flow, Evaluation::Flow::Keep);
}

TEST(UnknownAttribute, DoesNothingInABranchNotTaken) {
    EXPECT_EQ(outcomeOf(evaluatedOn(withUnknown("a"), R"(IIF(True, "x", [a]))")), R"("x")");
}

TEST(Result, SaysWhyTheTargetIsKept) {
    EXPECT_THAT(evaluation("IgnoreFlowIfNullOrEmpty([x])").reason, testing::HasSubstr("IgnoreFlowIfNullOrEmpty"));
}

TEST(Result, KeepsTheKindOfANumberThatPassesThrough) {
    Object object;
    object.set("n", Value::integer(7));
    EXPECT_EQ(evaluatedOn(object, "IgnoreFlowIfNullOrEmpty([n])").values, Values{Value::integer(7)});
}

TEST(Result, KeepsTheKindOfABooleanThatPassesThrough) {
    Object object;
    object.set("n", Value::boolean(true));
    EXPECT_EQ(evaluatedOn(object, "[n]").values, Values{Value::boolean(true)});
}

TEST(Result, OfAFunctionOverANumberIsText) {
    Object object;
    object.set("n", Value::integer(7));
    EXPECT_EQ(evaluatedOn(object, "Trim([n])").values, Values{Value::text("7")});
}

TEST(Result, TakesOneValueForASingleValueWithoutASchema) {
    Object object;
    object.set("a", Values{Value::text("x")});
    EXPECT_FALSE(evaluatedOn(object, "[a]").isList);
}

TEST(Result, HasNoIssuesWhenAllIsWell) { EXPECT_TRUE(evaluation(R"("a")").issues.empty()); }

TEST(Attribute, IsCaseSensitive) {
    Object object;
    object.set("Mail", "x");
    EXPECT_EQ(outcomeOf(evaluatedOn(object, "[mail]")), "null");
}

TEST(Attribute, MayHaveBlanksAndSignsInside) {
    Object object;
    object.set("extension.a-b c", "x");
    EXPECT_EQ(outcomeOf(evaluatedOn(object, "[extension.a-b c]")), R"("x")");
}

TEST(Expression, ListsItsAttributesOnceInOrder) {
    const Expression expression = Expression::compile("[b] & [a] & [b] & IIF(True, [c], [a])");
    EXPECT_THAT(expression.attributes(),
                testing::ElementsAre(AttributeName("b"), AttributeName("a"), AttributeName("c")));
}

TEST(Expression, IsNotValidBeforeItIsCompiled) { EXPECT_FALSE(Expression().valid()); }

TEST(Expression, FailsToEvaluateBeforeItIsCompiled) {
    EXPECT_EQ(Expression().evaluate(Object(), Environment()).flow, Evaluation::Flow::Failed);
}

TEST(Expression, SharesItsProgramWithCopies) {
    const Expression first = Expression::compile("[a] & \"!\"");
    const Expression second = first;
    Object object;
    object.set("a", "x");
    EXPECT_EQ(outcomeOf(second.evaluate(object, Environment())), R"("x!")");
}

TEST(Expression, CanBeUsedAfterItWasMovedFrom) {
    Expression first = Expression::compile("[a]");
    const Expression second = std::move(first);
    EXPECT_EQ(first.text(), second.text());
}

TEST(Expression, IsValidWithWarnings) { EXPECT_TRUE(Expression::compile("True && False || True").valid()); }

}  // namespace hs::expr::test
