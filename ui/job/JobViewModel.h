#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/job/JobCommands.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// The synchronization job of one configuration: where it stands, the cycle that runs now wherever it was started, and
/// the commands that change either.
class JobViewModel final : public QObject {
    Q_OBJECT
public:
    JobViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr);

    void load(const QString& name);
    void refresh();
    /// Only where the job stands, for the page's own clock: cheap.
    void refreshStatus();
    const QString& name() const { return name_; }
    UnixMillis now() const { return clock_.now(); }

    const std::optional<service::JobStatus>& status() const { return status_; }
    const std::optional<Error>& error() const { return error_; }
    const std::vector<Run>& runs() const { return runs_; }
    /// Agents of this profile that do not hold the right to write and wait to take over.
    const std::vector<service::AgentStatus>& agents() const { return agents_; }
    /// A guard holds a plan back, and that plan's numbers once they are known.
    bool isHeldByGuard() const;
    const std::optional<PlanCounts>& heldPlan() const { return heldPlan_; }

    void runDelta() { runCycle(false, false); }
    void runFull() { runCycle(true, false); }
    /// Stores the plan and writes nothing.
    void preview(bool full) { runCycle(full, true); }
    /// Writes the plan that the guard holds back, and that plan only.
    void allowHeldPlan();
    /// Ends the run that is under way, wherever it runs.
    void stop();
    /// Whether cycles run by themselves in this console while it is open and no agent works.
    bool runsHere() const { return runsHere_; }
    void setRunsHere(bool on);
    /// Pause, Resume, Restart, Clear quarantine.
    JobCommands& commands() { return *commands_; }
    const JobCommands& commands() const { return *commands_; }

    bool isRunning() const { return cycle_.isRunning() || live_.has_value(); }
    bool isStopping() const { return stopping_ && isRunning(); }
    bool startedHere() const { return cycle_.isRunning(); }
    const std::optional<Event>& live() const { return live_; }
    /// "Full cycle by schedule, 12 s": kind, who asked, how long it has been running.
    QString cycleSentence() const;
    /// "Reading the directory: 12,400 of 30,000, 8,100 per second".
    QString progressSentence() const;
    /// The last run that was started here.
    const std::optional<Run>& finished() const { return finished_; }
    const std::optional<Error>& runError() const { return runError_; }

Q_SIGNALS:
    void changed();
    void runChanged();
    void runEnded();

private:
    void runCycle(bool full, bool preview);
    void await(const service::Answer<Run>& answer);
    void take(const Event& event);
    void takeStatus(service::JobStatus status);

    service::Client& client_;
    const Clock& clock_;
    JobCommands* commands_;
    QString name_;
    std::optional<service::JobStatus> status_;
    std::optional<Error> error_, runError_;
    std::vector<Run> runs_;
    std::vector<service::AgentStatus> agents_;
    std::optional<PlanCounts> heldPlan_;
    std::int64_t heldRun_ = 0;  // whose counts heldPlan_ are
    std::optional<Event> live_;
    std::optional<Run> finished_;
    UnixMillis startedAt_ = 0;
    bool stopping_ = false;
    bool runsHere_ = false;
    Pending load_{this}, history_{this}, plan_{this}, agentLoad_{this}, cycle_{this}, stop_{this}, schedule_{this};
};

}  // namespace hs::ui
