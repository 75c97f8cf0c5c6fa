#include "core/expr/DateText.h"

#include <chrono>
#include <cstdio>

#include "core/expr/Text.h"

namespace hs::expr {

namespace {

constexpr std::int64_t daysToUnixZero = ticksAtUnixZero / ticksPerDay;

/// Walks over a text that may be a date. Every take… moves only when it succeeds.
class DateReader {
public:
    explicit DateReader(std::string_view text) : rest_(text) {}

    bool atEnd() const { return rest_.empty(); }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(char wanted) {
        if (peek() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool takeBlanks() {
        const std::string_view after = trimStart(rest_);
        const bool any = after.size() != rest_.size();
        rest_ = after;
        return any;
    }

    /// As many digits as there are; nothing unless their number lies between the bounds.
    std::optional<int> takeNumber(std::size_t fewest, std::size_t most) {
        std::size_t count = 0;
        int number = 0;
        while (count < rest_.size() && count <= most && rest_[count] >= '0' && rest_[count] <= '9')
            number = number * 10 + (rest_[count++] - '0');
        if (count < fewest || count > most) return std::nullopt;
        rest_.remove_prefix(count);
        lastWidth_ = count;
        return number;
    }
    std::size_t lastWidth() const { return lastWidth_; }

    bool takeDay(Civil& civil);
    bool takeTime(Civil& civil);
    bool takeHalfOfDay(Civil& civil);
    bool takeZone(int& minutes);

private:
    std::string_view rest_;
    std::size_t lastWidth_ = 0;
};

bool DateReader::takeDay(Civil& civil) {
    const auto first = takeNumber(1, 4);
    if (!first) return false;
    const char separator = peek();
    const bool yearFirst = separator == '-' && lastWidth_ == 4;
    if (!yearFirst && !(separator == '/' && lastWidth_ <= 2)) return false;
    take(separator);
    const auto second = takeNumber(1, 2);
    if (!second || !take(separator)) return false;
    const auto third = yearFirst ? takeNumber(1, 2) : takeNumber(4, 4);
    if (!third) return false;
    civil.year = yearFirst ? *first : *third;
    civil.month = yearFirst ? *second : *first;
    civil.day = yearFirst ? *third : *second;
    return true;
}

bool DateReader::takeTime(Civil& civil) {
    const auto hour = takeNumber(1, 2);
    if (!hour || !take(':')) return false;
    const auto minute = takeNumber(2, 2);
    if (!minute) return false;
    civil.hour = *hour;
    civil.minute = *minute;
    if (take(':')) {
        const auto second = takeNumber(2, 2);
        if (!second) return false;
        civil.second = *second;
        if (take('.')) {
            const auto fraction = takeNumber(1, 7);
            if (!fraction) return false;
            civil.fraction = *fraction;
            for (std::size_t width = lastWidth_; width < 7; ++width) civil.fraction *= 10;
        }
    }
    return takeHalfOfDay(civil);
}

bool DateReader::takeHalfOfDay(Civil& civil) {
    const std::string_view before = rest_;
    takeBlanks();
    const char letter = peek();
    const bool morning = letter == 'A' || letter == 'a';
    if (!morning && letter != 'P' && letter != 'p') {
        rest_ = before;
        return true;
    }
    rest_.remove_prefix(1);
    if (!take('M') && !take('m')) return false;
    if (civil.hour < 1 || civil.hour > 12) return false;
    civil.hour = civil.hour % 12 + (morning ? 0 : 12);
    return true;
}

bool DateReader::takeZone(int& minutes) {
    if (take('Z')) return true;
    const bool negative = peek() == '-';
    if (!take('+') && !take('-')) return false;
    const auto number = takeNumber(1, 4);
    if (!number || lastWidth_ == 3) return false;
    int hours = *number, rest = 0;
    if (lastWidth_ == 4) {
        hours = *number / 100;
        rest = *number % 100;
    } else if (lastWidth_ == 2 && take(':')) {
        const auto after = takeNumber(2, 2);
        if (!after) return false;
        rest = *after;
    }
    if (rest > 59 || hours * 60 + rest > 14 * 60) return false;
    minutes = (negative ? -1 : 1) * (hours * 60 + rest);
    return true;
}

}  // namespace

Civil civilOf(Ticks ticks) {
    const std::chrono::sys_days day{std::chrono::days{ticks / ticksPerDay - daysToUnixZero}};
    const std::chrono::year_month_day date{day};
    Ticks rest = ticks % ticksPerDay;
    Civil civil;
    civil.year = static_cast<int>(date.year());
    civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
    civil.fraction = static_cast<int>(rest % ticksPerSecond);
    rest /= ticksPerSecond;
    civil.hour = static_cast<int>(rest / 3600);
    civil.minute = static_cast<int>(rest / 60 % 60);
    civil.second = static_cast<int>(rest % 60);
    return civil;
}

std::optional<Ticks> ticksOf(const Civil& civil) {
    if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.month > 12 || civil.day < 1)
        return std::nullopt;
    if (civil.day > daysInMonth(civil.year, civil.month)) return std::nullopt;
    if (civil.hour < 0 || civil.hour > 23 || civil.minute < 0 || civil.minute > 59) return std::nullopt;
    if (civil.second < 0 || civil.second > 59 || civil.fraction < 0 || civil.fraction >= ticksPerSecond)
        return std::nullopt;
    const std::chrono::sys_days day = std::chrono::year{civil.year} / civil.month / civil.day;
    const std::int64_t days = day.time_since_epoch().count() + daysToUnixZero;
    const std::int64_t seconds = (civil.hour * 60 + civil.minute) * 60 + civil.second;
    return days * ticksPerDay + seconds * ticksPerSecond + civil.fraction;
}

int daysInMonth(int year, int month) {
    const auto last = std::chrono::year{year} / month / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int dayOfWeek(Ticks ticks) { return static_cast<int>((ticks / ticksPerDay + 1) % 7); }

std::string dateText(Ticks ticks) {
    const Civil civil = civilOf(ticks);
    char text[40];
    std::snprintf(text, sizeof text, "%d/%d/%04d %d:%02d:%02d %s", civil.month, civil.day, civil.year,
                  civil.hour % 12 == 0 ? 12 : civil.hour % 12, civil.minute, civil.second,
                  civil.hour < 12 ? "AM" : "PM");
    return text;
}

DateReading readDate(std::string_view text) {
    DateReader reader(trim(text));
    Civil civil;
    if (!reader.takeDay(civil)) return {};
    const bool marked = reader.take('T');
    const bool blank = !marked && reader.takeBlanks();
    const bool digit = reader.peek() >= '0' && reader.peek() <= '9';
    if (marked || (blank && digit)) {
        if (!reader.takeTime(civil)) return {};
        reader.takeBlanks();
    }
    int zone = 0;
    if (!reader.atEnd() && (!reader.takeZone(zone) || !reader.atEnd())) return {};
    const auto local = ticksOf(civil);
    if (!local) return {};
    const Ticks instant = *local - zone * 60 * ticksPerSecond;
    if (!isInCalendar(instant)) return {DateReading::State::OutOfRange, 0};
    return {DateReading::State::Date, instant};
}

}  // namespace hs::expr
