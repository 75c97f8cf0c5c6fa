#pragma once

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>

#include "core/base/Clock.h"
#include "core/service/Client.h"
#include "ui/kit/Pending.h"
#include "ui/logs/LogsModel.h"

namespace hs::ui {

/// What a person has chosen above the log.
struct LogChoice {
    enum class Range { All, Hour, Day, Week, Custom };
    std::string text;
    std::optional<StepStatus> status;
    std::optional<ChangeKind> action;
    std::optional<RuleKind> rule;
    std::optional<std::int64_t> run;
    Range range = Range::All;
    UnixMillis from = 0, until = 0;  ///< of a custom range; 0 = no bound

    bool isFiltered() const { return *this != LogChoice{}; }
    bool operator==(const LogChoice&) const = default;
};

/// The provisioning log, read in pages, newest first, under one filter. Only what the table shows is kept of a row; a
/// row is read in full when it is opened.
class LogsViewModel final : public QObject {
    Q_OBJECT
public:
    LogsViewModel(service::Client& client, const Clock& clock, QObject* parent = nullptr);

    /// Empty = of all configurations.
    void load(const QString& configuration);
    void refresh();
    /// Goes on where a page could not be read.
    void retry();
    /// Reads again: at once, or a moment after the last key when only a word was changed.
    void choose(const LogChoice& choice);
    const LogChoice& choice() const { return choice_; }
    QString configuration() const { return configuration_; }
    /// The choice as the store understands it, at this moment; the page bounds are left open.
    OutcomeFilter filter() const;

    LogsModel& model() { return *model_; }
    bool isLoading() const { return page_.isRunning(); }
    const std::optional<Error>& error() const { return error_; }
    /// Rows that match, and rows there are at all; -1 = not counted yet.
    std::int64_t matching() const { return matching_; }
    std::int64_t total() const { return choice_.isFiltered() ? total_ : matching_; }

    /// Reads page after page until there is no more, or until stopped.
    void readToEnd();
    void stopReading();
    bool isReadingToEnd() const { return toEnd_; }

    /// Reads a row in full; `opened` brings it.
    void open(int row);
    /// Which configuration the run belongs to, then `runFound`.
    void findRun(std::int64_t run);

    void verify();
    void stopVerifying() { verify_.stop(); }
    bool isVerifying() const { return verify_.isRunning(); }
    const std::optional<LogVerdict>& verdict() const { return verdict_; }
    const std::optional<Error>& verifyError() const { return verifyError_; }
    void forgetVerdict();

    /// What a person can do about an outcome that is no plain success.
    static QStringList recommendations(const Outcome& outcome);

    static constexpr int pageSize = 500;

Q_SIGNALS:
    void changed();
    void verdictChanged();
    /// `by` is who asked for the run; empty when that is not known.
    void opened(const hs::Outcome& outcome, const QString& by);
    void runFound(const QString& configuration, qint64 run);
    /// Reading to the end has come there.
    void endReached();

private:
    void read(std::int64_t beforeId);
    void count();
    void take(std::int64_t beforeId, LogsModel::Page page);
    void askWhoAsked(const Outcome& outcome);
    void searchRun(std::vector<std::string> names, std::int64_t run);

    service::Client& client_;
    const Clock& clock_;
    QString configuration_;
    LogChoice choice_;
    LogsModel* model_;
    std::optional<Error> error_, verifyError_;
    std::optional<LogVerdict> verdict_;
    std::int64_t matching_ = -1, total_ = -1;
    UnixMillis readAt_ = 0;  ///< the moment the ranges count from: the same for every page
    bool toEnd_ = false;
    std::map<std::int64_t, QString> askers_;  ///< by run
    QTimer debounce_;
    Pending page_{this}, matchingCount_{this}, totalCount_{this}, detail_{this}, runs_{this}, find_{this},
        verify_{this};
};

}  // namespace hs::ui
