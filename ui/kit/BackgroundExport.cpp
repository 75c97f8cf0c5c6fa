#include "ui/kit/BackgroundExport.h"

#include <QPromise>

namespace hs::ui {

BackgroundExport::BackgroundExport(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(1); }

BackgroundExport::~BackgroundExport() { pool_.waitForDone(); }

template <typename T>
QFuture<Result<T>> BackgroundExport::onThread(std::function<Result<T>()> work) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    pool_.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

void BackgroundExport::start(Ask ask, Finish finish, std::int64_t total) {
    if (running_) return;
    ask_ = std::move(ask);
    finish_ = std::move(finish);
    done_ = 0;
    total_ = total;
    running_ = true;
    Q_EMIT progressed();
    ask_();
}

void BackgroundExport::give(Write write) {
    if (!running_) return;
    work_.await(onThread<Piece>(std::move(write)), [this](Result<Piece> written) {
        if (!written.ok()) {
            end(written.error());
            return;
        }
        done_ += written->rows;
        Q_EMIT progressed();
        if (!written->last) {
            ask_();
            return;
        }
        work_.await(onThread<void>(finish_),
                    [this](Result<void> placed) { end(placed.ok() ? std::nullopt : std::optional(placed.error())); });
    });
}

void BackgroundExport::stop() {
    if (!running_) return;
    work_.forget();
    end(Error(ErrorCode::Cancelled, "The export was stopped; nothing was written."));
}

void BackgroundExport::end(std::optional<Error> error) {
    if (!running_) return;
    running_ = false;
    // The files are given up here; a piece that is still being written holds them until it has ended.
    ask_ = nullptr;
    finish_ = nullptr;
    Q_EMIT progressed();
    Q_EMIT ended(error);
}

}  // namespace hs::ui
