#include "core/model/CliJson.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

#include "tests/core/model/Samples.h"

namespace hs {
namespace {

QString key(const char* name) { return QString::fromLatin1(name); }

QStringList members(const QJsonObject& json) { return json.keys(); }

/// Scripts depend on these members; others may be there too.
void expectMembers(const QJsonObject& json, const std::vector<const char*>& names) {
    for (const char* name : names) EXPECT_TRUE(members(json).contains(key(name))) << name;
}

Outcome outcomeWith(StepStatus status) {
    Outcome outcome;
    outcome.status = status;
    return outcome;
}

TEST(CliJsonOfSchemaCheck, HasTheMembersOfTheContract) {
    const QJsonObject json = toCliJson(test::sampleCheck());
    expectMembers(json, {"detected", "reason", "server", "checkedAt", "attributes"});
    const QJsonObject attribute = json.value(key("attributes")).toArray().at(0).toObject();
    expectMembers(attribute, {"name", "present", "classes", "syntax", "singleValued"});
    expectMembers(attribute.value(key("classes")).toObject(), {"user", "inetOrgPerson", "contact"});
}

TEST(CliJsonOfSchemaCheck, HasTheValuesOfTheCheck) {
    const QJsonObject json = toCliJson(test::sampleCheck());
    EXPECT_TRUE(json.value(key("detected")).toBool());
    EXPECT_EQ(json.value(key("checkedAt")).toString(), key("2026-11-25T01:02:03.004Z"));
    const QJsonObject first = json.value(key("attributes")).toArray().at(0).toObject();
    EXPECT_EQ(first.value(key("name")).toString(), key("proxyAddresses"));
    EXPECT_TRUE(first.value(key("classes")).toObject().value(key("contact")).toBool());
    EXPECT_FALSE(first.value(key("classes")).toObject().value(key("inetOrgPerson")).toBool());
}

TEST(CliJsonOfSchemaCheck, KeepsTheOrderOfAttributes) {
    const QJsonArray attributes = toCliJson(test::sampleCheck()).value(key("attributes")).toArray();
    EXPECT_EQ(attributes.size(), 3);
    EXPECT_EQ(attributes.at(1).toObject().value(key("name")).toString(), key("msExchArchiveStatus"));
}

TEST(CliJsonOfAttribute, HasTheMembersOfTheContract) {
    expectMembers(toCliJson(test::sampleAttribute()), {"source", "target", "before", "after", "result", "reason"});
}

TEST(CliJsonOfAttribute, WritesBytesAsPlainBase64) {
    AttributeChange attribute;
    attribute.after = {Value::binary("foo"), Value::integer(1), Value::text("x")};
    EXPECT_EQ(toCliJson(attribute).value(key("after")).toArray(), (QJsonArray{key("Zm9v"), key("1"), key("x")}));
}

TEST(CliJsonOfAttribute, SpellsTheResult) {
    AttributeChange attribute;
    attribute.result = AttributeChange::Result::Written;
    EXPECT_EQ(toCliJson(attribute).value(key("result")).toString(), key("written"));
}

TEST(CliJsonOfStep, HasTheMembersOfTheContract) {
    const QJsonObject json = toCliJson(test::sampleStep());
    expectMembers(json, {"name", "title", "status", "details"});
    EXPECT_EQ(json.value(key("status")).toString(), key("warning"));
}

TEST(CliJsonOfStep, GathersDetailsOfTheSameName) {
    const QJsonObject details = toCliJson(test::sampleStep()).value(key("details")).toObject();
    EXPECT_EQ(details.value(key("objectGUID")).toArray(), QJsonArray{key("AQI=")});
    EXPECT_EQ(details.value(key("mail")).toArray(), QJsonArray{key("twice")});
}

TEST(CliJsonOfStep, HasAnErrorOnlyWhenThereIsOne) {
    EXPECT_TRUE(toCliJson(test::sampleStep()).contains(key("error")));
    EXPECT_FALSE(toCliJson(Step()).contains(key("error")));
}

TEST(CliJsonOfError, LeavesOutWhatIsEmpty) {
    EXPECT_EQ(members(toCliJson(Error(ErrorCode::Timeout, "Late."))), (QStringList{key("code"), key("message")}));
    expectMembers(toCliJson(test::sampleError()), {"code", "message", "object", "attribute", "serverText", "nextStep"});
}

TEST(CliJsonOfProvision, HasTheMembersOfTheContract) {
    const Outcome provision = test::sampleOutcome();
    const Outcome writeback = test::sampleOutcome();
    const QJsonObject json = toCliJson("CN=Ada,DC=x", provision, &writeback);
    expectMembers(json, {"dn", "result", "steps", "writeback"});
    EXPECT_EQ(json.value(key("dn")).toString(), key("CN=Ada,DC=x"));
    EXPECT_EQ(json.value(key("steps")).toArray().size(), 2);
    const QJsonObject back = json.value(key("writeback")).toObject();
    expectMembers(back, {"status", "attributes"});
    EXPECT_EQ(back.value(key("attributes")).toArray().size(), 1);
}

TEST(CliJsonOfProvision, HasNullForAWritebackThatDidNotRun) {
    EXPECT_TRUE(toCliJson("CN=Ada", Outcome(), nullptr).value(key("writeback")).isNull());
}

TEST(ProvisionResult, IsTheProvisioningsOwnWithoutWriteback) {
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Success), nullptr), "success");
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Skipped), nullptr), "skipped");
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Failure), nullptr), "failure");
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Warning), nullptr), "warning");
}

TEST(ProvisionResult, IsTheWorseOfBothHalves) {
    const Outcome failed = outcomeWith(StepStatus::Failure);
    const Outcome fine = outcomeWith(StepStatus::Success);
    EXPECT_EQ(provisionResult(fine, &failed), "failure");
    EXPECT_EQ(provisionResult(failed, &fine), "failure");
    EXPECT_EQ(provisionResult(fine, &fine), "success");
}

TEST(ProvisionResult, StaysSuccessWhenWritebackHadNothingToDo) {
    const Outcome skipped = outcomeWith(StepStatus::Skipped);
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Success), &skipped), "success");
}

TEST(ProvisionResult, CallsWhatNeverEndedAWarning) {
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Running), nullptr), "warning");
    EXPECT_EQ(provisionResult(outcomeWith(StepStatus::Pending), nullptr), "warning");
}

TEST(CliJsonOfRun, HasTheMembersOfTheContract) {
    const QJsonObject json = toCliJson(test::sampleRun());
    expectMembers(json, {"run", "configuration", "kind", "state", "read", "planned", "written", "unchanged", "failed",
                         "skipped", "durationMs"});
    expectMembers(json.value(key("read")).toObject(), {"directory", "cloud"});
}

TEST(CliJsonOfRun, HasTheNumbersOfTheRun) {
    const QJsonObject json = toCliJson(test::sampleRun());
    EXPECT_EQ(json.value(key("run")).toInteger(), 9);
    EXPECT_EQ(json.value(key("kind")).toString(), key("onDemand"));
    EXPECT_EQ(json.value(key("state")).toString(), key("stoppedByGuard"));
    EXPECT_EQ(json.value(key("read")).toObject().value(key("cloud")).toInteger(), 299999);
    EXPECT_EQ(json.value(key("durationMs")).toInteger(), 2500);
}

TEST(CliJsonOfRun, ListsChangesOnlyWhenAsked) {
    EXPECT_FALSE(toCliJson(test::sampleRun()).contains(key("changes")));
    const QJsonObject json = toCliJson(test::sampleRun(), {test::sampleChange()});
    const QJsonObject change = json.value(key("changes")).toArray().at(0).toObject();
    expectMembers(change, {"id", "rule", "kind", "state", "source", "target", "attributes"});
    EXPECT_EQ(change.value(key("target")).toObject().value(key("objectClass")).toString(), key("inetOrgPerson"));
}

}  // namespace
}  // namespace hs
