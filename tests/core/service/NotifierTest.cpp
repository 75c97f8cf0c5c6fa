#include "core/service/Notifier.h"

#include <gtest/gtest.h>

#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class NotifierTest : public ::testing::Test {
protected:
    NotifierTest() {
        Configuration configuration = *office.store->configuration(name);
        configuration.properties.notificationEmail = "ops@contoso.test";
        configuration.mail.server = "smtp.contoso.test";
        configuration.mail.userName = "sync";
        configuration.mail.passwordRef = "vault:mail";
        office.vault.secrets["vault:mail"] = "secret";
        EXPECT_TRUE(office.store->saveConfiguration(configuration).ok());
        before = *office.store->configuration(name);
    }
    void quarantine(Quarantine::Reason reason) {
        JobState state = *office.store->jobState(name);
        state.quarantine.reason = reason;
        state.quarantine.error = Error(ErrorCode::Unauthenticated, "The password is wrong.").next("Renew it.");
        ASSERT_TRUE(office.store->saveJobState(name, state).ok());
    }
    void ended(RunState state = RunState::Failed) {
        hs::Run run;
        run.id = 12;
        run.state = state;
        run.error = Error(ErrorCode::Conflict, "0 of 812 written.");
        EXPECT_TRUE(Notifier(office.engine.ports()).afterRun(before, run, {}).ok());
    }
    const std::vector<RecordingMailer::Sent>& sent() const { return office.mailer.sent; }

    const std::string name = "contoso.test";
    Office office;
    Configuration before;
};

TEST_F(NotifierTest, SaysNothingAfterAnOrdinaryRun) {
    ended(RunState::Succeeded);
    ended(RunState::Failed);
    EXPECT_TRUE(sent().empty());
}

TEST_F(NotifierTest, SendsOneMessageWhenAJobEntersQuarantine) {
    quarantine(Quarantine::Reason::EncounteredQuarantineException);
    ended();
    ended();
    ASSERT_EQ(sent().size(), 1u);
    EXPECT_EQ(sent()[0].message.to, "ops@contoso.test");
    EXPECT_EQ(sent()[0].password, "secret");
    EXPECT_NE(sent()[0].message.subject.find("EncounteredQuarantineException"), std::string::npos);
    EXPECT_NE(sent()[0].message.body.find("Renew it."), std::string::npos);
}

TEST_F(NotifierTest, SendsAnotherOnlyWhenTheReasonChanges) {
    quarantine(Quarantine::Reason::EncounteredQuarantineException);
    ended();
    quarantine(Quarantine::Reason::EncounteredBaseEscrowThreshold);
    ended();
    ended();
    EXPECT_EQ(sent().size(), 2u);
}

TEST_F(NotifierTest, TellsOfAGuardWithWhatItSaid) {
    quarantine(Quarantine::Reason::TooManyDeletes);
    ended(RunState::StoppedByGuard);
    ASSERT_EQ(sent().size(), 1u);
    EXPECT_NE(sent()[0].message.subject.find("a guard stopped run 12"), std::string::npos);
    EXPECT_NE(sent()[0].message.body.find("0 of 812 written."), std::string::npos);
}

TEST_F(NotifierTest, TellsOfAGuardThatMadeNoQuarantine) {
    ended(RunState::StoppedByGuard);
    EXPECT_EQ(sent().size(), 1u);
}

TEST_F(NotifierTest, TellsThatAJobWasDisabled) {
    Configuration configuration = *office.store->configuration(name);
    configuration.enabled = false;
    ASSERT_TRUE(office.store->saveConfiguration(configuration).ok());
    ended();
    ASSERT_EQ(sent().size(), 1u);
    EXPECT_NE(sent()[0].message.subject.find("disabled"), std::string::npos);
}

TEST_F(NotifierTest, TriesAgainAfterTheNextRunWhenTheMailDidNotLeave) {
    quarantine(Quarantine::Reason::EncounteredQuarantineException);
    office.mailer.refuses = Error(ErrorCode::Unavailable, "no server");
    ended();
    office.mailer.refuses.reset();
    ended();
    EXPECT_EQ(sent().size(), 1u);
}

TEST_F(NotifierTest, SendsNothingWhereNobodyAskedForIt) {
    Configuration configuration = *office.store->configuration(name);
    configuration.properties.notificationEmail.clear();
    ASSERT_TRUE(office.store->saveConfiguration(configuration).ok());
    quarantine(Quarantine::Reason::EncounteredQuarantineException);
    ended();
    EXPECT_TRUE(sent().empty());
}

}  // namespace
}  // namespace hs::service::test
