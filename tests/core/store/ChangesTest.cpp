#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;

class SqlStoreChanges : public test::StoreOnEveryDatabase {
protected:
    std::vector<Change> stored(int count) {
        std::vector<Change> changes;
        for (int i = 0; i < count; ++i) {
            changes.push_back(test::sampleChange());
            changes.back().state = Change::State::Planned;
            changes.back().target.name = "CN=User " + std::to_string(i);
        }
        expectOk(store().appendChanges(run_, changes));
        return changes;
    }

    std::int64_t run_ = begunRun();
};

TEST_P(SqlStoreChanges, AreNoneAtFirst) { EXPECT_TRUE(changesOf(run_).empty()); }

TEST_P(SqlStoreChanges, ComeBackWithEveryMember) {
    std::vector<Change> changes{test::sampleChange(), Change()};
    expectOk(store().appendChanges(run_, changes));
    EXPECT_EQ(changesOf(run_), changes);
}

TEST_P(SqlStoreChanges, GetTheirIds) {
    const auto changes = stored(3);
    EXPECT_EQ(changes[0].id, 1);
    EXPECT_EQ(changes[1].id, 2);
    EXPECT_EQ(changes[2].id, 3);
    EXPECT_EQ(stored(1)[0].id, 4);
}

TEST_P(SqlStoreChanges, GetIdsThatNoOtherRunHas) {
    stored(2);
    run_ = begunRun();
    EXPECT_EQ(stored(1)[0].id, 3);
}

TEST_P(SqlStoreChanges, BelongToOneRun) {
    stored(2);
    const auto other = begunRun();
    EXPECT_TRUE(changesOf(other).empty());
}

TEST_P(SqlStoreChanges, NeedARunThatExists) {
    std::vector<Change> changes{test::sampleChange()};
    const Error error = errorOf(store().appendChanges(77, changes));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.message, "run 77"));
}

TEST_P(SqlStoreChanges, KeepTheirIdsWhenTheyAreNotStored) {
    std::vector<Change> changes{test::sampleChange()};
    EXPECT_FALSE(store().appendChanges(77, changes).ok());
    EXPECT_EQ(changes[0], test::sampleChange());
}

TEST_P(SqlStoreChanges, ComeInOrderAcrossManyPages) {
    const auto changes = stored(2500);
    EXPECT_EQ(changesOf(run_), changes);
}

TEST_P(SqlStoreChanges, AreFilteredByRule) {
    auto changes = std::vector<Change>{test::sampleChange(), test::sampleChange()};
    changes[0].rule = RuleKind::Provisioning;
    expectOk(store().appendChanges(run_, changes));
    EXPECT_EQ(changesOf(run_, RuleKind::Provisioning), (std::vector<Change>{changes[0]}));
    EXPECT_EQ(changesOf(run_, RuleKind::Writeback), (std::vector<Change>{changes[1]}));
}

TEST_P(SqlStoreChanges, AreFilteredByState) {
    auto changes = stored(3);
    expectOk(store().markIntent(run_, std::vector<std::int64_t>{changes[1].id}));
    EXPECT_EQ(changesOf(run_, {}, Change::State::Planned).size(), 2U);
    EXPECT_EQ(changesOf(run_, {}, Change::State::Intent).size(), 1U);
}

TEST_P(SqlStoreChanges, AreFilteredByRuleAndState) {
    auto changes = stored(2);
    changes[0].rule = RuleKind::Provisioning;
    expectOk(store().updateChanges(changes));
    EXPECT_EQ(changesOf(run_, RuleKind::Provisioning, Change::State::Planned).size(), 1U);
    EXPECT_TRUE(changesOf(run_, RuleKind::Provisioning, Change::State::Done).empty());
}

TEST_P(SqlStoreChanges, AreMarkedAsIntentWithoutTouchingTheRest) {
    auto changes = stored(1);
    expectOk(store().markIntent(run_, std::vector<std::int64_t>{changes[0].id}));
    changes[0].state = Change::State::Intent;
    EXPECT_EQ(changesOf(run_), changes);
}

TEST_P(SqlStoreChanges, StayIntentAfterARestart) {
    const auto changes = stored(2);
    expectOk(store().markIntent(run_, std::vector<std::int64_t>{changes[0].id}));
    reopen();
    EXPECT_EQ(changesOf(run_, {}, Change::State::Intent).size(), 1U);
}

TEST_P(SqlStoreChanges, TakeResultsErrorsAndValuesReadBack) {
    auto changes = stored(2);
    changes[1].state = Change::State::Done;
    changes[1].attributes[0].result = AttributeChange::Result::Written;
    changes[1].attributes[0].after = {Value::text("read back")};
    changes[1].error = Error();
    changes[1].writtenAt = 5;
    changes[1].target.id = "made by the server";
    expectOk(store().updateChanges(changes));
    EXPECT_EQ(changesOf(run_), changes);
}

TEST_P(SqlStoreChanges, AreNotUpdatedWhenOneIsUnknown) {
    auto changes = stored(2);
    changes[0].state = Change::State::Done;
    changes[1].id = 999;
    EXPECT_EQ(errorOf(store().updateChanges(changes)).code, ErrorCode::NotFound);
    EXPECT_TRUE(changesOf(run_, {}, Change::State::Done).empty());
}

TEST_P(SqlStoreChanges, AreNotMarkedWhenOneIsUnknown) {
    const auto changes = stored(1);
    const std::vector<std::int64_t> ids{changes[0].id, 999};
    EXPECT_EQ(errorOf(store().markIntent(run_, ids)).code, ErrorCode::NotFound);
    EXPECT_TRUE(changesOf(run_, {}, Change::State::Intent).empty());
}

TEST_P(SqlStoreChanges, MayBeNone) {
    std::vector<Change> nothing;
    expectOk(store().appendChanges(run_, nothing));
    expectOk(store().updateChanges(nothing));
    expectOk(store().markIntent(run_, {}));
}

TEST_P(SqlStoreChanges, StopAtTheFirstErrorOfTheSink) {
    stored(5);
    int seen = 0;
    const auto result = store().eachChange(run_, {}, {}, [&](Change&&) -> Result<void> {
        if (++seen == 3) return Error(ErrorCode::Cancelled, "enough");
        return {};
    });
    EXPECT_EQ(errorOf(result).message, "enough");
    EXPECT_EQ(seen, 3);
}

TEST_P(SqlStoreChanges, MayBeUpdatedWhileTheyAreRead) {
    stored(1100);
    expectOk(store().eachChange(run_, {}, Change::State::Planned, [&](Change&& change) -> Result<void> {
        change.state = Change::State::Done;
        return store().updateChanges(std::vector<Change>{change});
    }));
    EXPECT_EQ(changesOf(run_, {}, Change::State::Done).size(), 1100U);
}

TEST_P(SqlStoreChanges, LetTheStoreWorkOnAfterAFailingSink) {
    stored(1);
    EXPECT_FALSE(store()
                     .eachChange(run_, {}, {}, [](Change&&) -> Result<void> { return Error(ErrorCode::Internal, "x"); })
                     .ok());
    stored(1);
    EXPECT_EQ(changesOf(run_).size(), 2U);
}

ON_EVERY_DATABASE(SqlStoreChanges);

}  // namespace
}  // namespace hs
