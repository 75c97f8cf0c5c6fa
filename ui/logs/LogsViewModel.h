#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"
#include "ui/logs/LogsModel.h"

namespace hs::ui {

/// The provisioning log, read in pages, newest first, under one filter.
class LogsViewModel final : public QObject {
    Q_OBJECT
public:
    LogsViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr);

    /// Empty = of all configurations.
    void load(const QString& configuration);
    void refresh();
    /// Reads again a moment after the last change.
    void setText(const QString& words);
    void setStatus(std::optional<StepStatus> status);
    void setAction(std::optional<ChangeKind> action);
    /// With the next reading.
    void showRun(std::optional<std::int64_t> run) { filter_.run = run; }
    const OutcomeFilter& filter() const { return filter_; }
    bool isFiltered() const { return !filter_.text.empty() || filter_.status || filter_.action; }

    LogsModel& model() { return *model_; }
    bool isLoading() const { return page_.isRunning(); }
    const std::optional<Error>& error() const { return error_; }

    /// What a person can do about an outcome that is no plain success.
    static QStringList recommendations(const Outcome& outcome);

    static constexpr int pageSize = 200;

Q_SIGNALS:
    void changed();

private:
    void read(std::int64_t beforeId);

    service::Client& client_;
    OutcomeFilter filter_;
    LogsModel* model_;
    std::optional<Error> error_;
    QTimer debounce_;
    Pending page_{this};
};

}  // namespace hs::ui
