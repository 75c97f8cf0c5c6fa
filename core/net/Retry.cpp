#include "core/net/Retry.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace hs::net {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t longestSeconds = 366LL * 24 * 3600;  // keeps the arithmetic far from overflow

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool isWorthRetrying(int status, bool idempotent) {
    if (status == 429) return true;
    return idempotent && (status == 500 || status == 502 || status == 503 || status == 504);
}

bool isIdempotentMethod(std::string_view method) {
    constexpr std::array<std::string_view, 5> safe{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
    return std::find(safe.begin(), safe.end(), method) != safe.end();
}

milliseconds RetryRules::backOff(int tries, double chance) const {
    const double doubled = static_cast<double>(firstWait.count()) * std::exp2(std::clamp(tries - 1, 0, 40));
    const double whole = std::min(doubled, static_cast<double>(longestWait.count()));
    return milliseconds(static_cast<std::int64_t>(whole / 2 + whole / 2 * chance));
}

std::optional<milliseconds> RetryRules::waitBeforeNext(const TryOutcome& outcome, double chance) const {
    const bool dropped = outcome.status == 0;
    if (dropped ? !outcome.idempotent : !isWorthRetrying(outcome.status, outcome.idempotent)) return std::nullopt;
    if (outcome.tries >= maxAttempts) return std::nullopt;
    const auto wait = outcome.retryAfter.value_or(backOff(outcome.tries, chance));
    if (outcome.waited + wait > maxTotalWait) return std::nullopt;
    return wait;
}

std::optional<milliseconds> parseRetryAfter(std::string_view text, UnixMillis now) {
    text = trim(text);
    std::int64_t seconds = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (!text.empty() && end == text.data() + text.size()) {
        if (status == std::errc::result_out_of_range) seconds = longestSeconds;
        if (seconds < 0) return std::nullopt;
        return milliseconds(std::min(seconds, longestSeconds) * 1000);
    }
    // The one date form that RFC 9110 lets servers send. Read with its offset: as local time, half past two on the
    // day that summer time begins would not exist.
    if (!text.ends_with(" GMT")) return std::nullopt;
    const QString date = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size() - 3));
    const auto time = QDateTime::fromString(date + QStringLiteral("+0000"), Qt::RFC2822Date);
    if (!time.isValid()) return std::nullopt;
    return milliseconds(std::clamp<std::int64_t>(time.toMSecsSinceEpoch() - now, 0, longestSeconds * 1000));
}

}  // namespace hs::net
