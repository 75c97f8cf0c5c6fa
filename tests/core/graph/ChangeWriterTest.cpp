#include "core/graph/ChangeWriter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <set>

#include "Changes.h"
#include "FakeGraph.h"

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

std::string userBody(const std::string& id, const std::string& anchor) {
    return "{\"id\":\"" + id + "\",\"userPrincipalName\":\"ada@contoso.test\",\"onPremisesImmutableId\":\"" + anchor +
           "\"}";
}
PartAnswer conflict() {
    return {400, errorBody("Request_BadRequest",
                           "Another object with the same value for property onPremisesImmutableId already exists.")};
}
PartAnswer refused(const std::string& attribute) {
    return {400, errorBody("Request_BadRequest",
                           "Invalid value specified for property '" + attribute + "' of resource 'User'.")};
}

class ChangeWriterTest : public GraphTest {
protected:
    Result<void> apply(const std::vector<Change>& changes, std::stop_token stop = {}) {
        return endpoint().apply(
            changes,
            [this](std::size_t index, Receipt&& receipt) -> Result<void> {
                EXPECT_TRUE(receipts.emplace(index, std::move(receipt)).second) << "two receipts for " << index;
                return {};
            },
            stop);
    }
    Receipt applyOne(const Change& change) {
        receipts.clear();
        const auto done = apply({change});
        EXPECT_TRUE(done.ok()) << done.error().toLine();
        return receipts[0];
    }
    /// What was sent, as "PATCH /users/1 {…}".
    std::vector<std::string> sent() const {
        std::vector<std::string> lines;
        for (const BatchPart& part : graph.parts())
            lines.push_back(part.method + " " + part.url + (part.body.empty() ? "" : " " + part.body));
        return lines;
    }
    void always(PartAnswer answer) {
        graph.onBatch([answer](const BatchPart&) { return answer; });
    }

    std::map<std::size_t, Receipt> receipts;
};

}  // namespace

TEST_F(ChangeWriterTest, UpdatePatchesThePlannedAttributesOnly) {
    always({204, ""});
    EXPECT_TRUE(
        applyOne(changeOf(ChangeKind::Update, "1", {replace("city", "London"), kept("jobTitle", "x"), clear("mail")}))
            .ok);
    EXPECT_THAT(sent(), ElementsAre(R"(PATCH /users/1 {"city":"London","mail":null})"));
}

TEST_F(ChangeWriterTest, UpdateWithoutPlannedAttributesSendsNothing) {
    always({204, ""});
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, "1", {kept("city", "x")})).ok);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::None, "1", {replace("city", "x")})).ok);
    EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(ChangeWriterTest, UpdateWithoutAnIdGoesToTheName) {
    always({204, ""});
    Change change = changeOf(ChangeKind::Update, "", {replace("city", "x")});
    change.target.name = "o'b#1@contoso.test";
    EXPECT_TRUE(applyOne(change).ok);
    EXPECT_THAT(graph.parts().front().url, testing::EndsWith("%231%40contoso.test"));
}

TEST_F(ChangeWriterTest, UpdateOfNobodyIsInvalid) {
    always({204, ""});
    const Receipt receipt = applyOne(changeOf(ChangeKind::Update, "", {replace("city", "x")}));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(receipt.error.object, "CN=Ada,DC=contoso,DC=test");
}

TEST_F(ChangeWriterTest, DisableShutsTheAccount) {
    always({204, ""});
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Disable, "1")).ok);
    EXPECT_THAT(sent(), ElementsAre(R"(PATCH /users/1 {"accountEnabled":false})"));
}

TEST_F(ChangeWriterTest, ContactsCannotBeDisabled) {
    always({204, ""});
    Change change = changeOf(ChangeKind::Disable, "1");
    change.target.objectClass = ObjectClass::Contact;
    EXPECT_EQ(applyOne(change).error.code, ErrorCode::Unsupported);
}

TEST_F(ChangeWriterTest, GroupsAreNotWritten) {
    always({204, ""});
    Change change = changeOf(ChangeKind::Delete, "1");
    change.target.objectClass = ObjectClass::Group;
    EXPECT_EQ(applyOne(change).error.code, ErrorCode::Unsupported);
    EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(ChangeWriterTest, DeleteDeletes) {
    always({204, ""});
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, "1")).ok);
    EXPECT_THAT(sent(), ElementsAre("DELETE /users/1"));
}

TEST_F(ChangeWriterTest, DeletingWhatIsGoneIsDone) {
    always({404, errorBody("Request_ResourceNotFound", "x")});
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, "1")).ok);
}

TEST_F(ChangeWriterTest, UpdatingWhatIsGoneIsNotFound) {
    always({404, errorBody("Request_ResourceNotFound", "x")});
    const Receipt receipt = applyOne(changeOf(ChangeKind::Update, "1", {replace("city", "x")}));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::NotFound);
    EXPECT_EQ(receipt.error.object, "1@contoso.test");
}

TEST_F(ChangeWriterTest, CreateAnswersWithIdAndName) {
    always({201, userBody("new-1", "QUJD")});
    const Receipt receipt = applyOne(creation("ada@contoso.test", "QUJD"));
    EXPECT_TRUE(receipt.ok);
    EXPECT_EQ(receipt.id, "new-1");
    EXPECT_EQ(receipt.name, "ada@contoso.test");
    EXPECT_EQ(graph.parts().front().method + graph.parts().front().url, "POST/users");
}

TEST_F(ChangeWriterTest, CreatesContactsInTheirOwnCollection) {
    always({201, R"({"id":"c-1","mail":"f@fabrikam.test","onPremisesImmutableId":"QUJD"})"});
    const Receipt receipt = applyOne(contactCreation("f@fabrikam.test", "QUJD"));
    EXPECT_EQ(receipt.id, "c-1");
    EXPECT_EQ(receipt.name, "f@fabrikam.test");
    EXPECT_EQ(graph.parts().front().url, "/contacts");
}

TEST_F(ChangeWriterTest, EveryWriteHasItsOwnClientRequestId) {
    always({204, ""});
    std::vector<Change> changes(30, changeOf(ChangeKind::Delete, "1"));
    EXPECT_TRUE(apply(changes).ok());
    std::set<QString> ids;
    for (const BatchPart& part : graph.parts()) ids.insert(part.headers[QLatin1String("client-request-id")].toString());
    EXPECT_THAT(ids, SizeIs(30));
}

TEST_F(ChangeWriterTest, CreateThatIsThereAlreadyWithTheSameAnchorIsDone) {
    graph.onBatch([](const BatchPart& part) {
        return part.method == "POST" ? conflict() : PartAnswer{200, pageBody(userBody("old-1", "QUJ+"))};
    });
    const Receipt receipt = applyOne(creation("ada@contoso.test", "QUJ+"));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(receipt.id, "old-1");
    EXPECT_EQ(
        graph.parts().back().url,
        "/users?$filter=onPremisesImmutableId%20eq%20%27QUJ%2B%27&$select=id,userPrincipalName,onPremisesImmutableId");
}

TEST_F(ChangeWriterTest, CreateWhoseNameBelongsToAnotherAnchorIsAConflict) {
    graph.onBatch([](const BatchPart& part) {
        return part.method == "POST" ? conflict() : PartAnswer{200, pageBody("")};
    });
    const Receipt receipt = applyOne(creation("ada@contoso.test", "QUJD"));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::Conflict);
    EXPECT_EQ(receipt.error.attribute, "onPremisesImmutableId");
    EXPECT_EQ(receipt.error.object, "ada@contoso.test");
}

TEST_F(ChangeWriterTest, ConflictStaysWhenTheLookUpFails) {
    graph.onBatch([](const BatchPart& part) { return part.method == "POST" ? conflict() : PartAnswer{403, "{}"}; });
    EXPECT_EQ(applyOne(creation("ada@contoso.test", "QUJD")).error.code, ErrorCode::Conflict);
}

TEST_F(ChangeWriterTest, CreateWithoutAnchorIsNotLookedUpAndNotRepeated) {
    always({500, "{}"});
    EXPECT_EQ(applyOne(creation("ada@contoso.test", "")).error.code, ErrorCode::Unavailable);
    EXPECT_THAT(sent(), SizeIs(1));
}

TEST_F(ChangeWriterTest, CreateWithAnchorSurvivesALostAnswer) {
    std::atomic<int> posts = 0;
    graph.onBatch([&](const BatchPart& part) {
        if (part.method == "GET") return PartAnswer{200, pageBody(userBody("made-1", "QUJD"))};
        return posts++ == 0 ? PartAnswer{504, "{}"} : conflict();  // made, but the answer got lost
    });
    const Receipt receipt = applyOne(creation("ada@contoso.test", "QUJD"));
    EXPECT_TRUE(receipt.ok);
    EXPECT_EQ(receipt.id, "made-1");
}

TEST_F(ChangeWriterTest, UnreadableAnswerToACreateIsUndecided) {
    always({201, "{}"});
    EXPECT_EQ(applyOne(creation("ada@contoso.test", "QUJD")).error.code, ErrorCode::Corrupt);
}

TEST_F(ChangeWriterTest, PasswordNeverShowsUpInAnError) {
    always({400, errorBody("Request_BadRequest", "No.")});
    const Receipt receipt = applyOne(creation("ada@contoso.test", "QUJD"));
    const QJsonObject body = parsed(graph.parts().front().body);
    const std::string password =
        body[QLatin1String("passwordProfile")].toObject()[QLatin1String("password")].toString().toStdString();
    EXPECT_EQ(password.size(), 32U);
    EXPECT_THAT(receipt.error.toLine(), Not(HasSubstr(password)));
}

TEST_F(ChangeWriterTest, RefusedUpdateIsTriedAttributeByAttribute) {
    graph.onBatch([](const BatchPart& part) {
        return part.body.find("city") != std::string::npos ? refused("city") : PartAnswer{204, ""};
    });
    const Receipt receipt =
        applyOne(changeOf(ChangeKind::Update, "1", {replace("jobTitle", "a"), replace("city", "b"), clear("mail")}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_THAT(receipt.failedAttributes, SizeIs(1));
    EXPECT_EQ(receipt.failedAttributes.front().first, AttributeName("city"));
    EXPECT_EQ(receipt.failedAttributes.front().second.object, "1@contoso.test");
    EXPECT_EQ(receipt.error.attribute, "city");
    EXPECT_THAT(sent(),
                testing::IsSupersetOf({R"(PATCH /users/1 {"jobTitle":"a"})", R"(PATCH /users/1 {"mail":null})"}));
}

TEST_F(ChangeWriterTest, UpdateThatOnlyWorksAttributeByAttributeIsDone) {
    graph.onBatch([](const BatchPart& part) {
        return part.body.find(",") != std::string::npos ? refused("city") : PartAnswer{204, ""};
    });
    const Receipt receipt =
        applyOne(changeOf(ChangeKind::Update, "1", {replace("jobTitle", "a"), replace("city", "b")}));
    EXPECT_TRUE(receipt.ok);
    EXPECT_THAT(receipt.failedAttributes, IsEmpty());
}

TEST_F(ChangeWriterTest, RefusedSingleAttributeIsNotTriedTwice) {
    always(refused("city"));
    const Receipt receipt = applyOne(changeOf(ChangeKind::Update, "1", {replace("city", "b")}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_THAT(receipt.failedAttributes, SizeIs(1));
    EXPECT_THAT(receipt.error.serverText, HasSubstr("Invalid value specified"));
    EXPECT_THAT(sent(), SizeIs(1));
}

TEST_F(ChangeWriterTest, ValueThatCannotBeWrittenDoesNotHoldBackTheOthers) {
    always({204, ""});
    const Receipt receipt = applyOne(changeOf(
        ChangeKind::Update, "1", {replace("jobTitle", "a"), replace("city", {Value::text("x"), Value::text("y")})}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_THAT(receipt.failedAttributes, SizeIs(1));
    EXPECT_EQ(receipt.failedAttributes.front().first, AttributeName("city"));
    EXPECT_THAT(sent(), ElementsAre(R"(PATCH /users/1 {"jobTitle":"a"})"));
}

TEST_F(ChangeWriterTest, EveryChangeGetsItsReceiptWhateverBecomesOfTheOthers) {
    settings.batch.window = 40;
    graph.onBatch(
        [](const BatchPart& part) {
            return part.url.ends_with("7") ? PartAnswer{404, "{}"} : PartAnswer{204, ""};
        },
        true);
    std::vector<Change> changes;
    for (int i = 0; i < 100; ++i)
        changes.push_back(changeOf(ChangeKind::Update, std::to_string(i), {replace("city", "x")}));
    EXPECT_TRUE(apply(changes).ok());
    ASSERT_EQ(receipts.size(), 100U);
    for (const auto& [index, receipt] : receipts) EXPECT_EQ(receipt.ok, index % 10 != 7) << index;
}

TEST_F(ChangeWriterTest, NothingToApplyIsDone) {
    EXPECT_TRUE(apply({}).ok());
    EXPECT_THAT(receipts, IsEmpty());
}

TEST_F(ChangeWriterTest, StopLeavesTheRestUndecided) {
    settings.batch.window = 20;
    std::stop_source stop;
    graph.onBatch([&](const BatchPart&) {
        stop.request_stop();
        return PartAnswer{204, ""};
    });
    std::vector<Change> changes(200, changeOf(ChangeKind::Delete, "1"));
    EXPECT_EQ(apply(changes, stop.get_token()).error().code, ErrorCode::Cancelled);
    EXPECT_LT(receipts.size(), 200U);
}

TEST_F(ChangeWriterTest, RestoreTakesTheObjectOutOfTheRecycleBin) {
    always({200, userBody("1", "anchor")});
    const Receipt receipt = applyOne(changeOf(ChangeKind::Restore, "1"));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(receipt.id, "1");
    EXPECT_EQ(receipt.name, "ada@contoso.test");
    EXPECT_THAT(sent(), ElementsAre("POST /directory/deletedItems/1/restore"));
}

TEST_F(ChangeWriterTest, RestoreOfSomebodyWhoIsBackAlreadyIsDone) {
    graph.onBatch([](const BatchPart& part) {
        if (part.method == "POST") return PartAnswer{404, errorBody("Request_ResourceNotFound", "Does not exist.")};
        return PartAnswer{200, userBody("1", "anchor")};
    });
    const Receipt receipt = applyOne(changeOf(ChangeKind::Restore, "1"));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(receipt.id, "1");
}

TEST_F(ChangeWriterTest, RestoreOfWhatIsGoneForGoodSaysSo) {
    always({404, errorBody("Request_ResourceNotFound", "Does not exist.")});
    const Receipt receipt = applyOne(changeOf(ChangeKind::Restore, "1"));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::NotFound);
    EXPECT_THAT(receipt.error.nextStep, HasSubstr("create the object anew"));
}

TEST_F(ChangeWriterTest, RestoreUnderATakenNameIsAConflictThatSaysWhatToDo) {
    always({400, errorBody("Request_BadRequest",
                           "Another object with the same value for property userPrincipalName already exists.")});
    const Receipt receipt = applyOne(changeOf(ChangeKind::Restore, "1"));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::Conflict);
    EXPECT_EQ(receipt.error.attribute, "userPrincipalName");
    EXPECT_THAT(receipt.error.nextStep, HasSubstr("restore again"));
    EXPECT_THAT(sent(), SizeIs(1));
}

TEST_F(ChangeWriterTest, RestoreNeedsAnId) {
    always({200, "{}"});
    Change change = changeOf(ChangeKind::Restore, "");
    change.target.name = "ada@contoso.test";
    EXPECT_EQ(applyOne(change).error.code, ErrorCode::InvalidInput);
    EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(ChangeWriterTest, RemovingOneValueOfACollectionSendsWhatRemains) {
    always({204, ""});
    AttributeChange change = replace("businessPhones", Values{Value::text("+44 1")});
    change.operation = AttributeChange::Operation::Remove;
    change.before = {Value::text("+44 1"), Value::text("+44 2")};
    change.payload = {Value::text("+44 2")};
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, "1", {change})).ok);
    EXPECT_THAT(sent(), ElementsAre(R"(PATCH /users/1 {"businessPhones":["+44 1"]})"));
}

TEST_F(ChangeWriterTest, RemovingTheLastValueOfACollectionSendsAnEmptyOne) {
    always({204, ""});
    AttributeChange change = replace("businessPhones", Values{});
    change.operation = AttributeChange::Operation::Remove;
    change.payload = {Value::text("+44 2")};
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, "1", {change})).ok);
    EXPECT_THAT(sent(), ElementsAre(R"(PATCH /users/1 {"businessPhones":[]})"));
}

}  // namespace hs::graph
