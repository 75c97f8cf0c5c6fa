#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"

namespace hs::ui {

/// When one of the eight attributes was last seen from Exchange Online and last written to the directory.
struct AttributeFreshness {
    QString attribute;
    UnixMillis seenAt = 0;
    UnixMillis writtenAt = 0;
    UnixMillis failedAt = 0;
};

/// State of one configuration at a glance, and the cycle that runs now.
class OverviewViewModel final : public QObject {
    Q_OBJECT
public:
    OverviewViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr);

    void load(const QString& name);
    void refresh();
    const QString& name() const { return name_; }
    UnixMillis now() const { return clock_.now(); }

    const std::optional<service::ConfigurationSummary>& summary() const { return summary_; }
    const std::optional<Error>& error() const { return error_; }
    const std::vector<Run>& runs() const { return runs_; }
    const std::vector<AttributeFreshness>& freshness() const { return freshness_; }
    UnixMillis nextRunAt() const { return nextRunAt_; }

    /// Both rules over everybody; a preview writes nothing.
    void runFull(bool preview);
    void stop() { cycle_.stop(); }
    /// A cycle of this configuration runs, started here or elsewhere.
    bool isRunning() const { return cycle_.isRunning() || live_.has_value(); }
    bool startedHere() const { return cycle_.isRunning(); }
    const std::optional<Event>& live() const { return live_; }
    /// "Reading the directory: 12,400 of 30,000, 8,100 per second".
    QString progressSentence() const;
    const std::optional<Run>& finished() const { return finished_; }
    const std::optional<Error>& runError() const { return runError_; }

Q_SIGNALS:
    void changed();
    void runChanged();
    void runEnded();

private:
    void take(const Event& event);
    void takeOutcomes(const std::vector<std::pair<std::int64_t, Outcome>>& outcomes);

    service::Client& client_;
    const Clock& clock_;
    QString name_;
    std::optional<service::ConfigurationSummary> summary_;
    std::optional<Error> error_, runError_;
    std::vector<Run> runs_;
    std::vector<AttributeFreshness> freshness_;
    UnixMillis nextRunAt_ = 0;
    std::optional<Event> live_;
    std::optional<Run> finished_;
    Pending load_{this}, history_{this}, outcomes_{this}, agents_{this}, cycle_{this};
};

}  // namespace hs::ui
