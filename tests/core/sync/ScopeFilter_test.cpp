#include "core/sync/ScopeFilter.h"

#include <gtest/gtest.h>

namespace hs::sync {
namespace {

using Op = ScopeOperator;
using Verdict = ScopeFilter::Verdict;

Object withValue(const Values& values) {
    Object object;
    object.set("a", values);
    return object;
}

ScopeFilter one(Op op, const std::string& operand) {
    auto filter = ScopeFilter::prepare({{{{"a", op, operand}}}});
    EXPECT_TRUE(filter.ok()) << (filter.ok() ? "" : filter.error().toLine());
    return filter.ok() ? *std::move(filter) : ScopeFilter();
}

/// What an operator says of a value, of none, and of an empty one.
struct Row {
    Op op;
    const char* operand;
    Values values;
    bool holds;
};

const Values none;
const Values emptyText{Value::text("")};
const Values sales{Value::text("Sales")};
const Values bytes{Value::binary("\x01\x02")};

const Row rows[] = {
    {Op::Equals, "Sales", sales, true},
    {Op::Equals, "sales", sales, false},
    {Op::Equals, "Sale", sales, false},
    {Op::Equals, "", none, false},
    {Op::Equals, "", emptyText, false},
    {Op::Equals, "Grüße", {Value::text("Grüße")}, true},
    {Op::Equals, "True", {Value::boolean(true)}, true},
    {Op::Equals, "512", {Value::integer(512)}, true},
    {Op::Equals, "AQI=", bytes, false},
    {Op::NotEquals, "IT", sales, true},
    {Op::NotEquals, "Sales", sales, false},
    {Op::NotEquals, "sales", sales, true},
    {Op::NotEquals, "IT", none, false},
    {Op::NotEquals, "IT", emptyText, false},
    {Op::EndsWith, "les", sales, true},
    {Op::EndsWith, "LES", sales, false},
    {Op::EndsWith, "Big Sales", sales, false},
    {Op::EndsWith, "", none, false},
    {Op::Includes, "ale", sales, true},
    {Op::Includes, "ALE", sales, false},
    {Op::Includes, "", none, false},
    {Op::GreaterThan, "4", {Value::text("5")}, true},
    {Op::GreaterThan, "5", {Value::text("5")}, false},
    {Op::GreaterThan, "10", {Value::integer(9)}, false},
    {Op::GreaterThan, "-10", {Value::text("-9")}, true},
    {Op::GreaterThan, "4", {Value::text("5.5")}, false},
    {Op::GreaterThan, "4", {Value::text("many")}, false},
    {Op::GreaterThan, "4", none, false},
    {Op::GreaterThan, "4", {Value::text("99999999999999999999999")}, false},
    {Op::GreaterThanOrEquals, "5", {Value::text("5")}, true},
    {Op::GreaterThanOrEquals, "6", {Value::text("5")}, false},
    {Op::GreaterThanOrEquals, "-1", none, false},
    {Op::IsTrue, "", {Value::boolean(true)}, true},
    {Op::IsTrue, "", {Value::text("TRUE")}, true},
    {Op::IsTrue, "", {Value::boolean(false)}, false},
    {Op::IsTrue, "", {Value::text("1")}, false},
    {Op::IsTrue, "", none, false},
    {Op::IsFalse, "", {Value::boolean(false)}, true},
    {Op::IsFalse, "", {Value::boolean(true)}, false},
    {Op::IsFalse, "", {Value::text("no")}, false},
    {Op::IsFalse, "", none, false},
    {Op::IsFalse, "", emptyText, false},
    {Op::IsNull, "", none, true},
    {Op::IsNull, "", emptyText, true},
    {Op::IsNull, "", sales, false},
    {Op::IsNull, "", bytes, false},
    {Op::IsNotNull, "", sales, true},
    {Op::IsNotNull, "", bytes, true},
    {Op::IsNotNull, "", none, false},
    {Op::IsNotNull, "", emptyText, false},
    {Op::RegexMatch, "([1-9][0-9])", {Value::text("room 42b")}, true},
    {Op::RegexMatch, "([1-9][0-9])", {Value::text("room 4")}, false},
    {Op::RegexMatch, ".*\\@domain.com", {Value::text("ann@domain.com")}, true},
    {Op::RegexMatch, "(1[0-9][0-9][0-9][0-9][0-9][0-9])", {Value::text("1999999")}, true},
    {Op::RegexMatch, "^sales$", sales, false},
    {Op::RegexMatch, "(?i)^sales$", sales, true},
    {Op::RegexMatch, ".*", none, false},
    {Op::RegexMatch, ".*", emptyText, false},
    {Op::NotRegexMatch, "IT", sales, true},
    {Op::NotRegexMatch, "S", sales, false},
    {Op::NotRegexMatch, "IT", none, false},
    {Op::NotRegexMatch, "IT", emptyText, false},
    {Op::InList, "IT;Sales", sales, true},
    {Op::InList, "IT;sales", sales, false},
    {Op::InList, "Presales", sales, false},
    {Op::InList, "", none, false},
    {Op::NotInList, "IT;HR", sales, true},
    {Op::NotInList, "IT;Sales", sales, false},
    {Op::NotInList, "IT", none, false},
};

TEST(ScopeFilter, JudgesAsTheOperatorTableSays) {
    for (const Row& row : rows) {
        const Object object = withValue(row.values);
        const ScopeFilter filter = one(row.op, row.operand);
        EXPECT_EQ(filter.judge(object), row.holds ? Verdict::Met : Verdict::NotMet) << filter.reason(object);
    }
}

TEST(ScopeFilter, HasARowForEveryOperatorWithAndWithoutAValue) {
    for (const ScopeOperatorRow& row : scopeOperators()) {
        bool holds = false, fails = false, empty = false;
        for (const Row& tested : rows) {
            if (tested.op != row.op) continue;
            holds = holds || tested.holds;
            fails = fails || !tested.holds;
            empty = empty || tested.values.empty();
        }
        EXPECT_TRUE(holds && fails && empty) << row.name;
    }
}

TEST(ScopeFilter, IsMetByEverybodyWhenItIsEmpty) {
    const auto filter = ScopeFilter::prepare({});
    ASSERT_TRUE(filter.ok());
    EXPECT_EQ(filter->judge({}), Verdict::Met);
}

TEST(ScopeFilter, NeedsAllClausesOfOneOfItsGroups) {
    const auto filter = ScopeFilter::prepare({{{{"department", Op::Equals, "Sales"}, {"title", Op::IsNotNull, ""}}},
                                              {{{"mail", Op::EndsWith, "@vip.test"}}}});
    ASSERT_TRUE(filter.ok());
    Object object;
    object.set("department", "Sales");
    EXPECT_EQ(filter->judge(object), Verdict::NotMet);
    EXPECT_EQ(filter->reason(object),
              "title IS NOT NULL is false: there is no value; mail ENDS_WITH '@vip.test' is false: there is no value");
    object.set("title", "Boss");
    EXPECT_EQ(filter->judge(object), Verdict::Met);
    EXPECT_EQ(
        filter->reason(object),
        "department EQUALS 'Sales' is true: the value is 'Sales'; title IS NOT NULL is true: the value is 'Boss'");
    object.set("department", "IT");
    EXPECT_EQ(filter->judge(object), Verdict::NotMet);
    object.set("mail", "ada@vip.test");
    EXPECT_EQ(filter->judge(object), Verdict::Met);
}

TEST(ScopeFilter, SaysInWordsWhichClauseDecided) {
    EXPECT_EQ(one(Op::Equals, "Sales").reason(withValue({Value::text("IT")})),
              "a EQUALS 'Sales' is false: the value is 'IT'");
    EXPECT_EQ(one(Op::GreaterThan, "5").reason(withValue({Value::text("many")})),
              "a Greater_Than '5' is false: the value is 'many', which is no whole number");
    EXPECT_EQ(one(Op::IsNull, "").reason(withValue(bytes)), "a IS NULL is false: the value is 2 bytes");
    EXPECT_EQ(one(Op::Equals, "x").reason(withValue(emptyText)), "a EQUALS 'x' is false: the value is empty");
}

TEST(ScopeFilter, ShowsEveryClauseWithItsValue) {
    const auto filter = ScopeFilter::prepare({{{{"a", Op::Equals, "x"}}}, {{{"b", Op::IsNull, ""}}}});
    ASSERT_TRUE(filter.ok());
    const auto findings = filter->explain(withValue(sales));
    ASSERT_EQ(findings.size(), 2u);
    EXPECT_FALSE(findings[0].holds);
    EXPECT_EQ(findings[0].because, "the value is 'Sales'");
    EXPECT_EQ(findings[1].group, 1u);
    EXPECT_TRUE(findings[1].holds);
}

TEST(ScopeFilter, DoesNotKnowWhatCouldNotBeReadOrHasSeveralValues) {
    Object unread;
    unread.setUnknown("a", "no right");
    const ScopeFilter filter = one(Op::Equals, "Sales");
    EXPECT_EQ(filter.judge(unread), Verdict::Unknown);
    EXPECT_EQ(filter.reason(unread), "a EQUALS 'Sales' is not known: the value could not be read (no right)");
    EXPECT_EQ(filter.judge(withValue({Value::text("Sales"), Value::text("IT")})), Verdict::Unknown);
    EXPECT_EQ(one(Op::IsNotNull, "").judge(withValue({Value::text("Sales"), Value::text("IT")})), Verdict::Met);
}

TEST(ScopeFilter, KnowsWithoutAnUnreadAttributeWhereAnotherClauseDecides) {
    const auto filter =
        ScopeFilter::prepare({{{{"a", Op::Equals, "x"}, {"b", Op::Equals, "x"}}}, {{{"c", Op::IsNull, ""}}}});
    ASSERT_TRUE(filter.ok());
    Object object;
    object.setUnknown("a", "no right");
    EXPECT_EQ(filter->judge(object), Verdict::Met) << "the second group is met";
    object.set("c", "here");
    EXPECT_EQ(filter->judge(object), Verdict::NotMet) << "b is false whatever a is";
    object.set("b", "x");
    EXPECT_EQ(filter->judge(object), Verdict::Unknown);
}

TEST(ScopeFilter, RefusesWhatCannotBeComparedAndNamesTheClause) {
    const std::pair<ScopeClause, const char*> wrong[] = {{{"a", Op::GreaterThan, "five"}, "'five' is no whole number"},
                                                         {{"a", Op::GreaterThanOrEquals, ""}, "no whole number"},
                                                         {{"a", Op::RegexMatch, "("}, "invalid regular expression"},
                                                         {{"a", Op::NotRegexMatch, "(?=x)"}, "lookahead"},
                                                         {{"", Op::IsNull, ""}, "names no attribute"}};
    for (const auto& [clause, why] : wrong) {
        const auto filter = ScopeFilter::prepare({{{clause}}});
        ASSERT_FALSE(filter.ok()) << why;
        EXPECT_EQ(filter.error().code, ErrorCode::InvalidInput);
        EXPECT_NE(filter.error().message.find(why), std::string::npos) << filter.error().message;
        EXPECT_NE(filter.error().message.find(clause.text()), std::string::npos);
        EXPECT_FALSE(filter.error().nextStep.empty());
    }
    EXPECT_FALSE(ScopeFilter::prepare({{}}).ok()) << "a group without clauses would take everybody";
}

TEST(ScopeFilter, MatchesALongTextInLinearTime) {
    const std::string text(100'000, 'a');
    EXPECT_EQ(one(Op::RegexMatch, "(a+)+$b").judge(withValue({Value::text(text)})), Verdict::NotMet);
}

}  // namespace
}  // namespace hs::sync
