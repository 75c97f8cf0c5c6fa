#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class SqlStoreLog : public test::StoreOnEveryDatabase {
protected:
    std::vector<Outcome> logged(int count, std::int64_t run) {
        std::vector<Outcome> outcomes;
        for (int i = 0; i < count; ++i) {
            outcomes.push_back(test::sampleOutcome());
            outcomes.back().run = run;
            outcomes.back().change = 0;
        }
        expectOk(store().appendOutcomes(outcomes));
        return outcomes;
    }

    /// A run that ended then, with outcomes.
    std::int64_t endedRun(UnixMillis endedAt, int outcomes, const std::string& configuration = "contoso.test") {
        hs::Run run;
        run.configuration = configuration;
        run.state = RunState::Succeeded;
        run.endedAt = endedAt;
        run.id = valueOf(store().beginRun(run));
        logged(outcomes, run.id);
        return run.id;
    }

    LogVerdict verdict() { return valueOf(store().verifyLog({})); }

    void around(const std::string& sql) { expectOk(aside()->execute(sql, "go around the store")); }

    /// A written change with its outcome.
    Change written() {
        std::vector<Change> changes{test::sampleChange()};
        changes[0].state = Change::State::Done;
        changes[0].attributes[0].result = AttributeChange::Result::Written;
        expectOk(store().appendChanges(run_, changes));
        Outcome outcome = test::sampleOutcome();
        outcome.run = run_;
        outcome.change = changes[0].id;
        outcome.status = StepStatus::Success;
        outcome.attributes = changes[0].attributes;
        expectOk(store().appendOutcomes({&outcome, 1}));
        return changes[0];
    }

    std::int64_t run_ = begunRun();
};

void expectBroken(const LogVerdict& verdict, std::int64_t at, const std::string& how) {
    EXPECT_FALSE(verdict.intact);
    EXPECT_EQ(verdict.brokenAt, at);
    EXPECT_TRUE(holds(verdict.problem, how));
}

TEST_P(SqlStoreLog, IsIntactWhenItIsEmpty) {
    const LogVerdict found = verdict();
    EXPECT_TRUE(found.intact);
    EXPECT_EQ(found.entries, 0);
    EXPECT_EQ(found.head, std::string(64, '0'));
}

TEST_P(SqlStoreLog, IsIntactAsItWasWritten) {
    for (const int count : {1, 40, 2100}) logged(count, run_);
    const LogVerdict found = verdict();
    EXPECT_TRUE(found.intact) << found.problem;
    EXPECT_EQ(found.entries, 2141);
    EXPECT_EQ(found.firstId, 1);
    EXPECT_EQ(found.lastId, 2141);
    EXPECT_EQ(found.brokenAt, 0);
}

TEST_P(SqlStoreLog, HasAnotherHeadWithEveryEntry) {
    logged(1, run_);
    const std::string before = verdict().head;
    EXPECT_EQ(before.size(), 64U);
    logged(1, run_);
    EXPECT_NE(verdict().head, before);
}

TEST_P(SqlStoreLog, StaysIntactWhenAnAppendFails) {
    logged(2, run_);
    Outcome stray = test::sampleOutcome();
    stray.run = 99;
    EXPECT_FALSE(store().appendOutcomes({&stray, 1}).ok());
    logged(2, run_);
    EXPECT_TRUE(verdict().intact);
    EXPECT_EQ(verdict().entries, 4);
}

TEST_P(SqlStoreLog, TellsAnEntryThatWasChangedInAnyOfItsColumns) {
    for (const char* change : {"run = 2", "rule = 0", "action = 4", "status = 1", "ended_at = 7", "words = 'cn=eve'"}) {
        reopenAnew();
        begunRun();
        begunRun();
        logged(5, 1);
        around(std::string("UPDATE outcomes SET ") + change + " WHERE id = 3");
        expectBroken(verdict(), 3, "Entry 3 was changed");
    }
}

TEST_P(SqlStoreLog, TellsABodyThatWasChanged) {
    logged(5, run_);
    around("UPDATE outcomes SET body = (SELECT body FROM outcomes WHERE id = 4) WHERE id = 2");
    EXPECT_TRUE(verdict().intact);  // the bodies are equal: nothing has changed
    Outcome other = test::sampleOutcome();
    other.run = run_;
    other.target.name = "CN=Eve";
    expectOk(store().appendOutcomes({&other, 1}));
    around("UPDATE outcomes SET body = (SELECT body FROM outcomes WHERE id = 6) WHERE id = 2");
    expectBroken(verdict(), 2, "Entry 2 was changed");
}

TEST_P(SqlStoreLog, TellsEntriesThatWereRemoved) {
    logged(9, run_);
    around("DELETE FROM outcomes WHERE id IN (4, 5)");
    expectBroken(verdict(), 4, "Entries 4 to 5 were removed");
}

TEST_P(SqlStoreLog, TellsABeginningThatWasCutOff) {
    logged(5, run_);
    around("DELETE FROM outcomes WHERE id < 3");
    expectBroken(verdict(), 1, "Entries 1 to 2 were cut off at the beginning");
}

TEST_P(SqlStoreLog, TellsAnEndThatWasCutOff) {
    logged(5, run_);
    around("DELETE FROM outcomes WHERE id >= 5");
    expectBroken(verdict(), 5, "Entry 5 was cut off at the end");
}

TEST_P(SqlStoreLog, TellsWhenEverythingWasCutOff) {
    logged(5, run_);
    around("DELETE FROM outcomes");
    expectBroken(verdict(), 1, "Entries 1 to 5 were cut off");
}

TEST_P(SqlStoreLog, TellsAnEntryThatWasInserted) {
    logged(3, run_);
    around(
        "INSERT INTO outcomes (id, run, action, status, words, body, rule, ended_at, hash)"
        " SELECT 4, run, action, status, words, body, rule, ended_at, hash FROM outcomes WHERE id = 3");
    expectBroken(verdict(), 4, "Entry 4 was inserted");
}

TEST_P(SqlStoreLog, TellsAnEntryThatWasInsertedBeforeTheFirst) {
    logged(3, run_);
    around(
        "INSERT INTO outcomes (id, run, action, status, words, body, rule, ended_at, hash)"
        " SELECT -4, run, action, status, words, body, rule, ended_at, hash FROM outcomes WHERE id = 3");
    expectBroken(verdict(), -4, "Entry -4 was inserted");
}

TEST_P(SqlStoreLog, TellsWhenTheRecordOfTheNewestEntryIsGone) {
    logged(3, run_);
    around("DELETE FROM log_head");
    EXPECT_FALSE(verdict().intact);
    EXPECT_TRUE(holds(verdict().problem, "newest entry was removed"));
}

TEST_P(SqlStoreLog, TellsANewestEntryThatIsNotTheOneNotedDown) {
    logged(3, run_);
    around("UPDATE log_head SET hash = (SELECT hash FROM outcomes WHERE id = 1)");
    expectBroken(verdict(), 3, "Entry 3 was changed");
}

TEST_P(SqlStoreLog, TellsWhatAnotherEntrySaysOnlyOnce) {
    logged(9, run_);
    around("UPDATE outcomes SET status = 1 WHERE id IN (7, 3)");
    EXPECT_EQ(verdict().brokenAt, 3);
    EXPECT_EQ(verdict().entries, 2);
}

TEST_P(SqlStoreLog, StopsWhenItIsTold) {
    logged(1, run_);
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(errorOf(store().verifyLog(source.get_token())).code, ErrorCode::Cancelled);
}

TEST_P(SqlStoreLog, SurvivesARestart) {
    logged(3, run_);
    reopen();
    logged(3, run_);
    EXPECT_TRUE(verdict().intact);
}

TEST_P(SqlStoreLog, AgreesWithTheJournal) {
    written();
    EXPECT_TRUE(verdict().intact) << verdict().problem;
}

TEST_P(SqlStoreLog, TellsAJournalThatHoldsOtherValues) {
    Change change = written();
    change.attributes[0].after = {Value::text("SMTP:eve@contoso.test")};
    expectOk(store().updateChanges({&change, 1}));
    expectBroken(verdict(), 1, "proxyAddresses");
}

TEST_P(SqlStoreLog, TellsAJournalThatSaysTheChangeWasNotWritten) {
    Change change = written();
    change.state = Change::State::Skipped;
    expectOk(store().updateChanges({&change, 1}));
    expectBroken(verdict(), 1, "its state is \"skipped\"");
}

TEST_P(SqlStoreLog, TellsAChangeThatWasRemovedFromTheJournal) {
    const Change change = written();
    written();
    around("DELETE FROM changes WHERE id = " + std::to_string(change.id));
    expectBroken(verdict(), 1, "removed from the journal");
}

TEST_P(SqlStoreLog, AsksNothingOfARunWhoseChangesAreAllForgotten) {
    written();
    written();
    around("DELETE FROM changes");
    EXPECT_TRUE(verdict().intact);
}

TEST_P(SqlStoreLog, ForgetsWhatEndedBefore) {
    const auto old = endedRun(100, 3);
    const auto newer = endedRun(200, 2);
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", 200)), 3);
    EXPECT_EQ(errorOf(store().run(old)).code, ErrorCode::NotFound);
    EXPECT_EQ(valueOf(store().run(newer)).id, newer);
    EXPECT_EQ(valueOf(store().countOutcomes({})), 2);
}

TEST_P(SqlStoreLog, StaysIntactWhenItsBeginningIsForgotten) {
    endedRun(100, 2500);
    endedRun(200, 2);
    const std::string head = verdict().head;
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", 200)), 2500);
    const LogVerdict found = verdict();
    EXPECT_TRUE(found.intact) << found.problem;
    EXPECT_EQ(found.firstId, 2501);
    EXPECT_EQ(found.head, head);
    logged(3, run_);
    EXPECT_TRUE(verdict().intact);
}

TEST_P(SqlStoreLog, StaysIntactWhenOneOfSeveralConfigurationsForgets) {
    endedRun(100, 2, "contoso.test");
    endedRun(100, 2, "fabrikam.test");
    endedRun(100, 2, "contoso.test");
    endedRun(100, 2, "fabrikam.test");
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", 200)), 4);
    EXPECT_TRUE(verdict().intact) << verdict().problem;
    EXPECT_EQ(verdict().entries, 4);
    EXPECT_EQ(valueOf(store().forgetBefore("fabrikam.test", 200)), 4);
    EXPECT_TRUE(verdict().intact) << verdict().problem;
    EXPECT_EQ(verdict().entries, 0);
    logged(1, run_);
    EXPECT_EQ(verdict().firstId, 9);
}

TEST_P(SqlStoreLog, StillTellsWhatIsCutOffBehindTheForgotten) {
    endedRun(100, 3);
    logged(4, run_);
    valueOf(store().forgetBefore("contoso.test", 200));
    around("DELETE FROM outcomes WHERE id = 4");
    expectBroken(verdict(), 4, "Entry 4 was cut off at the beginning");
}

TEST_P(SqlStoreLog, TellsAnEntryThatCameBackAfterItWasForgotten) {
    endedRun(100, 3);
    logged(1, run_);
    valueOf(store().forgetBefore("contoso.test", 200));
    around(
        "INSERT INTO outcomes (id, run, action, status, words, body, rule, ended_at, hash)"
        " SELECT 2, run, action, status, words, body, rule, ended_at, hash FROM outcomes WHERE id = 4");
    EXPECT_FALSE(verdict().intact);
    EXPECT_EQ(verdict().brokenAt, 2);
}

TEST_P(SqlStoreLog, ForgetsTheChangesOfForgottenRuns) {
    const auto old = endedRun(100, 1);
    std::vector<Change> changes(3000, Change());
    expectOk(store().appendChanges(old, changes));
    valueOf(store().forgetBefore("contoso.test", 200));
    EXPECT_TRUE(changesOf(old).empty());
}

TEST_P(SqlStoreLog, KeepsARunThatGoesOn) {
    logged(2, run_);
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", clock_.time + 1)), 0);
    EXPECT_EQ(valueOf(store().run(run_)).id, run_);
}

TEST_P(SqlStoreLog, KeepsARunThatALaterOneIsBasedOn) {
    const auto preview = endedRun(100, 2);
    hs::Run applying;
    applying.configuration = "contoso.test";
    applying.basis = preview;
    valueOf(store().beginRun(applying));
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", 200)), 0);
    EXPECT_EQ(valueOf(store().run(preview)).id, preview);
}

TEST_P(SqlStoreLog, KeepsARunThatAQuarantineRefersTo) {
    const auto held = endedRun(100, 2);
    JobState state;
    state.quarantine.reason = Quarantine::Reason::TooManyDeletes;
    state.quarantine.run = held;
    expectOk(store().saveJobState("contoso.test", state));
    EXPECT_EQ(valueOf(store().forgetBefore("contoso.test", 200)), 0);
    EXPECT_EQ(valueOf(store().run(held)).id, held);
}

ON_EVERY_DATABASE(SqlStoreLog);

}  // namespace
}  // namespace hs
