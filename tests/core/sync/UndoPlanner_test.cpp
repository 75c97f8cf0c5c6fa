// What takes a written change back, attribute by attribute; and that planning cannot write.
#include "core/sync/UndoPlanner.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "core/sync/PlanCheck.h"
#include "core/sync/Planner.h"
#include "tests/core/sync/PlanStory.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

// What plans is given the reading half of a side, and no more.
static_assert(std::is_constructible_v<UndoPlanner, EndpointReader&, EndpointReader&>);
static_assert(std::is_same_v<decltype(PlanCheck::Parts::directory), EndpointReader&>);
static_assert(std::is_same_v<decltype(PlanCheck::Parts::cloud), EndpointReader&>);
static_assert(!std::is_base_of_v<Endpoint, EndpointReader>);
static_assert(!std::is_convertible_v<EndpointReader&, Endpoint&>);
static_assert(!std::is_constructible_v<Planner, const CompiledRule&, const SchemaCheck*, Endpoint&>);

class UndoPlannerTest : public ::testing::Test {
protected:
    UndoPlannerTest() {
        Object ada;
        ada.objectClass = ObjectClass::User;
        ada.name = "CN=ada";
        id_ = directory_.put(ada).id;
    }
    void now(const AttributeName& attribute, Values values) { directory_.byId(id_)->set(attribute, std::move(values)); }

    Change written(Operation operation, const AttributeName& attribute, Values before, Values after,
                   Values payload = {}) {
        Change change;
        change.rule = RuleKind::Writeback;
        change.state = Change::State::Done;
        change.target = {Side::Directory, ObjectClass::User, id_, "CN=ada", ""};
        AttributeChange row;
        row.target = attribute;
        row.operation = operation;
        row.before = std::move(before);
        row.after = std::move(after);
        row.payload = std::move(payload);
        row.result = Verdict::Written;
        change.attributes.push_back(row);
        return change;
    }
    Change inverse(const Change& change) {
        auto changes = UndoPlanner(directory_, cloud_).inverse({&change, 1}, {});
        EXPECT_TRUE(changes.ok());
        return changes.ok() && !changes->empty() ? changes->front() : Change();
    }
    AttributeChange row(const Change& change) {
        const Change back = inverse(change);
        return back.attributes.empty() ? AttributeChange() : back.attributes.front();
    }

    world::MemoryEndpoint directory_{Side::Directory}, cloud_{Side::Cloud};
    std::string id_;
};

TEST_F(UndoPlannerTest, ReplacesAValueByTheFormerOne) {
    now("displayName", texts({"new"}));
    const AttributeChange back = row(written(Operation::Replace, "displayName", texts({"old"}), texts({"new"})));
    EXPECT_EQ(back.operation, Operation::Replace);
    EXPECT_EQ(back.before, texts({"new"}));
    EXPECT_EQ(back.after, texts({"old"}));
    EXPECT_EQ(back.result, Verdict::Planned);
}

TEST_F(UndoPlannerTest, ClearsAValueThatWasNotThereBefore) {
    now("displayName", texts({"new"}));
    const AttributeChange back = row(written(Operation::Replace, "displayName", {}, texts({"new"})));
    EXPECT_EQ(back.operation, Operation::Clear);
    EXPECT_TRUE(back.after.empty());
}

TEST_F(UndoPlannerTest, BringsAClearedValueBack) {
    const AttributeChange back = row(written(Operation::Clear, "displayName", texts({"old"}), {}));
    EXPECT_EQ(back.operation, Operation::Replace);
    EXPECT_EQ(back.after, texts({"old"}));
}

TEST_F(UndoPlannerTest, ComparesInTheSenseOfTheSyntax) {
    now("msExchArchiveStatus", texts({"01"}));
    EXPECT_EQ(row(written(Operation::Replace, "msExchArchiveStatus", {}, {Value::integer(1)})).operation,
              Operation::Clear);
}

TEST_F(UndoPlannerTest, KeepsAValueThatHasChangedSinceAndListsBoth) {
    now("displayName", texts({"somebody's"}));
    const AttributeChange back = row(written(Operation::Replace, "displayName", texts({"old"}), texts({"new"})));
    EXPECT_EQ(back.result, Verdict::Kept);
    EXPECT_EQ(back.after, texts({"somebody's"}));
    EXPECT_EQ(back.reason, "Changed since: displayName holds somebody's, and the run wrote new");
}

TEST_F(UndoPlannerTest, TakesTheAddedAddressAwayInAnyLetterCase) {
    now("proxyAddresses", texts({"smtp:a@x", "X500:/O=A"}));
    const AttributeChange back = row(written(Operation::Add, "proxyAddresses", texts({"smtp:a@x"}),
                                             texts({"smtp:a@x", "x500:/o=a"}), texts({"x500:/o=a"})));
    EXPECT_EQ(back.operation, Operation::Remove);
    EXPECT_EQ(back.after, texts({"smtp:a@x"}));
}

TEST_F(UndoPlannerTest, NeverTakesAnotherSortOfAddressAway) {
    now("proxyAddresses", texts({"smtp:a@x"}));
    const AttributeChange back =
        row(written(Operation::Add, "proxyAddresses", {}, texts({"smtp:a@x"}), texts({"smtp:a@x"})));
    EXPECT_EQ(back.result, Verdict::Kept);
}

TEST_F(UndoPlannerTest, KeepsTheListWhenTheAddedAddressIsGone) {
    now("proxyAddresses", texts({"smtp:a@x"}));
    const Change back = inverse(written(Operation::Add, "proxyAddresses", texts({"smtp:a@x"}),
                                        texts({"smtp:a@x", "x500:/o=a"}), texts({"x500:/o=a"})));
    EXPECT_EQ(back.state, Change::State::Skipped);
    EXPECT_EQ(back.kind, ChangeKind::None);
}

TEST_F(UndoPlannerTest, AddsWhatAnUndoTookAway) {
    now("proxyAddresses", texts({"smtp:a@x"}));
    const AttributeChange back = row(written(Operation::Remove, "proxyAddresses", texts({"smtp:a@x", "x500:/o=a"}),
                                             texts({"smtp:a@x"}), texts({"x500:/o=a"})));
    EXPECT_EQ(back.operation, Operation::Add);
    EXPECT_EQ(back.after, texts({"smtp:a@x", "x500:/o=a"}));
}

TEST_F(UndoPlannerTest, KeepsAValueNobodyCanRead) {
    directory_.unanswered["displayName"] = "no right to read it";
    const AttributeChange back = row(written(Operation::Replace, "displayName", {}, texts({"new"})));
    EXPECT_EQ(back.result, Verdict::Kept);
    EXPECT_NE(back.reason.find("no right to read it"), std::string::npos);
}

TEST_F(UndoPlannerTest, LeavesAttributesAloneThatWereNotWritten) {
    Change change = written(Operation::Replace, "displayName", {}, texts({"new"}));
    change.attributes.front().result = Verdict::Failed;
    EXPECT_TRUE(inverse(change).attributes.empty());
    EXPECT_EQ(inverse(change).state, Change::State::Skipped);
}

TEST_F(UndoPlannerTest, RechecksAStoredUndoByItsFormerValues) {
    now("displayName", texts({"new"}));
    const Change planned = inverse(written(Operation::Replace, "displayName", texts({"old"}), texts({"new"})));
    now("displayName", texts({"somebody's"}));
    const auto checked = UndoPlanner(directory_, cloud_).recheck({&planned, 1}, {});
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(checked->front().state, Change::State::Skipped);
    EXPECT_EQ(checked->front().error.message, "Changed since the preview: displayName holds somebody's, and held new");
}

TEST_F(UndoPlannerTest, TellsWhatWroteFromWhatDidNot) {
    Change change = written(Operation::Replace, "displayName", {}, texts({"new"}));
    EXPECT_TRUE(UndoPlanner::wrote(change));
    change.state = Change::State::Failed;
    EXPECT_TRUE(UndoPlanner::wrote(change));
    change.attributes.front().result = Verdict::Failed;
    EXPECT_FALSE(UndoPlanner::wrote(change));
    change.state = Change::State::Intent;
    EXPECT_FALSE(UndoPlanner::wrote(change));
}

}  // namespace
}  // namespace hs::sync
