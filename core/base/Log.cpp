#include "core/base/Log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace hs {

std::string_view toString(LogLevel level) {
    switch (level) {
        case LogLevel::Debug: return "debug";
        case LogLevel::Info: return "info";
        case LogLevel::Warning: return "warning";
        case LogLevel::Error: return "error";
    }
    return "info";
}

StreamLog::StreamLog(std::ostream& stream, LogLevel threshold, Format format)
    : stream_(stream), threshold_(threshold), format_(format) {}

void StreamLog::write(LogLevel level, std::string_view message, const LogFields& fields) {
    if (level < threshold_) return;
    std::string line;
    if (format_ == Format::Json) {
        QJsonObject object;
        object[QStringLiteral("time")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        object[QStringLiteral("level")] = QString::fromUtf8(toString(level).data());
        object[QStringLiteral("message")] = QString::fromUtf8(message.data(), static_cast<qsizetype>(message.size()));
        for (const auto& [name, value] : fields) object[QString::fromStdString(name)] = QString::fromStdString(value);
        line = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
    } else {
        line.append(toString(level)).append(": ").append(message);
        for (const auto& [name, value] : fields) line += " " + name + "=" + value;
    }
    line += '\n';
    const std::lock_guard lock(mutex_);
    stream_ << line << std::flush;
}

}  // namespace hs
