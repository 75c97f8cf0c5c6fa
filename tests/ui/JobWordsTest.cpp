#include <gtest/gtest.h>

#include "tests/ui/support/Sample.h"
#include "ui/job/JobWords.h"
#include "ui/kit/ConfigurationStatus.h"
#include "ui/kit/Words.h"

namespace hs::ui::test {

namespace {

Run run(RunKind kind, bool preview = false) {
    Run made;
    made.kind = kind;
    made.preview = preview;
    made.state = preview ? RunState::Previewed : RunState::Succeeded;
    made.startedAt = sample::now();
    made.endedAt = sample::now() + 2'000;
    made.counts.planned = 12;
    made.counts.written = preview ? 0 : 12;
    return made;
}

}  // namespace

TEST(JobWords, OwnersBeginWithACapital) {
    EXPECT_EQ(ownerWord("agent on dc1"), QStringLiteral("Agent on dc1"));
    EXPECT_EQ(ownerWord("this console"), QStringLiteral("This console"));
    EXPECT_EQ(ownerWord(""), QStringLiteral("Nobody"));
}

TEST(JobWords, IntervalsAreSaidInTheLargestUnitThatFits) {
    EXPECT_EQ(intervalWord(30), QStringLiteral("every 30 s"));
    EXPECT_EQ(intervalWord(60), QStringLiteral("every minute"));
    EXPECT_EQ(intervalWord(120), QStringLiteral("every 2 min"));
    EXPECT_EQ(intervalWord(3600), QStringLiteral("every hour"));
    EXPECT_EQ(intervalWord(86400), QStringLiteral("every 24 h"));
}

TEST(JobWords, CyclesAreNamedByKindPreviewAndBasis) {
    EXPECT_EQ(cycleWord(run(RunKind::Full)), QStringLiteral("Full cycle"));
    EXPECT_EQ(cycleWord(run(RunKind::Delta)), QStringLiteral("Delta cycle"));
    EXPECT_EQ(cycleWord(run(RunKind::Delta, true)), QStringLiteral("Preview of a delta cycle"));
    auto applied = run(RunKind::Full);
    applied.basis = 36;
    EXPECT_EQ(cycleWord(applied), QStringLiteral("Applying the plan of run 36"));
}

TEST(JobWords, APreviewSaysThatNothingWasWritten) {
    EXPECT_TRUE(resultSentence(run(RunKind::Full, true)).endsWith(QStringLiteral("the plan is stored.")));
    EXPECT_FALSE(resultSentence(run(RunKind::Full)).contains(QStringLiteral("Nothing was written")));
}

TEST(JobWords, ARunThatBecameAnotherKindSaysWhy) {
    auto full = run(RunKind::Full);
    full.note = "Full instead of delta: the watermark has expired.";
    EXPECT_TRUE(resultSentence(full).endsWith(text(full.note)));
}

TEST(JobWords, EveryQuarantineReasonHasWords) {
    using Reason = Quarantine::Reason;
    for (const Reason reason :
         {Reason::EncounteredBaseEscrowThreshold, Reason::EncounteredTotalEscrowThreshold,
          Reason::EncounteredEscrowProportionThreshold, Reason::EncounteredQuarantineException, Reason::TooManyDeletes})
        EXPECT_FALSE(quarantineReason(reason).isEmpty()) << toString(reason);
    EXPECT_TRUE(quarantineReason(Reason::None).isEmpty());
}

TEST(JobWords, AGuardSentenceCountsThePlanOnceItIsKnown) {
    EXPECT_TRUE(
        guardSentence(sample::guardHold(), {}).startsWith(QStringLiteral("Delete threshold exceeded: nothing")));
    PlanCounts one;
    one.deletes = one.planned = 1;
    const QString said = guardSentence(sample::guardHold(), one);
    EXPECT_TRUE(said.contains(QStringLiteral("0 of 1 written"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("1 delete, 0 disables"))) << said.toStdString();
}

TEST(JobWords, RestartNamesWhatIsForgottenAndWhatIsKept) {
    service::JobStatus job = sample::job();
    job.state.quarantine = sample::quarantine();
    const QString said = restartConsequence(job);
    EXPECT_TRUE(said.contains(QStringLiteral("the wait of 2 failed objects"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("the quarantine"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("%1 links").arg(number(1204)))) << said.toStdString();
}

TEST(JobWords, TheNextRunSaysWhyThereIsNone) {
    service::JobStatus job = sample::job();
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("in 1 min"));
    job.state.fullDue = true;
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("in 1 min, a full cycle"));
    job.current = run(RunKind::Full);
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("After the current cycle"));
    job.current.reset();
    job.scheduled = false;
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("Nothing starts cycles by itself"));
    job.state.quarantine = sample::guardHold();
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("When somebody decides about the plan"));
    job.state.paused = true;
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("None: the schedule is paused"));
    job.configuration.enabled = false;
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("None: the configuration is disabled"));
}

TEST(JobWords, AQuarantinedJobRunsAtItsNextAttempt) {
    service::JobStatus job = sample::job();
    job.state.quarantine = sample::quarantine();
    EXPECT_EQ(nextRunSentence(job, sample::now()), QStringLiteral("in 2 h"));
}

TEST(JobWords, DetailsHoldTheServersWordsAndTheCode) {
    const QString said = detailsOf(sample::quarantine().error);
    EXPECT_TRUE(said.contains(QStringLiteral("data 52e")) && said.contains(QStringLiteral("Unauthenticated")));
    EXPECT_TRUE(detailsOf(Error()).isEmpty());
}

TEST(JobWords, StatesThatNeedAPersonAreWarnings) {
    EXPECT_EQ(statusMood("Quarantine"), Mood::Warning);
    EXPECT_EQ(statusMood("Delete threshold exceeded"), Mood::Warning);
    EXPECT_EQ(statusMood("Paused"), Mood::Skipped);
}

TEST(JobWords, ElapsedTimeIsSaidInWholeSeconds) {
    EXPECT_EQ(elapsed(900), QStringLiteral("0 s"));
    EXPECT_EQ(elapsed(12'400), QStringLiteral("12 s"));
    EXPECT_EQ(elapsed(125'000), QStringLiteral("2 min 5 s"));
    EXPECT_EQ(elapsed(3'840'000), QStringLiteral("1 h 4 min"));
}

}  // namespace hs::ui::test
