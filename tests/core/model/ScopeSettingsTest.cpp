#include "core/model/ScopeSettings.h"

#include <gtest/gtest.h>
#include <QJsonDocument>

#include "core/model/ConfigurationJson.h"
#include "core/model/ScopeSettingsJson.h"
#include "tests/core/base/Expect.h"

namespace hs {
namespace {

using test::errorOf;
using test::holds;
using test::valueOf;

QJsonObject json(const char* text) { return QJsonDocument::fromJson(text).object(); }

TEST(ScopeOperators, AreFoundByTheirNamesInAnySpelling) {
    for (const ScopeOperatorRow& row : scopeOperators()) {
        EXPECT_EQ(scopeOperatorFrom(row.name), row.op);
        EXPECT_EQ(&rowOf(row.op), &row) << row.name;
        EXPECT_EQ(toString(row.op), row.name);
    }
    EXPECT_EQ(scopeOperatorFrom("greater than or equals"), ScopeOperator::GreaterThanOrEquals);
    EXPECT_EQ(scopeOperatorFrom("not_equals"), ScopeOperator::NotEquals);
    EXPECT_EQ(scopeOperatorFrom("LIKE"), std::nullopt);
}

struct Spelling {
    const char* text;
    ScopeClause clause;
};

class ScopeClauseText : public testing::TestWithParam<Spelling> {};

TEST_P(ScopeClauseText, IsRead) {
    const auto clause = ScopeClause::parse(GetParam().text);
    ASSERT_TRUE(clause.ok()) << clause.error().toLine();
    EXPECT_EQ(*clause, GetParam().clause);
    EXPECT_EQ(valueOf(ScopeClause::parse(clause->text())), *clause) << clause->text();
}

using Op = ScopeOperator;

INSTANTIATE_TEST_SUITE_P(
    All, ScopeClauseText,
    testing::Values(Spelling{"department EQUALS \"Sales\"", {"department", Op::Equals, "Sales"}},
                    Spelling{"department equals Sales and Legal", {"department", Op::Equals, "Sales and Legal"}},
                    Spelling{"  title   NOT EQUALS  'It''s'  ", {"title", Op::NotEquals, "It's"}},
                    Spelling{"mail ENDS_WITH @contoso.test", {"mail", Op::EndsWith, "@contoso.test"}},
                    Spelling{"mail includes \"a\"\"b\"", {"mail", Op::Includes, "a\"b"}},
                    Spelling{"employeeNumber Greater_Than 5", {"employeeNumber", Op::GreaterThan, "5"}},
                    Spelling{"employeeNumber greater_than_or_equals -5",
                             {"employeeNumber", Op::GreaterThanOrEquals, "-5"}},
                    Spelling{"x IS TRUE", {"x", Op::IsTrue, ""}}, Spelling{"x is not null", {"x", Op::IsNotNull, ""}},
                    Spelling{"x NOT REGEX MATCH ^a b$", {"x", Op::NotRegexMatch, "^a b$"}},
                    Spelling{"x & IT;HR", {"x", Op::InList, "IT;HR"}},
                    Spelling{"x !& 'IT'", {"x", Op::NotInList, "IT"}}, Spelling{"x EQUALS ''", {"x", Op::Equals, ""}}));

TEST(ScopeClause, SaysWhatCannotBeRead) {
    for (const char* text :
         {"", "department", "department LIKE x", "department EQUALSX 5", "x IS NULL 5", "x EQUALS"}) {
        const Error error = errorOf(ScopeClause::parse(text));
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << text;
        EXPECT_TRUE(holds(error.message, std::string("\"") + text + "\"")) << error.message;
        EXPECT_TRUE(holds(error.nextStep, "REGEX MATCH"));
    }
}

TEST(ScopeSettingsJson, ReadsUnitsByNameAsEarlierVersionsWroteThem) {
    const ScopeSettings scope = valueOf(scopeSettingsFromJson(json(R"({"organizationalUnits": ["OU=A,DC=b"]})")));
    EXPECT_EQ(scope, ScopeSettings::ofUnits({"OU=A,DC=b"}));
    EXPECT_EQ(scope.mode, ScopeMode::OrganizationalUnits);
    EXPECT_EQ(valueOf(scopeSettingsFromJson(json(R"({"organizationalUnits": []})"))), ScopeSettings());
}

TEST(ScopeSettingsJson, KeepsEveryOperator) {
    ScopeSettings scope;
    for (const ScopeOperatorRow& row : scopeOperators()) scope.filter.push_back({{{"a", row.op, "1"}}});
    EXPECT_EQ(valueOf(scopeSettingsFromJson(toJson(scope))), scope);
}

TEST(ScopeSettingsJson, NamesThePathOfWhatIsWrong) {
    const std::pair<const char*, const char*> wrong[] = {
        {R"({"mode": "some"})", "\"mode\""},
        {R"({"organizationalUnits": [{"objectGUID": ""}]})", "\"organizationalUnits[0].dn\""},
        {R"({"organizationalUnits": ["OU=A", 5]})", "\"organizationalUnits\""},
        {R"({"filter": [{"clauses": [{"attribute": "a", "operator": "LIKE"}]}]})", "\"filter[0].clauses[0].operator\""},
        {R"({"filter": [{}]})", "\"filter[0].clauses\""},
        {R"({"everyone": true})", "\"everyone\""}};
    for (const auto& [text, path] : wrong) {
        const Error error = errorOf(scopeSettingsFromJson(json(text)));
        EXPECT_TRUE(holds(error.message, path)) << error.message;
    }
}

TEST(ScopeSettings, SelectByTheirModeAlone) {
    ScopeSettings scope;
    scope.organizationalUnits = {{"OU=A", ""}};
    scope.groups = {{"CN=G", ""}, {"CN=H", ""}};
    EXPECT_TRUE(scope.selected().empty());
    scope.mode = ScopeMode::Groups;
    EXPECT_EQ(scope.selected().size(), 2u);
    scope.mode = ScopeMode::OrganizationalUnits;
    EXPECT_EQ(scope.selected().front().dn, "OU=A");
}

TEST(ScopeSettings, NameEachAttributeOfTheFilterOnce) {
    const auto names = attributesOf({{{{"a", Op::IsNull, ""}, {"B", Op::IsNull, ""}}}, {{{"b", Op::IsNull, ""}}}});
    EXPECT_EQ(names, (std::vector<AttributeName>{"a", "B"}));
}

}  // namespace
}  // namespace hs
