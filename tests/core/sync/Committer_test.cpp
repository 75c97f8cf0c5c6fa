#include "core/sync/Committer.h"

#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using State = Change::State;

/// One directory user, and changes to it that are already in the store.
class CommitterTest : public ::testing::Test {
protected:
    CommitterTest() {
        world_.directory().user("ada");
        run_.configuration = "contoso.test";
        run_.id = *world_.store().beginRun(run_);
    }

    Change change(const AttributeName& target, Values after, Verdict result = Verdict::Planned) {
        const Object& ada = world_.directory().user("ada").object();
        Change made;
        made.rule = RuleKind::Writeback;
        made.source = {Side::Cloud, ObjectClass::User, "c1", "ada@contoso.test", "YW5jaG9yYW5jaG9yYW5jaA=="};
        made.target = {Side::Directory, ObjectClass::User, ada.id, ada.name, "YW5jaG9yYW5jaG9yYW5jaA=="};
        made.directoryPrintAfter = 11;
        made.cloudPrintAfter = 22;
        add(made, target, std::move(after), result);
        return made;
    }

    static void add(Change& change, const AttributeName& target, Values after, Verdict result = Verdict::Planned) {
        AttributeChange attribute;
        attribute.target = target;
        attribute.after = std::move(after);
        attribute.result = result;
        change.attributes.push_back(attribute);
    }

    Result<void> commit(Change& made, std::stop_token stop = {}) {
        const auto stored = world_.store().appendChanges(run_.id, {&made, 1});
        EXPECT_TRUE(stored.ok());
        const auto context = world_.context();
        Committer committer(context.store, context.directory, context.cloud, context.clock, context.log);
        return committer.commit(run_, "contoso.test", {&made, 1}, stop);
    }

    Change journaled() {
        const auto changes = world_.changes(run_.id);
        return changes.empty() ? Change() : changes.front();
    }

    world::World world_;
    world::Faults cut_;
    hs::Run run_;
};

TEST_F(CommitterTest, WritesReadsBackLinksAndJournals) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Done);
    EXPECT_EQ(made.attributes.front().result, Verdict::Written);
    EXPECT_EQ(world_.directory().value("ada", "msExchArchiveStatus"), "1");
    EXPECT_EQ(journaled().state, State::Done);
    EXPECT_EQ(run_.counts.written, 1);
    ASSERT_EQ(world_.links().size(), 1u);
    EXPECT_EQ(world_.links().front().directoryPrint, 11u);
    EXPECT_EQ(world_.links().front().cloudPrint, 22u);
}

TEST_F(CommitterTest, MarksTheIntentBeforeItWrites) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    State seen = State::Planned;
    world_.directory().endpoint().onCall = [&] {
        if (world_.directory().endpoint().counts.applied == 1 && seen == State::Planned) seen = journaled().state;
    };
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(seen, State::Intent);
}

TEST_F(CommitterTest, SendsOnlyWhatIsPlanned) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    add(made, "displayName", {Value::text("kept")}, Verdict::Kept);
    add(made, "mail", {Value::text("unchanged")}, Verdict::Unchanged);
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(world_.directory().value("ada", "displayName"), "ada");
    EXPECT_TRUE(world_.directory().values("ada", "mail").empty());
    EXPECT_EQ(made.attributes[1].result, Verdict::Kept);
}

TEST_F(CommitterTest, LeavesAloneWhatIsNotPlanned) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    made.state = State::Skipped;
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Skipped);
    EXPECT_TRUE(world_.directory().values("ada", "msExchArchiveStatus").empty());
}

TEST_F(CommitterTest, ShowsWhatTheDirectoryHeldAfterTheWrite) {
    Change made = change("proxyAddresses", {Value::text("x500:/o=a")});
    made.attributes.front().operation = AttributeChange::Operation::Add;
    made.attributes.front().payload = {Value::text("x500:/o=a")};
    world_.directory().user("ada").with("proxyAddresses", world::Texts{"SMTP:ada@contoso.test"});
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.attributes.front().after.size(), 2u);
}

TEST_F(CommitterTest, FailsAValueTheDirectoryDropped) {
    world_.directory().endpoint().dropsWrites = true;
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Failed);
    EXPECT_EQ(made.error.attribute, "msExchArchiveStatus");
    EXPECT_FALSE(made.error.nextStep.empty());
    EXPECT_EQ(run_.counts.failed, 1);
}

TEST_F(CommitterTest, WithholdsTheFingerprintsWhenSomethingFailed) {
    world_.directory().endpoint().dropsWrites = true;
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    ASSERT_TRUE(commit(made).ok());
    ASSERT_EQ(world_.links().size(), 1u);
    EXPECT_EQ(world_.links().front().directoryPrint, 0u);
    EXPECT_EQ(world_.links().front().cloudPrint, 0u);
}

TEST_F(CommitterTest, WritesTheOtherAttributesWhenOneIsRefused) {
    world_.directory().endpoint().refusedAttributes["msExchArchiveStatus"] = Error(ErrorCode::Denied, "no right");
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    add(made, "msDS-ExternalDirectoryObjectId", {Value::text("User_1")});
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Failed);
    EXPECT_EQ(made.error.code, ErrorCode::Denied);
    EXPECT_EQ(made.attributes[0].result, Verdict::Failed);
    EXPECT_EQ(made.attributes[1].result, Verdict::Written);
}

TEST_F(CommitterTest, FailsAnAttributeThatWasPlannedAsFailedWithoutSendingIt) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    add(made, "msDS-ExternalDirectoryObjectId", {}, Verdict::Failed);
    made.attributes.back().reason = "too long";
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Failed);
    EXPECT_EQ(made.error.message, "too long");
    EXPECT_EQ(made.attributes.front().result, Verdict::Written);
}

TEST_F(CommitterTest, SaysWhatAMissingObjectMeans) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    made.target.id = "d0000000-0000-4000-8000-000000000000";
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.state, State::Failed);
    EXPECT_EQ(made.error.code, ErrorCode::NotFound);
}

TEST_F(CommitterTest, DecidesByReadingBackWhatGotNoReceiptButWasWritten) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    world_.directory().endpoint().faults = &cut_;
    cut_.failCall(1, world::Faults::Moment::After);
    EXPECT_FALSE(commit(made).ok());
    EXPECT_EQ(made.state, State::Done);
    EXPECT_EQ(journaled().state, State::Done);
}

TEST_F(CommitterTest, DecidesByReadingBackWhatGotNoReceiptAndWasNotWritten) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    world_.directory().endpoint().faults = &cut_;
    cut_.failCall(1, world::Faults::Moment::Before);
    EXPECT_FALSE(commit(made).ok());
    EXPECT_EQ(made.state, State::Planned);
    EXPECT_TRUE(world_.links().empty());
    EXPECT_EQ(run_.counts.written, 0);
}

TEST_F(CommitterTest, LeavesTheIntentWhenNobodyCanFindOut) {
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    world_.directory().endpoint().faults = &cut_;
    cut_.failCall(2, world::Faults::Moment::Before);  // the write is fine, reading it back is not
    EXPECT_FALSE(commit(made).ok());
    EXPECT_EQ(journaled().state, State::Intent);
    EXPECT_TRUE(world_.links().empty());
}

TEST_F(CommitterTest, FindsACreatedObjectByItsAnchorWhenTheReceiptIsLost) {
    Change made;
    made.kind = ChangeKind::Create;
    made.source = {Side::Directory, ObjectClass::User, world_.directory().user("ada").id(),
                   world_.directory().dn("ada"), "YW5jaG9yYW5jaG9yYW5jaA=="};
    made.target = {Side::Cloud, ObjectClass::User, "", "ada@contoso.test", "YW5jaG9yYW5jaG9yYW5jaA=="};
    add(made, "userPrincipalName", {Value::text("ada@contoso.test")});
    add(made, "onPremisesImmutableId", {Value::text("YW5jaG9yYW5jaG9yYW5jaA==")});
    world_.cloud().endpoint().faults = &cut_;
    cut_.failCall(1, world::Faults::Moment::After);
    EXPECT_FALSE(commit(made).ok());
    EXPECT_EQ(made.state, State::Done);
    EXPECT_EQ(made.target.id, world_.cloud().user("ada").id());
    ASSERT_EQ(world_.links().size(), 1u);
    EXPECT_EQ(world_.links().front().cloudId, made.target.id);
}

TEST_F(CommitterTest, RemovesTheLinkOfADeletedObject) {
    world_.cloud().user("ada");
    const Link link{"YW5jaG9yYW5jaG9yYW5jaA==", "d1", world_.cloud().user("ada").id(), 1, 1};
    ASSERT_TRUE(world_.store().saveLinks("contoso.test", {&link, 1}).ok());
    Change made;
    made.kind = ChangeKind::Delete;
    made.source = {Side::Directory, ObjectClass::User, "d1", "", link.anchor};
    made.target = {Side::Cloud, ObjectClass::User, link.cloudId, "ada@contoso.test", link.anchor};
    ASSERT_TRUE(commit(made).ok());
    EXPECT_FALSE(world_.cloud().has("ada"));
    EXPECT_TRUE(world_.links().empty());
}

TEST_F(CommitterTest, WritesNothingWhenStoppedBefore) {
    std::stop_source stop;
    stop.request_stop();
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    const auto result = commit(made, stop.get_token());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(made.state, State::Planned);
    EXPECT_EQ(world_.directory().endpoint().writes, 0);
}

TEST_F(CommitterTest, StampsTheTimeOfTheWrite) {
    world_.clock().advance(std::chrono::hours(1));
    Change made = change("msExchArchiveStatus", {Value::integer(1)});
    ASSERT_TRUE(commit(made).ok());
    EXPECT_EQ(made.writtenAt, world_.clock().now());
}

}  // namespace
}  // namespace hs::sync
