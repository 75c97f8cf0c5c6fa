#pragma once

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

#include "core/base/Result.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// Writes something long to files, piece by piece, while the page stays usable: a piece is asked of the engine, written
/// on a thread of its own, and only then is the next one asked for. What is there at the end is either the whole export
/// or, after a Stop or an error, what was there before.
class BackgroundExport final : public QObject {
    Q_OBJECT
public:
    /// How a piece ended.
    struct Piece {
        std::int64_t rows = 0;  ///< written with it
        bool last = false;
    };
    /// Asks the engine for the next piece; when it is there, `give` is to be called, or `fail`.
    using Ask = std::function<void()>;
    /// Writes a piece; on the export's thread.
    using Write = std::function<Result<Piece>()>;
    /// Puts the files in place; on the export's thread.
    using Finish = std::function<Result<void>()>;

    explicit BackgroundExport(QObject* parent = nullptr);
    ~BackgroundExport() override;

    /// `total` is for the progress alone; 0 = not known. One export at a time.
    void start(Ask ask, Finish finish, std::int64_t total);
    void give(Write write);
    void fail(const Error& error) { end(error); }
    void stop();
    bool isRunning() const { return running_; }
    std::int64_t done() const { return done_; }
    std::int64_t total() const { return total_; }

Q_SIGNALS:
    void progressed();
    /// With `error` when it did not come to its end; code Cancelled after a Stop.
    void ended(const std::optional<hs::Error>& error);

private:
    template <typename T>
    QFuture<Result<T>> onThread(std::function<Result<T>()> work);
    void end(std::optional<Error> error);

    QThreadPool pool_;
    Ask ask_;
    Finish finish_;
    std::int64_t done_ = 0, total_ = 0;
    bool running_ = false;
    Pending work_{this};
};

}  // namespace hs::ui
