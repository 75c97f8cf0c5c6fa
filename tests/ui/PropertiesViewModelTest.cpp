#include "tests/ui/support/PageTest.h"
#include "ui/properties/PropertiesViewModel.h"

namespace hs::ui::test {

namespace {

class PropertiesModel : public ::testing::Test {
protected:
    void load() {
        model_.load(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return model_.saved() && !model_.isCheckingSchema(); }));
        model_.beginEdit();
    }
    Properties changed(void (*change)(Properties&)) {
        Properties draft = model_.draft();
        change(draft);
        return draft;
    }

    FakeClient client_;
    sample::StillClock clock_;
    PropertiesViewModel model_{client_, clock_};
};

}  // namespace

TEST_F(PropertiesModel, StartsWithNothingToApply) {
    load();
    EXPECT_FALSE(model_.isDirty());
    EXPECT_FALSE(model_.canApply());
}

TEST_F(PropertiesModel, CanBeAppliedOnceSomethingDiffersFromWhatIsSaved) {
    load();
    model_.setDraft(changed([](Properties& p) { p.accidentalDeletionThreshold = 20; }));
    EXPECT_TRUE(model_.canApply());
    model_.setDraft(changed([](Properties& p) { p.accidentalDeletionThreshold = 500; }));
    EXPECT_FALSE(model_.canApply());
}

TEST_F(PropertiesModel, RefusesANotificationAddressThatIsNone) {
    load();
    for (const char* wrong : {"ops", "@contoso.test", "ops@", "a@b@c", "two words@contoso.test"}) {
        Properties draft = model_.draft();
        draft.notificationEmail = wrong;
        model_.setDraft(draft);
        EXPECT_FALSE(model_.canApply()) << wrong;
        EXPECT_FALSE(model_.problem().isEmpty()) << wrong;
    }
}

TEST_F(PropertiesModel, TakesAnEmptyNotificationAddress) {
    load();
    model_.setDraft(changed([](Properties& p) { p.notificationEmail.clear(); }));
    EXPECT_TRUE(model_.canApply());
}

TEST_F(PropertiesModel, SendsTheVersionItRead) {
    load();
    model_.setDraft(changed([](Properties& p) { p.exchangeHybridWriteback = true; }));
    model_.apply();
    EXPECT_TRUE(comes([this] { return !model_.isApplying(); }));
    EXPECT_EQ(client_.lastVersion, 7);
    EXPECT_TRUE(client_.lastProperties.exchangeHybridWriteback);
    EXPECT_EQ(model_.summary()->configuration.version, 8);
}

TEST_F(PropertiesModel, KeepsTheDraftWhenTheEngineRefusesIt) {
    client_.failing["updateProperties"] = Error(ErrorCode::Conflict, "Somebody else saved it.");
    load();
    model_.setDraft(changed([](Properties& p) { p.accidentalDeletionThreshold = 20; }));
    model_.apply();
    EXPECT_TRUE(comes([this] { return model_.applyError().has_value(); }));
    EXPECT_EQ(model_.draft().accidentalDeletionThreshold, 20);
    EXPECT_TRUE(model_.canApply());
}

TEST_F(PropertiesModel, DoesNotAllowWritebackWhileTheSchemaIsMissingAnAttribute) {
    client_.schema = sample::undetectedSchema();
    load();
    EXPECT_FALSE(model_.canSetWriteback());
    const QString said = model_.schemaSentence();
    for (const char* part : {"not detected", "msExchArchiveStatus", "inetOrgPerson", "dc1.contoso.test"})
        EXPECT_TRUE(said.contains(QString::fromLatin1(part))) << part << " is missing in: " << said.toStdString();
}

TEST_F(PropertiesModel, LetsWritebackBeSwitchedOffWithoutASchema) {
    client_.schema = sample::undetectedSchema();
    client_.summaries[0].configuration.properties.exchangeHybridWriteback = true;
    load();
    EXPECT_TRUE(model_.canSetWriteback());
}

TEST_F(PropertiesModel, SaysThatTheSchemaCouldNotBeRead) {
    client_.failing["checkSchema"] = Error(ErrorCode::Unavailable, "dc1 does not answer.");
    load();
    EXPECT_FALSE(model_.canSetWriteback());
    EXPECT_TRUE(model_.schemaSentence().contains(QStringLiteral("could not be read")));
}

TEST_F(PropertiesModel, ReadsTheSchemaLiveOnRecheck) {
    client_.schema = sample::undetectedSchema();
    client_.liveSchema = sample::detectedSchema();
    load();
    model_.recheckSchema();
    EXPECT_TRUE(comes([this] { return !model_.isCheckingSchema(); }));
    EXPECT_EQ(client_.count("checkSchema live"), 1);
    EXPECT_TRUE(model_.canSetWriteback());
}

TEST_F(PropertiesModel, ReadsTheSchemaAgainAfterTheAgentRestarted) {
    load();
    model_.restartAgent();
    EXPECT_TRUE(comes([this] { return client_.count("checkSchema live") == 1 && !model_.isCheckingSchema(); }));
    EXPECT_EQ(client_.count("restartAgent"), 1);
}

TEST(PropertiesLifetime, StopsTheSchemaReadWhenThePageDies) {
    FakeClient client;
    sample::StillClock clock;
    client.held = {"checkSchema"};
    auto model = std::make_unique<PropertiesViewModel>(client, clock);
    model->load(QString::fromLatin1(sample::configurationName));
    const std::stop_token stop = client.lastStop;
    EXPECT_FALSE(stop.stop_requested());
    model.reset();
    EXPECT_TRUE(stop.stop_requested());
    client.release();  // an answer to nobody
    QTest::qWait(5);
}

}  // namespace hs::ui::test
