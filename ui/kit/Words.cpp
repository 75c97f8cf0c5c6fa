#include "ui/kit/Words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace hs::ui {

namespace {

QString tr(const char* source, int n = -1) { return QCoreApplication::translate("Words", source, nullptr, n); }

QString headline(ErrorCode code) {
    switch (code) {
        case ErrorCode::Throttled: return tr("The server asked us to slow down");
        case ErrorCode::Unavailable: return tr("The server cannot be reached");
        case ErrorCode::Timeout: return tr("There was no answer in time");
        case ErrorCode::InvalidInput: return tr("Something entered is not right");
        case ErrorCode::Unsupported: return tr("The other side cannot do this");
        case ErrorCode::Denied: return tr("A right is missing");
        case ErrorCode::Unauthenticated: return tr("Sign-in was refused");
        case ErrorCode::NotFound: return tr("It was not found");
        case ErrorCode::Conflict: return tr("It was changed in the meantime");
        case ErrorCode::Corrupt: return tr("Stored or received content cannot be trusted");
        case ErrorCode::Internal: return tr("A defect of Hybrid Sync");
        case ErrorCode::Cancelled: return tr("Stopped");
    }
    return tr("Something went wrong");
}

QString usualNextStep(ErrorCode code) {
    switch (code) {
        case ErrorCode::Throttled: return tr("Wait a moment, then try again.");
        case ErrorCode::Unavailable: return tr("Check the address, the network and the firewall, then try again.");
        case ErrorCode::Timeout: return tr("Try again; if it happens often, check the load of the server.");
        case ErrorCode::InvalidInput: return tr("Correct what was entered and try again.");
        case ErrorCode::Unsupported: return tr("Change the configuration, or extend the directory's schema.");
        case ErrorCode::Denied: return tr("Ask for the right named above, then try again.");
        case ErrorCode::Unauthenticated: return tr("Sign in again, or enter new credentials.");
        case ErrorCode::NotFound: return tr("Check the spelling, or search for it.");
        case ErrorCode::Conflict: return tr("Refresh to see the present state, then decide again.");
        case ErrorCode::Corrupt: return tr("Run the health check of this configuration before going on.");
        case ErrorCode::Internal: return tr("Copy the details and report them.");
        case ErrorCode::Cancelled: return tr("Start it again when you are ready.");
    }
    return {};
}

QString span(std::int64_t seconds) {
    if (seconds < 60) return tr("%1 s").arg(seconds);
    if (seconds < 3600) return tr("%1 min").arg(seconds / 60);
    if (seconds < 86400) return tr("%1 h").arg(seconds / 3600);
    const std::int64_t days = seconds / 86400;
    return days == 1 ? tr("1 day") : tr("%1 days").arg(days);
}

}  // namespace

QString number(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString ago(UnixMillis then, UnixMillis now) {
    if (then <= 0) return tr("never");
    const std::int64_t seconds = (now - then) / 1000;
    return seconds < 5 ? tr("just now") : tr("%1 ago").arg(span(seconds));
}

QString until(UnixMillis then, UnixMillis now) {
    if (then <= 0) return {};
    return then <= now ? tr("now") : tr("in %1").arg(span((then - now + 999) / 1000));
}

QString exactTime(UnixMillis time) {
    if (time <= 0) return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time);
    const QLocale locale;
    return QStringLiteral("%1 %2").arg(locale.toString(moment.date(), QLocale::ShortFormat),
                                       moment.time().toString(QStringLiteral("HH:mm:ss")));
}

QString clockTime(UnixMillis time) {
    return time <= 0 ? QString() : QDateTime::fromMSecsSinceEpoch(time).time().toString(QStringLiteral("HH:mm"));
}

QString duration(std::int64_t milliseconds) {
    if (milliseconds < 1000) return tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000) return tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1000.0, 'f', 1));
    return tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1000 % 60);
}

QString elapsed(std::int64_t milliseconds) {
    const std::int64_t seconds = qMax(std::int64_t(0), milliseconds / 1000);
    if (seconds < 60) return tr("%1 s").arg(seconds);
    if (seconds < 3600) return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

ErrorWords words(const Error& error) {
    ErrorWords result;
    result.headline = headline(error.code);
    result.message = text(error.message);
    result.object = text(error.object);
    result.attribute = text(error.attribute);
    result.nextStep = error.nextStep.empty() ? usualNextStep(error.code) : text(error.nextStep);
    const std::string_view code = toString(error.code);
    result.details = tr("Code: %1").arg(QString::fromUtf8(code.data(), qsizetype(code.size())));
    if (!error.serverText.empty()) result.details = text(error.serverText) + QLatin1Char('\n') + result.details;
    return result;
}

QString sentence(const Error& error) {
    const ErrorWords said = words(error);
    QStringList parts{said.headline + QLatin1Char('.')};
    if (!said.message.isEmpty()) parts << said.message;
    if (!said.attribute.isEmpty()) parts << tr("Attribute: %1.").arg(said.attribute);
    if (!said.object.isEmpty()) parts << said.object + QLatin1Char('.');
    parts << said.nextStep;
    return parts.join(QLatin1Char(' '));
}

}  // namespace hs::ui
