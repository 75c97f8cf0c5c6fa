#include "core/base/Clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <condition_variable>
#include <mutex>

namespace hs {

UnixMillis SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::chrono::steady_clock::time_point SystemClock::steady() const { return std::chrono::steady_clock::now(); }

bool SystemClock::sleepFor(std::chrono::milliseconds duration, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    return !wake.wait_for(lock, stop, duration, [&stop] { return stop.stop_requested(); });
}

std::string toIso8601(UnixMillis time) {
    if (time == 0) return {};
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

UnixMillis fromIso8601(const std::string& text) {
    QDateTime parsed = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!parsed.isValid()) return 0;
    if (parsed.timeSpec() == Qt::LocalTime) parsed.setTimeSpec(Qt::UTC);
    return parsed.toMSecsSinceEpoch();
}

}  // namespace hs
