#include "core/service/JobCommands.h"

#include <gtest/gtest.h>

#include <sstream>

#include "core/service/JobWords.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class JobCommandsTest : public ::testing::Test {
protected:
    JobCommands& jobs() { return office.engine.jobs(); }
    std::int64_t addRun(RunKind kind, RunState state, bool preview = false) {
        hs::Run run;
        run.configuration = name;
        run.kind = kind;
        run.state = state;
        run.preview = preview;
        run.startedAt = run.endedAt = office.clock.now();
        return *office.store->beginRun(run);
    }
    const std::string name = "contoso.test";
    Office office;
};

TEST_F(JobCommandsTest, ShowsAFreshJobWithAllEightAttributes) {
    const auto job = jobs().status(name);
    ASSERT_TRUE(job.ok()) << job.error().toLine();
    EXPECT_EQ(job->status, "Never run");
    EXPECT_TRUE(job->state.fullDue);
    EXPECT_EQ(job->freshness.size(), 8u);
    EXPECT_FALSE(job->freshness.front().target.empty());
    EXPECT_FALSE(job->current.has_value());
    EXPECT_TRUE(job->owner.empty());
}

TEST_F(JobCommandsTest, TellsTheRunUnderWayFromTheLastCycle) {
    const auto last = addRun(RunKind::Delta, RunState::Succeeded);
    addRun(RunKind::Full, RunState::Previewed, true);
    addRun(RunKind::OnDemand, RunState::Failed);
    const auto current = addRun(RunKind::Delta, RunState::Running);
    const auto job = jobs().status(name);
    EXPECT_EQ(job->last->id, last);
    EXPECT_EQ(job->current->id, current);
    EXPECT_EQ(job->status, "Healthy");
}

TEST_F(JobCommandsTest, NamesWhoMayWrite) {
    ASSERT_TRUE(office.store->takeLease("dc2:4711@boot-1-2", 60'000).ok());
    EXPECT_EQ(jobs().status(name)->owner, "process 4711 on dc2");
}

TEST_F(JobCommandsTest, KnowsNoJobOfAConfigurationThatIsNotThere) {
    EXPECT_EQ(jobs().status("nowhere").error().code, ErrorCode::NotFound);
    EXPECT_EQ(jobs().pause("nowhere").error().code, ErrorCode::NotFound);
    EXPECT_EQ(jobs().escrows("nowhere").error().code, ErrorCode::NotFound);
}

TEST_F(JobCommandsTest, PausesOnceAndSaysByWhom) {
    const auto paused = jobs().pause(name);
    ASSERT_TRUE(paused.ok());
    EXPECT_TRUE(paused->paused);
    EXPECT_EQ(paused->pausedBy, "root");
    EXPECT_EQ(paused->pausedAt, office.clock.now());
    office.clock.advance(std::chrono::seconds(5));
    EXPECT_EQ(jobs().pause(name)->pausedAt, paused->pausedAt);
    EXPECT_EQ(jobs().status(name)->status, "Paused");
    EXPECT_FALSE(jobs().resume(name)->paused);
    EXPECT_EQ(jobs().status(name)->status, "Never run");
}

TEST_F(JobCommandsTest, RestartForgetsWatermarksEscrowsAndQuarantine) {
    ASSERT_TRUE(office.store->saveWatermarks(name, Watermarks{"d", "c", 1, 2}).ok());
    Escrow escrow;
    escrow.anchor = "anchor";
    ASSERT_TRUE(office.store->saveEscrows(name, {&escrow, 1}).ok());
    JobState state;
    state.fullDue = false;
    state.quarantine.reason = Quarantine::Reason::EncounteredBaseEscrowThreshold;
    ASSERT_TRUE(office.store->saveJobState(name, state).ok());
    const auto restarted = jobs().restartJob(name);
    ASSERT_TRUE(restarted.ok()) << restarted.error().toLine();
    EXPECT_TRUE(restarted->fullDue);
    EXPECT_FALSE(restarted->quarantine.active());
    EXPECT_FALSE(office.store->watermarks(name)->has_value());
    EXPECT_TRUE(jobs().escrows(name)->empty());
}

TEST_F(JobCommandsTest, ClearingTheQuarantineKeepsTheWatermarks) {
    ASSERT_TRUE(office.store->saveWatermarks(name, Watermarks{"d", "c", 1, 2}).ok());
    JobState state;
    state.quarantine.reason = Quarantine::Reason::TooManyDeletes;
    ASSERT_TRUE(office.store->saveJobState(name, state).ok());
    EXPECT_EQ(jobs().status(name)->status, "Delete threshold exceeded");
    EXPECT_FALSE(jobs().clearQuarantine(name)->quarantine.active());
    EXPECT_TRUE(office.store->watermarks(name)->has_value());
}

TEST_F(JobCommandsTest, EnablingEndsAQuarantine) {
    JobState state;
    state.quarantine.reason = Quarantine::Reason::EncounteredQuarantineException;
    ASSERT_TRUE(office.store->saveJobState(name, state).ok());
    ASSERT_TRUE(office.engine.configurations().setEnabled(name, false).ok());
    EXPECT_EQ(jobs().status(name)->status, "Disabled");
    ASSERT_TRUE(office.engine.configurations().setEnabled(name, true).ok());
    EXPECT_FALSE(jobs().status(name)->state.quarantine.active());
}

TEST_F(JobCommandsTest, SavesSettingsAndTheMailPasswordInTheVault) {
    JobSettings settings;
    settings.intervalSeconds = 300;
    settings.guards.clears = 7;
    settings.logRetentionDays = 0;
    settings.mail.server = "smtp.contoso.test";
    settings.mail.from = "sync@contoso.test";
    settings.mailPassword = Secret("mail password");
    const auto saved = jobs().updateSettings(name, 0, settings);
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    EXPECT_EQ(saved->intervalSeconds, 300);
    EXPECT_EQ(saved->guards.clears, 7);
    EXPECT_EQ(saved->logRetentionDays, 0);
    EXPECT_EQ(office.vault.secrets.at(saved->mail.passwordRef), "mail password");
    settings.mailPassword.reset();
    EXPECT_EQ(jobs().updateSettings(name, 0, settings)->mail.passwordRef, saved->mail.passwordRef);
}

TEST_F(JobCommandsTest, RefusesSettingsOverSomebodyElsesChange) {
    const std::int64_t version = office.store->configuration(name)->version;
    ASSERT_TRUE(jobs().updateSettings(name, version, {}).ok());
    EXPECT_EQ(jobs().updateSettings(name, version, {}).error().code, ErrorCode::Conflict);
}

struct WrongSetting {
    const char* field;
    void (*spoil)(JobSettings&);
};
class WrongSettings : public ::testing::TestWithParam<WrongSetting> {};

TEST_P(WrongSettings, AreRefusedByTheNameOfTheField) {
    Office office;
    JobSettings settings;
    settings.mail.server = "smtp.contoso.test";
    settings.mail.from = "sync@contoso.test";
    EXPECT_TRUE(validateSettings(settings).ok());
    GetParam().spoil(settings);
    const auto saved = office.engine.jobs().updateSettings("contoso.test", 0, settings);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(saved.error().attribute, GetParam().field);
    EXPECT_FALSE(saved.error().nextStep.empty());
    EXPECT_EQ(office.store->configuration("contoso.test")->intervalSeconds, 120) << "nothing is kept";
}

INSTANTIATE_TEST_SUITE_P(
    JobCommands, WrongSettings,
    ::testing::Values(WrongSetting{"intervalSeconds", [](JobSettings& s) { s.intervalSeconds = 29; }},
                      WrongSetting{"intervalSeconds", [](JobSettings& s) { s.intervalSeconds = 86401; }},
                      WrongSetting{"guards.clears", [](JobSettings& s) { s.guards.clears = -1; }},
                      WrongSetting{"guards.updates", [](JobSettings& s) { s.guards.updates = -1; }},
                      WrongSetting{"guards.updatePercent", [](JobSettings& s) { s.guards.updatePercent = 101; }},
                      WrongSetting{"logRetentionDays", [](JobSettings& s) { s.logRetentionDays = -1; }},
                      WrongSetting{"mail.server", [](JobSettings& s) { s.mail.server = "smtp://contoso.test"; }},
                      WrongSetting{"mail.port", [](JobSettings& s) { s.mail.port = 0; }},
                      WrongSetting{"mail.port", [](JobSettings& s) { s.mail.port = 65536; }},
                      WrongSetting{"mail.from", [](JobSettings& s) { s.mail.from = "nobody"; }},
                      WrongSetting{"mail.security",
                                   [](JobSettings& s) { s.mail.security = MailSettings::Security::None; }}));

TEST(JobSettings, AllowUnencryptedMailOnThisMachineOnly) {
    JobSettings settings;
    settings.mail.from = "sync@contoso.test";
    settings.mail.security = MailSettings::Security::None;
    for (const char* server : {"localhost", "127.0.0.1", "::1"}) {
        settings.mail.server = server;
        EXPECT_TRUE(validateSettings(settings).ok()) << server;
    }
}

TEST(JobSettings, AllowTheBordersOfTheInterval) {
    JobSettings settings;
    for (const int seconds : {30, 86400}) {
        settings.intervalSeconds = seconds;
        EXPECT_TRUE(validateSettings(settings).ok());
    }
}

class TestMail : public JobCommandsTest {
protected:
    TestMail() {
        Configuration configuration = *office.store->configuration(name);
        configuration.properties.notificationEmail = "ops@contoso.test";
        EXPECT_TRUE(office.store->saveConfiguration(configuration).ok());
        settings.mail.server = "smtp.contoso.test";
        settings.mail.from = "sync@contoso.test";
        settings.mail.userName = "sync";
        settings.mailPassword = Secret("new");
    }
    JobSettings settings;
};

TEST_F(TestMail, GoesToTheNotificationAddressWithTheSettingsAtHand) {
    ASSERT_TRUE(jobs().testMail(name, settings, {}).ok());
    ASSERT_EQ(office.mailer.sent.size(), 1u);
    EXPECT_EQ(office.mailer.sent[0].message.to, "ops@contoso.test");
    EXPECT_EQ(office.mailer.sent[0].settings.server, "smtp.contoso.test");
    EXPECT_EQ(office.mailer.sent[0].password, "new");
    EXPECT_TRUE(office.store->configuration(name)->mail.server.empty()) << "a test saves nothing";
}

TEST_F(TestMail, PassesOnWhatTheServerSaid) {
    office.mailer.refuses = Error(ErrorCode::Denied, "no").saying("550 relay denied");
    EXPECT_EQ(jobs().testMail(name, settings, {}).error().serverText, "550 relay denied");
}

TEST_F(TestMail, NeedsAServer) {
    settings.mail = {};
    EXPECT_EQ(jobs().testMail(name, settings, {}).error().attribute, "mail.server");
}

TEST_F(TestMail, NeedsSomebodyToSendItTo) {
    Configuration configuration = *office.store->configuration(name);
    configuration.properties.notificationEmail.clear();
    ASSERT_TRUE(office.store->saveConfiguration(configuration).ok());
    EXPECT_EQ(jobs().testMail(name, settings, {}).error().attribute, "notificationEmail");
}

TEST(Audit, SaysWhoChangedWhat) {
    Office office;
    std::ostringstream text;
    StreamLog log(text, LogLevel::Info);
    EnginePorts ports{*office.store, office.connector, office.vault, office.signIn, office.clock, log,
                      office.events, office.mailer,    {},           "host",        "ada"};
    JobCommands jobs(ports);
    JobSettings settings;
    settings.intervalSeconds = 300;
    ASSERT_TRUE(jobs.updateSettings("contoso.test", 0, settings).ok());
    ASSERT_TRUE(jobs.pause("contoso.test").ok());
    ASSERT_TRUE(jobs.resume("contoso.test").ok());
    ASSERT_TRUE(jobs.restartJob("contoso.test").ok());
    EXPECT_NE(text.str().find("intervalSeconds=120 -> 300"), std::string::npos) << text.str();
    for (const char* what : {"Settings changed", "Job paused", "Job resumed", "Job restarted"})
        EXPECT_NE(text.str().find(what), std::string::npos) << what;
    EXPECT_NE(text.str().find("by=ada"), std::string::npos) << text.str();
}

TEST(JobWords, PutWhatNeedsAPersonFirst) {
    Configuration configuration;
    JobState state;
    hs::Run last;
    last.state = RunState::Failed;
    last.error = Error(ErrorCode::Unavailable, "dc1 is gone");
    EXPECT_EQ(wordsOf(configuration, state, std::nullopt).status, "Never run");
    EXPECT_EQ(wordsOf(configuration, state, last).status, "Failing");
    state.paused = true;
    EXPECT_EQ(wordsOf(configuration, state, last).status, "Paused");
    state.quarantine.reason = Quarantine::Reason::EncounteredTotalEscrowThreshold;
    EXPECT_EQ(wordsOf(configuration, state, last).status, "Quarantine");
    state.quarantine.reason = Quarantine::Reason::TooManyDeletes;
    EXPECT_EQ(wordsOf(configuration, state, last).status, "Delete threshold exceeded");
    configuration.enabled = false;
    EXPECT_EQ(wordsOf(configuration, state, last).status, "Disabled");
}

}  // namespace
}  // namespace hs::service::test
