#include "core/service/PlanCommands.h"

#include <gtest/gtest.h>

#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class PlanCommandsTest : public ::testing::Test {
protected:
    hs::Run cycle(bool preview) {
        CycleRequest request;
        request.configuration = "contoso.test";
        request.full = true;
        request.preview = preview;
        return office_.engine.sync().runCycle(request, {}).value();
    }
    Result<hs::Run> apply(std::int64_t run, bool allow = false) {
        return office_.engine.plans().apply({run, allow, "Grace"}, {});
    }
    Result<hs::Run> undo(std::int64_t run, bool preview = false) {
        return office_.engine.plans().undo({run, {}, preview, "Grace"}, {});
    }
    JobState job() { return office_.store->jobState("contoso.test").value(); }
    std::size_t inCloud() { return office_.connector.cloudSide.objects().size(); }

    Office office_;
};

TEST_F(PlanCommandsTest, AppliesAPreviewAndSaysWhoAsked) {
    office_.addAda();
    const auto run = apply(cycle(true).id);
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(run->counts.written, 1);
    EXPECT_EQ(run->by, "Grace");
    EXPECT_EQ(inCloud(), 1u);
    EXPECT_FALSE(job().paused);
}

TEST_F(PlanCommandsTest, PausesTheJobForAnUndo) {
    office_.addAda();
    const auto run = undo(cycle(false).id);
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(inCloud(), 0u);
    EXPECT_TRUE(job().paused);
    EXPECT_NE(job().pausedBy.find("Grace"), std::string::npos);
}

TEST_F(PlanCommandsTest, DoesNotPauseTheJobForAPreviewOfAnUndo) {
    office_.addAda();
    const auto run = undo(cycle(false).id, true);
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(run->state, RunState::Previewed);
    EXPECT_EQ(inCloud(), 1u);
    EXPECT_FALSE(job().paused);
}

TEST_F(PlanCommandsTest, PausesTheJobWhenAPreviewedUndoIsApplied) {
    office_.addAda();
    const auto plan = undo(cycle(false).id, true);
    ASSERT_TRUE(plan.ok());
    EXPECT_TRUE(apply(plan->id).ok());
    EXPECT_EQ(inCloud(), 0u);
    EXPECT_TRUE(job().paused);
}

TEST_F(PlanCommandsTest, LeavesTheJobAsItWasWhenAnUndoIsRefused) {
    EXPECT_EQ(undo(cycle(false).id).error().code, ErrorCode::Conflict);
    EXPECT_FALSE(job().paused);
}

TEST_F(PlanCommandsTest, NamesNoRunThatIsNotThere) {
    EXPECT_EQ(apply(4711).error().code, ErrorCode::NotFound);
    EXPECT_EQ(undo(4711).error().code, ErrorCode::NotFound);
    EXPECT_EQ(office_.engine.plans().counts(4711).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hs::service::test
