#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/ui/support/PageTest.h"
#include "ui/provision/ProvisionViewModel.h"

namespace hs::ui::test {

namespace {

class Provisioning : public ::testing::Test {
protected:
    Provisioning() {
        client_.summaries[0].configuration.properties.exchangeHybridWriteback = true;
        model_.load(QString::fromLatin1(sample::configurationName));
        QTest::qWait(1);
    }
    void provision(bool preview = false) {
        model_.setDn(QString::fromLatin1(sample::ada));
        model_.provision(preview);
        if (client_.held.count("provisionOnDemand")) return;
        EXPECT_TRUE(comes([this] { return !model_.isProvisioning(); }));
    }
    Event stepEvent(const Step& step) {
        Event event;
        event.kind = Event::Kind::StepChanged;
        event.configuration = sample::configurationName;
        event.run.kind = RunKind::OnDemand;
        event.step = step;
        return event;
    }

    FakeClient client_;
    ProvisionViewModel model_{client_};
};

}  // namespace

TEST_F(Provisioning, SearchesAMomentAfterTheLastKeyAndOnlyOnce) {
    for (const char* typed : {"ad", "ada", "ada l"}) model_.setDn(QString::fromLatin1(typed));
    EXPECT_TRUE(comes([this] { return !model_.hits().empty(); }));
    EXPECT_EQ(client_.count("searchDirectory"), 1);
    EXPECT_EQ(client_.lastSearch, "ada l");
}

TEST_F(Provisioning, DoesNotSearchForAWholeDistinguishedName) {
    model_.setDn(QString::fromLatin1(sample::ada));
    QTest::qWait(350);
    EXPECT_EQ(client_.count("searchDirectory"), 0);
}

TEST_F(Provisioning, SaysWhenNobodyWasFound) {
    client_.hits.clear();
    model_.setDn(QStringLiteral("zz"));
    model_.search();
    EXPECT_TRUE(comes([this] { return model_.searchError().has_value(); }));
    EXPECT_EQ(model_.searchError()->code, ErrorCode::NotFound);
}

TEST_F(Provisioning, AsksForTheUserByDistinguishedName) {
    provision();
    EXPECT_EQ(client_.lastOnDemand.dn, sample::ada);
    EXPECT_EQ(client_.lastOnDemand.configuration, sample::configurationName);
    EXPECT_FALSE(client_.lastOnDemand.preview);
}

TEST_F(Provisioning, ShowsFourStepsBeforeTheFirstAnswer) {
    client_.held = {"provisionOnDemand"};
    provision();
    ASSERT_EQ(model_.steps().size(), 4u);
    EXPECT_EQ(model_.steps()[0].status, StepStatus::Running);
    EXPECT_EQ(model_.steps()[1].title, "Determine if user is in scope");
}

TEST_F(Provisioning, TakesEachStepAsItEnds) {
    client_.held = {"provisionOnDemand"};
    provision();
    client_.tell(stepEvent(sample::steps()[0]));
    EXPECT_EQ(model_.steps()[0].status, StepStatus::Success);
    EXPECT_EQ(model_.steps()[1].status, StepStatus::Running);
    EXPECT_EQ(model_.steps()[2].status, StepStatus::Pending);
}

TEST_F(Provisioning, IgnoresTheStepsOfAnotherConfiguration) {
    client_.held = {"provisionOnDemand"};
    provision();
    Event foreign = stepEvent(sample::steps()[0]);
    foreign.configuration = "fabrikam.test";
    client_.tell(foreign);
    EXPECT_EQ(model_.steps()[0].status, StepStatus::Running);
}

TEST_F(Provisioning, GoesOnAfterSuccessWithWritebackOn) {
    EXPECT_FALSE(model_.canGoOn());
    provision();
    EXPECT_TRUE(model_.canGoOn()) << model_.nextReason().toStdString();
}

TEST_F(Provisioning, SaysThatWritebackIsOff) {
    client_.summaries[0].configuration.properties.exchangeHybridWriteback = false;
    model_.load(QString::fromLatin1(sample::configurationName));
    QTest::qWait(1);
    provision();
    EXPECT_FALSE(model_.canGoOn());
    EXPECT_TRUE(model_.nextReason().contains(QStringLiteral("writeback is off")));
}

TEST_F(Provisioning, DoesNotGoOnAfterAPreview) {
    provision(true);
    EXPECT_TRUE(client_.lastOnDemand.preview);
    EXPECT_FALSE(model_.canGoOn());
    EXPECT_TRUE(model_.nextReason().contains(QStringLiteral("preview")));
}

TEST_F(Provisioning, DoesNotGoOnAfterAFailedStep) {
    client_.provisioned.status = StepStatus::Failure;
    client_.provisioned.steps[3].status = StepStatus::Failure;
    provision();
    EXPECT_FALSE(model_.canGoOn());
}

TEST_F(Provisioning, AppliesOutOfScopeOnlyWhenTicked) {
    client_.provisioned.status = StepStatus::Skipped;
    client_.provisioned.steps[1].status = StepStatus::Skipped;
    provision();
    EXPECT_TRUE(model_.wasOutOfScope());
    EXPECT_FALSE(model_.canGoOn());
    EXPECT_FALSE(client_.lastOnDemand.applyOutOfScope);
    model_.setApplyOutOfScope(true);
    model_.provision(false);
    EXPECT_TRUE(client_.lastOnDemand.applyOutOfScope);
}

TEST_F(Provisioning, TellsTheWaitInSeconds) {
    provision();
    client_.held = {"writebackOnDemand"};
    model_.writeback();
    EXPECT_EQ(model_.progressSentence(),
              QStringLiteral("Waiting for Exchange Online to fill the attributes, 0 s of at most 2 min"));
    Event wait;
    wait.kind = Event::Kind::Progress;
    wait.configuration = sample::configurationName;
    wait.run.kind = RunKind::OnDemand;
    wait.phase = "Waiting for Exchange Online to fill the attributes";
    wait.done = 14'200;
    wait.total = 120'000;
    client_.tell(wait);
    EXPECT_EQ(model_.progressSentence(),
              QStringLiteral("Waiting for Exchange Online to fill the attributes, 14 s of at most 2 min"));
}

TEST_F(Provisioning, StopsTheWait) {
    provision();
    client_.held = {"writebackOnDemand"};
    model_.writeback();
    const std::stop_token stop = client_.lastStop;
    model_.stop();
    EXPECT_TRUE(stop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return model_.writebackError().has_value(); }));
    EXPECT_EQ(model_.writebackError()->code, ErrorCode::Cancelled);
}

TEST_F(Provisioning, CountsWhatBecameOfTheAttributes) {
    provision();
    model_.writeback();
    EXPECT_TRUE(comes([this] { return model_.writebackOutcome().has_value(); }));
    EXPECT_EQ(model_.countsSentence(), QStringLiteral("4 written, 1 unchanged, 2 kept, 1 failed"));
}

TEST_F(Provisioning, ExportsWithTheCommandLinesWords) {
    provision();
    model_.writeback();
    EXPECT_TRUE(comes([this] { return model_.writebackOutcome().has_value(); }));
    const QJsonObject one = QJsonDocument::fromJson(model_.toJson()).array().at(0).toObject();
    EXPECT_EQ(one.value(QStringLiteral("dn")).toString(), QString::fromLatin1(sample::ada));
    EXPECT_EQ(one.value(QStringLiteral("result")).toString(), QStringLiteral("success"));
    EXPECT_EQ(one.value(QStringLiteral("steps")).toArray().size(), 4);
    const QJsonArray rows =
        one.value(QStringLiteral("writeback")).toObject().value(QStringLiteral("attributes")).toArray();
    ASSERT_EQ(rows.size(), 8);
    EXPECT_EQ(rows.at(3).toObject().value(QStringLiteral("after")).toArray().at(0).toString(),
              QStringLiteral("FxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcX"));
    EXPECT_EQ(rows.at(5).toObject().value(QStringLiteral("result")).toString(), QStringLiteral("kept"));
}

TEST_F(Provisioning, StartsEmptyForAnotherObject) {
    provision();
    model_.provisionAnother();
    EXPECT_TRUE(model_.dn().isEmpty());
    EXPECT_TRUE(model_.steps().empty());
    EXPECT_FALSE(model_.outcome().has_value());
}

}  // namespace hs::ui::test
