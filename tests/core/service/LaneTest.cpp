#include "core/service/Lane.h"

#include <gtest/gtest.h>

#include <latch>
#include <mutex>
#include <vector>

namespace hs::service {
namespace {

TEST(Lane, AnswersWithWhatTheWorkReturned) {
    Lane lane;
    auto answer = lane.run<int>({}, [](std::stop_token) -> Result<int> { return 42; });
    answer.waitForFinished();
    ASSERT_TRUE(answer.result().ok());
    EXPECT_EQ(*answer.result(), 42);
}

TEST(Lane, RunsOneCommandAfterAnotherInOrder) {
    Lane lane;
    std::mutex mutex;
    std::vector<int> order;
    QFuture<Result<void>> last;
    for (int i = 0; i < 100; ++i)
        last = lane.run<void>({}, [&mutex, &order, i](std::stop_token) -> Result<void> {
            const std::lock_guard lock(mutex);
            order.push_back(i);
            return {};
        });
    last.waitForFinished();
    const std::lock_guard lock(mutex);
    ASSERT_EQ(order.size(), 100u);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(Lane, StopsTheRunningCommandWhenItsCallerStops) {
    Lane lane;
    std::stop_source source;
    std::latch started(1);
    auto answer = lane.run<int>(source.get_token(), [&started](std::stop_token stop) -> Result<int> {
        started.count_down();
        while (!stop.stop_requested()) std::this_thread::yield();
        return Error(ErrorCode::Cancelled, "Stopped.");
    });
    started.wait();
    source.request_stop();
    answer.waitForFinished();
    EXPECT_EQ(answer.result().error().code, ErrorCode::Cancelled);
}

TEST(Lane, AnswersAWaitingCommandThatWasStoppedWithoutRunningIt) {
    Lane lane;
    std::stop_source source;
    source.request_stop();
    bool ran = false;
    auto answer = lane.run<void>(source.get_token(), [&ran](std::stop_token) -> Result<void> {
        ran = true;
        return {};
    });
    answer.waitForFinished();
    EXPECT_FALSE(ran);
    EXPECT_EQ(answer.result().error().code, ErrorCode::Cancelled);
}

TEST(Lane, StopsWhatRunsAndCancelsWhatWaitsWhenItEnds) {
    QFuture<Result<void>> running, waiting;
    std::latch started(1);
    {
        Lane lane;
        running = lane.run<void>({}, [&started](std::stop_token stop) -> Result<void> {
            started.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
            return {};
        });
        waiting = lane.run<void>({}, [](std::stop_token) -> Result<void> { return {}; });
        started.wait();
    }
    EXPECT_TRUE(running.result().ok());
    EXPECT_EQ(waiting.result().error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hs::service
