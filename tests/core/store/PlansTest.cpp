#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::expectOk;
using test::valueOf;

class SqlStorePlans : public test::StoreOnEveryDatabase {
protected:
    Change about(const std::string& name, ChangeKind kind = ChangeKind::Update, RuleKind rule = RuleKind::Writeback) {
        Change change;
        change.rule = rule;
        change.kind = kind;
        change.source = {Side::Cloud, ObjectClass::User, "cloud-of-" + name, name + "@contoso.test", "anchor-" + name};
        change.target = {Side::Directory, ObjectClass::User, "id-of-" + name, "CN=" + name, "anchor-" + name};
        return change;
    }

    std::vector<Change> planned(std::vector<Change> changes) {
        expectOk(store().appendChanges(run_, changes));
        return changes;
    }

    ChangeFilter all() {
        ChangeFilter filter;
        filter.run = run_;
        return filter;
    }

    std::vector<std::string> found(const ChangeFilter& filter) {
        std::vector<std::string> names;
        for (const auto& change : valueOf(store().changes(filter))) names.push_back(change.target.name);
        return names;
    }

    std::int64_t run_ = begunRun();
};

using Names = std::vector<std::string>;

TEST_P(SqlStorePlans, ComeBackWithEveryMember) {
    Change change = test::sampleChange();
    change.directoryPrintAfter = 0xFEDCBA9876543210ULL;
    change.cloudPrintAfter = 7;
    EXPECT_EQ(valueOf(store().changes(all())), std::vector<Change>{});
    const auto changes = planned({change});
    EXPECT_EQ(valueOf(store().changes(all())), changes);
}

TEST_P(SqlStorePlans, ComeInPagesInOrder) {
    planned({about("ada"), about("bob"), about("cy")});
    ChangeFilter filter = all();
    filter.limit = 2;
    const auto page = valueOf(store().changes(filter));
    EXPECT_EQ(page.size(), 2U);
    filter.afterId = page.back().id;
    EXPECT_EQ(found(filter), (Names{"CN=cy"}));
}

TEST_P(SqlStorePlans, AreFilteredByTextOfEitherSideWithoutCase) {
    planned({about("ada"), about("zoë")});
    ChangeFilter filter = all();
    for (const char* text : {"CN=ZOË", "Cloud-of-zo", "ZOË@contoso", "anchor-zoë"}) {
        filter.text = text;
        EXPECT_EQ(found(filter), (Names{"CN=zoë"})) << text;
    }
    filter.text = "%";
    EXPECT_TRUE(found(filter).empty());
}

TEST_P(SqlStorePlans, AreFoundByTheNameTheServerGave) {
    auto changes = planned({about("ada", ChangeKind::Create)});
    changes[0].target.id = "made-by-the-server";
    expectOk(store().updateChanges(changes));
    ChangeFilter filter = all();
    filter.text = "made-by";
    EXPECT_EQ(found(filter), (Names{"CN=ada"}));
}

TEST_P(SqlStorePlans, AreFilteredByRuleKindAndState) {
    auto changes = planned({about("ada"), about("bob", ChangeKind::Delete), about("cy", ChangeKind::Delete),
                            about("dee", ChangeKind::Update, RuleKind::Provisioning)});
    changes[2].state = Change::State::Done;
    expectOk(store().updateChanges(changes));
    ChangeFilter filter = all();
    filter.rule = RuleKind::Writeback;
    filter.kind = ChangeKind::Delete;
    EXPECT_EQ(found(filter), (Names{"CN=bob", "CN=cy"}));
    filter.state = Change::State::Done;
    EXPECT_EQ(found(filter), (Names{"CN=cy"}));
}

TEST_P(SqlStorePlans, AreCountedWhateverThePage) {
    planned({about("ada"), about("bob"), about("cy", ChangeKind::Create)});
    ChangeFilter filter = all();
    filter.limit = 1;
    filter.afterId = 2;
    EXPECT_EQ(valueOf(store().countChanges(filter)), 3);
    filter.kind = ChangeKind::Update;
    EXPECT_EQ(valueOf(store().countChanges(filter)), 2);
    filter.text = "BOB";
    EXPECT_EQ(valueOf(store().countChanges(filter)), 1);
}

TEST_P(SqlStorePlans, BelongToTheirRun) {
    planned({about("ada")});
    run_ = begunRun();
    EXPECT_TRUE(found(all()).empty());
    EXPECT_EQ(valueOf(store().countChanges(all())), 0);
    EXPECT_EQ(valueOf(store().planCounts(run_)), PlanCounts());
}

TEST_P(SqlStorePlans, AreCountedBySort) {
    auto changes = planned({about("a", ChangeKind::Create, RuleKind::Provisioning), about("b", ChangeKind::Disable),
                            about("c", ChangeKind::Delete), about("d"), about("e"), about("f", ChangeKind::Restore)});
    changes[1].state = Change::State::Done;
    changes[2].state = Change::State::Failed;
    changes[3].state = Change::State::Skipped;
    changes[4].state = Change::State::Intent;
    expectOk(store().updateChanges(changes));
    PlanCounts expected;
    expected.creates = 2;  // what is restored comes into being as well
    expected.updates = 2;
    expected.disables = expected.deletes = 1;
    expected.planned = 2;
    expected.done = expected.failed = expected.skipped = expected.intent = 1;
    expected.provisioning = 1;
    expected.writeback = 5;
    EXPECT_EQ(valueOf(store().planCounts(run_)), expected);
}

ON_EVERY_DATABASE(SqlStorePlans);

}  // namespace
}  // namespace hs
