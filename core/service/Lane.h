#pragma once

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "core/base/Result.h"

namespace hs::service {

/// One thread with a plain queue. Commands run one after another, each to its end: there is no event loop at the top,
/// because Qt would deliver the next command inside another's wait for HTTP.
class Lane {
public:
    Lane();
    /// Stops the command that runs, answers the waiting ones with Cancelled, joins.
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Queues `work(stop)` and returns at once. The token given to it is stopped when `stop` is, or the lane ends.
    template <typename T>
    QFuture<Result<T>> run(std::stop_token stop, std::function<Result<T>(std::stop_token)> work) {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        enqueue([promise, stop = std::move(stop), work = std::move(work)](std::stop_token laneStop) {
            Result<T> result = laneStop.stop_requested() || stop.stop_requested()
                                   ? Result<T>(Error(ErrorCode::Cancelled, "Stopped before it began."))
                                   : withBoth<T>(laneStop, stop, work);
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }

private:
    using Task = std::function<void(std::stop_token)>;

    template <typename T>
    static Result<T> withBoth(std::stop_token laneStop, std::stop_token callerStop,
                              const std::function<Result<T>(std::stop_token)>& work) {
        std::stop_source either;
        const auto request = [&either] { either.request_stop(); };
        const std::stop_callback onLane(laneStop, request);
        const std::stop_callback onCaller(callerStop, request);
        return work(either.get_token());
    }

    void enqueue(Task task);
    void loop(std::stop_token stop);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Task> queue_;
    std::jthread thread_;  // last: starts when the rest exists, ends first
};

}  // namespace hs::service
