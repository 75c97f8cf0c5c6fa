#pragma once

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

#include "core/service/Client.h"
#include "ui/kit/Pending.h"
#include "ui/runs/ChangesModel.h"

namespace hs::ui {

/// One run with its plan, which is also its journal: its numbers, its changes in pages under a filter, and what can be
/// done with it: apply, allow, undo.
class PlanViewModel final : public QObject {
    Q_OBJECT
public:
    explicit PlanViewModel(service::Client& client, QObject* parent = nullptr);

    void open(const Run& run);
    void close();
    /// The run as it is now; reads numbers and changes again.
    void update(const Run& run);
    void reload();
    const std::optional<Run>& run() const { return run_; }
    const std::optional<PlanCounts>& counts() const { return counts_; }
    const std::optional<Error>& error() const { return error_; }
    /// Known after an undo was opened: does the job rest?
    bool jobIsPaused() const { return paused_; }

    /// Reads again: at once, or a moment after the last key when only the words were changed.
    void choose(const ChangeFilter& choice);
    /// With the run; the page bounds are left open.
    ChangeFilter filter() const;
    bool isFiltered() const { return !choice_.text.empty() || choice_.kind || choice_.state || choice_.rule; }
    /// Changes that match; -1 = not counted yet.
    std::int64_t matching() const { return matching_; }
    ChangesModel& model() { return *model_; }
    bool isLoading() const { return page_.isRunning(); }
    void readToEnd();

    /// Reads one change in full; `changeRead` brings it.
    void select(int row);
    const std::optional<Change>& selected() const { return selected_; }

    /// Why it cannot be done now; empty when it can.
    QString applyReason() const;
    QString undoReason() const;
    bool isHeldByGuard() const { return run_ && run_->state == RunState::StoppedByGuard; }
    bool isPlan() const { return run_ && (run_->state == RunState::Previewed || isHeldByGuard()); }
    /// Run that has written this plan; 0 = none.
    void setAppliedBy(std::int64_t run) { appliedBy_ = run; }
    std::int64_t appliedBy() const { return appliedBy_; }
    /// "Write 812 changes: 3 creates, 806 updates, 2 disables, 1 delete."
    QString writeSentence() const;
    /// Of changes in general: "3 creates, 806 updates".
    QString kindsSentence() const;
    std::int64_t toWrite() const { return counts_ ? counts_->planned : 0; }

    /// Writes the plan; `allow` releases the guard for it. `made` brings the run that did.
    void apply(bool allow);
    /// Stores the inverse of these changes (empty = of all) as a plan, and writes nothing. `made` brings that plan.
    void previewUndo(std::vector<std::int64_t> changes);
    void stop();
    bool isBusy() const { return work_.isRunning(); }
    /// Is this run, or what was asked of it, under way?
    bool isRunning() const { return isBusy() || (run_ && run_->state == RunState::Running); }
    /// "Writing to Active Directory: 400 of 812, 120/s".
    QString progressSentence() const;
    std::int64_t progressDone() const { return done_; }
    std::int64_t progressTotal() const { return total_; }

    static constexpr int pageSize = 500;

Q_SIGNALS:
    void changed();
    void changeRead();
    void made(const hs::Run& run);

private:
    void read(std::int64_t afterId);
    void readHead();
    void take(const Event& event);
    void work(const service::Answer<Run>& answer);

    service::Client& client_;
    std::optional<Run> run_;
    std::optional<PlanCounts> counts_;
    std::optional<Error> error_;
    std::optional<Change> selected_;
    ChangeFilter choice_;
    ChangesModel* model_;
    std::int64_t matching_ = -1, appliedBy_ = 0, done_ = 0, total_ = 0;
    double perSecond_ = 0;
    QString phase_;
    bool paused_ = false, toEnd_ = false;
    QTimer debounce_;
    Pending page_{this}, count_{this}, head_{this}, detail_{this}, work_{this}, job_{this};
};

}  // namespace hs::ui
