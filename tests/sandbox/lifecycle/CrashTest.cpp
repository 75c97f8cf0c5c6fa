#include <gtest/gtest.h>
#include <QCoreApplication>
#include <QDeadlineTimer>

#include <atomic>

#include "app/sandbox/Sandbox.h"
#include "app/sandbox/SandboxProfile.h"
#include "core/wiring/Assembly.h"

// The directory dies in the middle of a cycle over two thousand people.
namespace hs::sandbox {
namespace {

class DyingDirectory : public ::testing::Test {
protected:
    void SetUp() override {
        SandboxOptions options;
        options.users = 2000;
        options.exchangeDelaySeconds = 0;
        auto started = Sandbox::start(options, clock_);
        ASSERT_TRUE(started.ok()) << started.error().toLine();
        sandbox_ = *std::move(started);
        name_ = sandbox_->state().configuration;
        auto opened = wiring::Assembly::open({sandbox_->state().profile, sandbox_->state().profileDirectory}, {});
        ASSERT_TRUE(opened.ok()) << opened.error().toLine();
        assembly_ = *std::move(opened);
        const auto shown = client().configuration(name_).result();
        ASSERT_TRUE(shown.ok());
        Properties properties = shown->configuration.properties;
        properties.exchangeHybridWriteback = true;
        const auto saved = client().updateProperties(name_, shown->configuration.version, properties).result();
        ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    }
    void TearDown() override { assembly_.reset(); }  // before the servers it talks to

    service::Client& client() { return assembly_->client(); }
    service::Answer<hs::Run> beginCycle(bool full = false) {
        service::CycleRequest request;
        request.configuration = name_;
        request.full = full;
        return client().runCycle(request, {});
    }
    hs::Run cycle(bool full = false) {
        const auto run = beginCycle(full).result();
        EXPECT_TRUE(run.ok()) << (run.ok() ? "" : run.error().toLine());
        return run.ok() ? *run : hs::Run();
    }
    /// A cycle during which the directory dies as soon as the phase has come so far.
    Result<hs::Run> cycleWithCrashIn(const std::string& phase, std::int64_t done) {
        std::atomic<bool> there{false};
        const auto connection =
            QObject::connect(&client(), &service::Client::event, &client(), [&](const Event& event) {
                if (event.kind == Event::Kind::Progress && event.phase == phase && event.done >= done) there = true;
            });
        auto answer = beginCycle();
        const QDeadlineTimer deadline(60000);
        while (!there && !answer.isFinished() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        EXPECT_TRUE(there) << "the cycle never came to: " << phase;
        sandbox_->directory().crash();
        QObject::disconnect(connection);
        return answer.result();
    }
    /// After some cycles there is nothing to do any more, and both sides know the same people.
    void expectConverges() {
        hs::Run last;
        for (int i = 0; i < 4; ++i) {
            last = cycle();
            EXPECT_EQ(last.state, RunState::Succeeded) << last.error.toLine();
            if (last.counts.planned == 0) break;
        }
        EXPECT_EQ(last.counts.planned, 0);
        last = cycle(true);  // what changed says nothing about the rest
        EXPECT_EQ(last.counts.planned, 0);
        EXPECT_EQ(last.counts.readCloud, last.counts.readDirectory);
        auto session = sandbox_->tenant().state().open();
        const auto present = session.table(ObjectKind::User).present() + session.table(ObjectKind::Contact).present();
        EXPECT_EQ(static_cast<std::int64_t>(present), last.counts.readDirectory);
    }

    SystemClock clock_;
    std::unique_ptr<Sandbox> sandbox_;
    std::unique_ptr<wiring::Assembly> assembly_;
    std::string name_;
};

TEST_F(DyingDirectory, IsReportedAsUnreachableWithItsNextStep) {
    sandbox_->directory().crash();
    const auto run = beginCycle().result();
    const Error error = run.ok() ? run->error : run.error();
    EXPECT_EQ(error.code, ErrorCode::Unavailable) << error.toLine();
    EXPECT_FALSE(error.message.empty());
    EXPECT_FALSE(error.nextStep.empty()) << error.toLine();
}

TEST_F(DyingDirectory, WritesNothingIntoTheTenantWhenItCannotBeRead) {
    sandbox_->directory().crash();
    [[maybe_unused]] const auto run = beginCycle().result();
    EXPECT_EQ(sandbox_->tenant().state().open().table(ObjectKind::User).present(), 0u);
}

TEST_F(DyingDirectory, WhileItIsWrittenFailsTheRunAndTheNextCyclesConverge) {
    ASSERT_EQ(cycle().state, RunState::Succeeded);
    const auto run = cycleWithCrashIn("Writing to Active Directory", 1);
    const Error error = run.ok() ? run->error : run.error();
    EXPECT_TRUE(!run.ok() || run->state != RunState::Succeeded);
    EXPECT_EQ(error.code, ErrorCode::Unavailable) << error.toLine();
    ASSERT_TRUE(sandbox_->directory().restart().ok());
    expectConverges();
}

TEST_F(DyingDirectory, TakesNobodyOutOfTheTenant) {
    ASSERT_EQ(cycle().state, RunState::Succeeded);
    const auto before = sandbox_->tenant().state().open().table(ObjectKind::User).present();
    sandbox_->directory().crash();
    [[maybe_unused]] const auto run = beginCycle().result();
    EXPECT_EQ(sandbox_->tenant().state().open().table(ObjectKind::User).present(), before);
    ASSERT_TRUE(sandbox_->directory().restart().ok());
    expectConverges();
}

TEST_F(DyingDirectory, IsFoundAgainByAnEngineThatStayedOpen) {
    ASSERT_TRUE(client().searchDirectory(name_, "ada", {}).result().ok());
    sandbox_->directory().crash();
    EXPECT_FALSE(client().searchDirectory(name_, "ada", {}).result().ok());
    ASSERT_TRUE(sandbox_->directory().restart().ok());
    const auto hits = client().searchDirectory(name_, "ada", {}).result();
    ASSERT_TRUE(hits.ok()) << hits.error().toLine();
    EXPECT_FALSE(hits->empty());
}

}  // namespace
}  // namespace hs::sandbox
