#include "app/agent/JournalLog.h"

#include <systemd/sd-daemon.h>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace hs::agent {

namespace {

const char* priorityOf(LogLevel level) {
    switch (level) {
        case LogLevel::Debug: return SD_DEBUG;
        case LogLevel::Info: return SD_INFO;
        case LogLevel::Warning: return SD_WARNING;
        case LogLevel::Error: return SD_ERR;
    }
    return SD_INFO;
}

QString fieldName(const std::string& name) {
    if (name == "run") return QStringLiteral("RUN_ID");
    if (name == "dn" || name == "object") return QStringLiteral("DN");
    if (name == "attribute") return QStringLiteral("ATTR");
    if (name == "code") return QStringLiteral("CODE");
    return QString::fromStdString(name);
}

}  // namespace

JournalLog::JournalLog(std::ostream& stream, LogLevel threshold, bool priorities)
    : stream_(stream), threshold_(threshold), priorities_(priorities) {}

void JournalLog::write(LogLevel level, std::string_view message, const LogFields& fields) {
    if (level < threshold_) return;
    QJsonObject object;
    object[QStringLiteral("time")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    object[QStringLiteral("level")] = QString::fromUtf8(toString(level).data());
    object[QStringLiteral("message")] = QString::fromUtf8(message.data(), static_cast<qsizetype>(message.size()));
    for (const auto& [name, value] : fields) object[fieldName(name)] = QString::fromStdString(value);
    const std::string line = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
    const std::lock_guard lock(mutex_);
    if (priorities_) stream_ << priorityOf(level);
    stream_ << line << std::flush;
}

}  // namespace hs::agent
