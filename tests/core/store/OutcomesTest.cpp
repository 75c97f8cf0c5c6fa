#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::valueOf;

class SqlStoreOutcomes : public test::StoreOnEveryDatabase {
protected:
    Outcome about(const std::string& name, StepStatus status = StepStatus::Success) {
        Outcome outcome;
        outcome.run = run_;
        outcome.status = status;
        outcome.source = {Side::Directory, ObjectClass::User, "id-of-" + name, "CN=" + name + ",DC=contoso",
                          "anchor-" + name};
        outcome.target = {Side::Cloud, ObjectClass::User, "cloud-of-" + name, name + "@contoso.test", "anchor-" + name};
        return outcome;
    }

    void logged(std::vector<Outcome> outcomes) { expectOk(store().appendOutcomes(outcomes)); }

    std::vector<std::string> found(const OutcomeFilter& filter) {
        std::vector<std::string> names;
        for (const auto& [id, outcome] : valueOf(store().outcomes(filter))) names.push_back(outcome.target.name);
        return names;
    }

    std::vector<std::string> foundByText(const std::string& text) {
        OutcomeFilter filter;
        filter.text = text;
        return found(filter);
    }

    std::int64_t run_ = begunRun();
};

using Names = std::vector<std::string>;

TEST_P(SqlStoreOutcomes, AreNoneAtFirst) { EXPECT_TRUE(found({}).empty()); }

TEST_P(SqlStoreOutcomes, ComeBackWithEveryMember) {
    Outcome outcome = test::sampleOutcome();
    outcome.run = run_;
    logged({outcome});
    outcome.id = 1;
    const auto rows = valueOf(store().outcomes({}));
    EXPECT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.at(0).second, outcome);
    EXPECT_EQ(rows.at(0).first, 1);
}

TEST_P(SqlStoreOutcomes, ComeNewestFirst) {
    logged({about("ada"), about("bob")});
    logged({about("cy")});
    EXPECT_EQ(found({}), (Names{"cy@contoso.test", "bob@contoso.test", "ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, ComeInPagesWithoutGapsOrRepeats) {
    std::vector<Outcome> many;
    for (int i = 0; i < 25; ++i) many.push_back(about("user" + std::to_string(i)));
    logged(many);
    OutcomeFilter filter;
    filter.limit = 10;
    std::vector<std::int64_t> ids;
    std::vector<std::size_t> pages;
    for (int page = 0; page < 3; ++page) {
        const auto rows = valueOf(store().outcomes(filter));
        pages.push_back(rows.size());
        for (const auto& row : rows) ids.push_back(row.first);
        if (!rows.empty()) filter.beforeId = rows.back().first;
    }
    EXPECT_EQ(pages, (std::vector<std::size_t>{10, 10, 5}));
    for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], 25 - static_cast<std::int64_t>(i));
}

TEST_P(SqlStoreOutcomes, ArePagedSafelyWhileNewOnesArrive) {
    logged({about("ada"), about("bob"), about("cy")});
    OutcomeFilter filter;
    filter.limit = 2;
    filter.beforeId = valueOf(store().outcomes(filter)).back().first;
    logged({about("dee")});
    EXPECT_EQ(found(filter), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, MayBeLimitedToNone) {
    logged({about("ada")});
    OutcomeFilter filter;
    filter.limit = 0;
    EXPECT_TRUE(found(filter).empty());
    filter.limit = -5;
    EXPECT_TRUE(found(filter).empty());
}

TEST_P(SqlStoreOutcomes, AreFilteredByConfiguration) {
    logged({about("ada")});
    run_ = begunRun("fabrikam.test");
    logged({about("bob")});
    OutcomeFilter filter;
    filter.configuration = "fabrikam.test";
    EXPECT_EQ(found(filter), (Names{"bob@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFilteredByRun) {
    const auto first = run_;
    logged({about("ada")});
    run_ = begunRun();
    logged({about("bob")});
    OutcomeFilter filter;
    filter.run = first;
    EXPECT_EQ(found(filter), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFilteredByStatus) {
    logged({about("ada"), about("bob", StepStatus::Failure), about("cy", StepStatus::Skipped)});
    OutcomeFilter filter;
    filter.status = StepStatus::Failure;
    EXPECT_EQ(found(filter), (Names{"bob@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFilteredByAction) {
    auto made = about("ada");
    made.action = ChangeKind::Create;
    logged({made, about("bob")});
    OutcomeFilter filter;
    filter.action = ChangeKind::Create;
    EXPECT_EQ(found(filter), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFoundByAPartOfAnyName) {
    logged({about("ada"), about("bob")});
    EXPECT_EQ(foundByText("CN=ada,DC"), (Names{"ada@contoso.test"}));
    EXPECT_EQ(foundByText("bob@contoso"), (Names{"bob@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFoundByAPartOfAnIdOrAnchor) {
    logged({about("ada"), about("bob")});
    EXPECT_EQ(foundByText("id-of-a"), (Names{"ada@contoso.test"}));
    EXPECT_EQ(foundByText("oud-of-b"), (Names{"bob@contoso.test"}));
    EXPECT_EQ(foundByText("anchor-ada"), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFoundWithoutCase) {
    logged({about("Ada")});
    EXPECT_EQ(foundByText("cn=ADA"), (Names{"Ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFoundWithoutCaseBeyondAscii) {
    logged({about("Łódź Ångström")});
    EXPECT_EQ(foundByText("łÓDŹ åNG").size(), 1U);
}

TEST_P(SqlStoreOutcomes, AreNotFoundByWildcards) {
    logged({about("ada")});
    EXPECT_TRUE(foundByText("a%a").empty());
    EXPECT_TRUE(foundByText("a_a").empty());
    EXPECT_TRUE(foundByText("*").empty());
    EXPECT_TRUE(foundByText("' OR '1'='1").empty());
}

TEST_P(SqlStoreOutcomes, AreNotFoundAcrossTwoNames) {
    logged({about("ada")});
    EXPECT_TRUE(foundByText("DC=contosoid-of").empty());
}

TEST_P(SqlStoreOutcomes, AreFilteredByEverythingAtOnce) {
    logged({about("ada", StepStatus::Failure), about("adam", StepStatus::Failure), about("ada")});
    OutcomeFilter filter;
    filter.configuration = "contoso.test";
    filter.run = run_;
    filter.status = StepStatus::Failure;
    filter.action = ChangeKind::None;
    filter.text = "ADA";
    filter.beforeId = 2;
    EXPECT_EQ(found(filter), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, NeedARunThatExists) {
    auto lost = about("ada");
    lost.run = 77;
    std::vector<Outcome> outcomes{about("bob"), lost};
    EXPECT_EQ(errorOf(store().appendOutcomes(outcomes)).code, ErrorCode::NotFound);
    EXPECT_TRUE(found({}).empty());
}

TEST_P(SqlStoreOutcomes, SurviveARestart) {
    logged({about("ada")});
    reopen();
    EXPECT_EQ(found({}), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, MayBeNone) {
    logged({});
    EXPECT_TRUE(found({}).empty());
}

TEST_P(SqlStoreOutcomes, GetTheirIds) {
    std::vector<Outcome> outcomes{about("ada"), about("bob")};
    expectOk(store().appendOutcomes(outcomes));
    EXPECT_EQ(outcomes[0].id, 1);
    EXPECT_EQ(outcomes[1].id, 2);
}

TEST_P(SqlStoreOutcomes, GetNoIdWhenTheyAreNotStored) {
    std::vector<Outcome> outcomes{about("ada")};
    outcomes[0].run = 77;
    EXPECT_EQ(errorOf(store().appendOutcomes(outcomes)).code, ErrorCode::NotFound);
    EXPECT_EQ(outcomes[0].id, 0);
}

TEST_P(SqlStoreOutcomes, AreFilteredByRule) {
    Outcome written = about("ada");
    written.rule = RuleKind::Writeback;
    logged({written, about("bob")});
    OutcomeFilter filter;
    filter.rule = RuleKind::Writeback;
    EXPECT_EQ(found(filter), (Names{"ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreFilteredByTheTimeTheyEnded) {
    std::vector<Outcome> outcomes{about("ada"), about("bob"), about("cy")};
    for (int i = 0; i < 3; ++i) outcomes[static_cast<std::size_t>(i)].endedAt = 100 + i;
    logged(outcomes);
    OutcomeFilter filter;
    filter.from = 101;
    EXPECT_EQ(found(filter), (Names{"cy@contoso.test", "bob@contoso.test"}));
    filter.until = 102;
    EXPECT_EQ(found(filter), (Names{"bob@contoso.test"}));
    filter.from = 0;
    EXPECT_EQ(found(filter), (Names{"bob@contoso.test", "ada@contoso.test"}));
}

TEST_P(SqlStoreOutcomes, AreCountedWhateverThePage) {
    logged({about("ada"), about("bob", StepStatus::Failure), about("cy", StepStatus::Failure)});
    OutcomeFilter filter;
    filter.limit = 1;
    filter.beforeId = 2;
    EXPECT_EQ(valueOf(store().countOutcomes(filter)), 3);
    filter.status = StepStatus::Failure;
    filter.text = "CY@";
    EXPECT_EQ(valueOf(store().countOutcomes(filter)), 1);
    filter.configuration = "fabrikam.test";
    EXPECT_EQ(valueOf(store().countOutcomes(filter)), 0);
}

ON_EVERY_DATABASE(SqlStoreOutcomes);

}  // namespace
}  // namespace hs
