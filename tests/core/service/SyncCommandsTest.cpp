#include "core/service/SyncCommands.h"

#include <gtest/gtest.h>

#include "core/service/LocalClient.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

TEST(SchemaCommands, ReadsOnceAndThenAnswersFromTheCachedCopy) {
    Office office;
    const auto first = office.engine.schema().check("contoso.test", false, {});
    ASSERT_TRUE(first.ok()) << first.error().toLine();
    EXPECT_TRUE(first->detected) << first->reason;
    EXPECT_FALSE(first->fromCache);
    office.connector.directoryRefuses = Error(ErrorCode::Unavailable, "gone");
    const auto second = office.engine.schema().check("contoso.test", false, {});
    ASSERT_TRUE(second.ok());
    EXPECT_TRUE(second->fromCache);
}

TEST(SchemaCommands, SeesAnExtensionAfterRefreshOrRestartOnly) {
    Office office;
    office.connector.directorySide.liveSchema = world::exchangeSchema({"mailNickname"});
    EXPECT_FALSE(office.engine.schema().check("contoso.test", false, {})->detected);
    office.connector.directorySide.liveSchema = world::exchangeSchema();
    EXPECT_FALSE(office.engine.schema().check("contoso.test", false, {})->detected);
    ASSERT_TRUE(office.engine.schema().restartAgent().ok());
    EXPECT_TRUE(office.engine.schema().check("contoso.test", false, {})->detected);
}

TEST(SchemaCommands, PassesTheCauseOnWhenTheServerIsGone) {
    Office office;
    office.connector.directoryRefuses = Error(ErrorCode::Unauthenticated, "wrong password");
    EXPECT_EQ(office.engine.schema().check("contoso.test", true, {}).error().code, ErrorCode::Unauthenticated);
}

TEST(SchemaCommands, SaysThatTheAgentMeetsThePrerequisite) {
    Office office;
    const auto agents = office.engine.schema().agents();
    ASSERT_TRUE(agents.ok());
    ASSERT_EQ(agents->size(), 1u);
    EXPECT_TRUE(agents->front().meetsPrerequisite);
    EXPECT_EQ(agents->front().schemaReadAt, 0);
}

TEST(SyncCommands, ProvisionsOnDemandInFourSteps) {
    Office office;
    OnDemandRequest request;
    request.configuration = "contoso.test";
    request.dn = office.addAda();
    const auto outcome = office.engine.sync().provisionOnDemand(request, {});
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    ASSERT_EQ(outcome->steps.size(), 4u);
    for (const Step& step : outcome->steps)
        EXPECT_EQ(step.status, StepStatus::Success) << step.title << step.error.toLine();
}

TEST(SyncCommands, ReportsAnUnreachableDirectoryInTheFirstStep) {
    Office office;
    office.connector.directorySide.readBreaksAfter = 1;
    office.connector.directorySide.faults = nullptr;
    OnDemandRequest request;
    request.configuration = "contoso.test";
    request.dn = "CN=Nobody,DC=contoso,DC=test";
    const auto outcome = office.engine.sync().provisionOnDemand(request, {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->status, StepStatus::Failure);
    EXPECT_EQ(outcome->steps.front().status, StepStatus::Failure);
}

TEST(SyncCommands, RefusesACycleOfADisabledConfiguration) {
    Office office;
    ASSERT_TRUE(office.engine.configurations().setEnabled("contoso.test", false).ok());
    const auto run = office.engine.sync().runCycle({"contoso.test", true, false, {}}, {});
    ASSERT_FALSE(run.ok());
    EXPECT_EQ(run.error().code, ErrorCode::InvalidInput);
}

TEST(SyncCommands, FindsPeopleByName) {
    Office office;
    office.addAda();
    const auto hits = office.engine.sync().search("contoso.test", "Ada", {});
    ASSERT_TRUE(hits.ok());
    ASSERT_EQ(hits->size(), 1u);
    EXPECT_EQ(hits->front().displayName, "Ada Lovelace");
    EXPECT_EQ(hits->front().mail, "ada@contoso.test");
}

TEST(SyncCommands, EvaluatesOnAnObjectOfTheDirectory) {
    Office office;
    EvaluateRequest request;
    request.expression = "Append([mail], \"!\")";
    request.configuration = "contoso.test";
    request.dn = office.addAda();
    const auto evaluation = office.engine.sync().evaluate(request, {});
    ASSERT_TRUE(evaluation.ok()) << evaluation.error().toLine();
    EXPECT_EQ(evaluation->values.front().bytes(), "ada@contoso.test!");
}

TEST(SyncCommands, ReturnsTheIssuesOfAWrongExpression) {
    Office office;
    EvaluateRequest request;
    request.expression = "Append(";
    const auto evaluation = office.engine.sync().evaluate(request, {});
    ASSERT_TRUE(evaluation.ok());
    EXPECT_EQ(evaluation->flow, expr::Evaluation::Flow::Failed);
    EXPECT_FALSE(evaluation->issues.empty());
}

TEST(ConnectionTester, TellsEachStepOfAConnectionThatWorks) {
    Office office;
    const auto test = office.engine.connections().testDirectory(Office::draft("x").directory, Secret("p"), {});
    ASSERT_TRUE(test.ok());
    EXPECT_FALSE(test->ok) << "the draft's base is not in this directory";
    DirectorySettings settings = Office::draft("x").directory;
    settings.baseDn = "DC=contoso,DC=test";
    const auto again = office.engine.connections().testDirectory(settings, Secret("p"), {});
    EXPECT_TRUE(again->ok);
    EXPECT_GE(again->steps.size(), 3u);
}

TEST(ConnectionTester, FailsTheStepWithTheErrorOfAWrongPassword) {
    Office office;
    office.connector.directoryRefuses = Error(ErrorCode::Unauthenticated, "wrong password");
    const auto test = office.engine.connections().testDirectory({}, Secret("p"), {});
    ASSERT_TRUE(test.ok());
    EXPECT_FALSE(test->ok);
    EXPECT_EQ(test->steps.front().error.code, ErrorCode::Unauthenticated);
}

TEST(ConnectionTester, DoctorChecksEverythingEvenWhenOneSideFails) {
    Office office;
    office.connector.directoryRefuses = Error(ErrorCode::Unavailable, "gone");
    const auto steps = office.engine.connections().doctor("contoso.test", {});
    ASSERT_TRUE(steps.ok());
    int failures = 0, tenants = 0;
    for (const Step& step : *steps) {
        failures += step.status == StepStatus::Failure ? 1 : 0;
        tenants += step.name == "tenant" && step.status == StepStatus::Success ? 1 : 0;
    }
    EXPECT_EQ(failures, 1);
    EXPECT_EQ(tenants, 1);
}

TEST(LocalClient, AnswersThroughItsLanesAndTellsEvents) {
    Office office;
    EventRelay relay;
    LocalClient client(office.engine, relay);
    int events = 0;
    QObject::connect(
        &client, &Client::event, &client, [&events](const Event&) { ++events; }, Qt::DirectConnection);
    Event event;
    relay.publish(event);
    EXPECT_EQ(events, 1);
    auto all = client.configurations();
    all.waitForFinished();
    ASSERT_TRUE(all.result().ok());
    EXPECT_EQ(all.result()->size(), 1u);
}

TEST(LocalClient, SignsInAndOut) {
    Office office;
    EventRelay relay;
    LocalClient client(office.engine, relay);
    auto nobody = client.account("contoso.test");
    nobody.waitForFinished();
    EXPECT_EQ(nobody.result().error().code, ErrorCode::NotFound);
    auto signedIn = client.signIn("contoso.test", {});
    signedIn.waitForFinished();
    ASSERT_TRUE(signedIn.result().ok());
    auto who = client.account("contoso.test");
    who.waitForFinished();
    EXPECT_EQ(who.result()->name, "admin@contoso.test");
    auto out = client.signOut("contoso.test");
    out.waitForFinished();
    EXPECT_TRUE(out.result().ok());
}

}  // namespace
}  // namespace hs::service::test
