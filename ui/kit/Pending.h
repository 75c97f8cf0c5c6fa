#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <stop_token>
#include <utility>

#include "core/base/Result.h"

namespace hs::ui {

/// One thing a view model has asked for and not yet been answered. The answer is delivered to the UI thread; a newer
/// question makes an older answer void; when the view model dies the work is told to stop and its answer is dropped.
class Pending final : public QObject {
    Q_OBJECT
public:
    explicit Pending(QObject* parent) : QObject(parent) {}
    ~Pending() override { source_.request_stop(); }

    /// Stops what runs and gives the token of the next question.
    std::stop_token begin() {
        source_.request_stop();
        source_ = std::stop_source();
        return source_.get_token();
    }

    /// Asks the work to stop; its answer (Cancelled, or what was done so far) still comes.
    void stop() { source_.request_stop(); }

    /// Stops, and drops the answer.
    void forget() {
        source_.request_stop();
        ++turn_;
        running_ = false;
    }

    bool isRunning() const { return running_; }

    template <typename T, typename Then>
    void await(const QFuture<Result<T>>& answer, Then then) {
        const quint64 turn = ++turn_;
        running_ = true;
        auto* watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, turn, then = std::move(then)]() mutable {
            watcher->deleteLater();
            if (turn != turn_) return;
            running_ = false;
            if (watcher->future().resultCount() == 0)
                then(Result<T>(Error(ErrorCode::Cancelled, "The engine gave no answer.")));
            else then(watcher->result());
        });
        watcher->setFuture(answer);
    }

private:
    std::stop_source source_;
    quint64 turn_ = 0;
    bool running_ = false;
};

}  // namespace hs::ui
