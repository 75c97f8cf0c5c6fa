#include "core/expr/DateFormatReader.h"

#include "core/base/Encoding.h"
#include "core/expr/DateNames.h"
#include "core/expr/DateText.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool DateFormatReader::agree(std::optional<int>& part, int value) {
    if (part && *part != value) return false;
    part = value;
    return true;
}

bool DateFormatReader::take(const DateFormat::Run& run) {
    const std::string_view before = rest_;
    if (inner_) rest_ = trimStart(rest_);
    const bool taken = run.letter == '\0' ? takeLiteral(run.literal) : takeLetter(run);
    if (!taken) rest_ = before;
    return taken;
}

bool DateFormatReader::takeLetter(const DateFormat::Run& run) {
    const int fewest = run.count == 2 ? 2 : 1;
    switch (run.letter) {
        case 'y': return takeNumber(year_, 4, 4);
        case 'M': return run.count >= 3 ? takeMonthName(run.count == 4) : takeNumber(month_, fewest, 2);
        case 'd': return run.count >= 3 ? takeDayName(run.count == 4) : takeNumber(day_, fewest, 2);
        case 'H': return takeNumber(hour24_, fewest, 2);
        case 'h': return takeNumber(hour12_, fewest, 2);
        case 'm': return takeNumber(minute_, fewest, 2);
        case 's': return takeNumber(second_, fewest, 2);
        case 'f': return takeFraction(run.count, true);
        case 'F': return takeFraction(run.count, false);
        case 't': return takeHalfOfDay(run.count);
        case 'z': return takeZone(run.count);
        default: return takeAnyZone();
    }
}

bool DateFormatReader::takePrefix(std::string_view prefix) {
    if (rest_.substr(0, prefix.size()) != prefix) return false;
    rest_.remove_prefix(prefix.size());
    return true;
}

bool DateFormatReader::takeLiteral(std::string_view literal) {
    if (!inner_) return takePrefix(literal);
    // White space of the format was already passed over together with the text's own.
    return takePrefix(trim(literal));
}

bool DateFormatReader::takeNumber(std::optional<int>& part, int fewest, int most) {
    int count = 0, number = 0;
    while (count < most && static_cast<std::size_t>(count) < rest_.size() &&
           isDigit(rest_[static_cast<std::size_t>(count)]))
        number = number * 10 + (rest_[static_cast<std::size_t>(count++)] - '0');
    if (count < fewest) return false;
    rest_.remove_prefix(static_cast<std::size_t>(count));
    return agree(part, number);
}

bool DateFormatReader::takeFraction(int count, bool exactly) {
    int number = 0, digits = 0;
    while (digits < count && !rest_.empty() && isDigit(rest_.front())) {
        number = number * 10 + (rest_.front() - '0');
        rest_.remove_prefix(1);
        ++digits;
    }
    if (exactly && digits < count) return false;
    for (; digits < 7; ++digits) number *= 10;
    return agree(fraction_, number);
}

bool DateFormatReader::takeMonthName(bool whole) {
    for (std::size_t i = 0; i < monthNames.size(); ++i)
        if (takePrefix(whole ? monthNames[i] : monthNames[i].substr(0, 3)))
            return agree(month_, static_cast<int>(i) + 1);
    return false;
}

bool DateFormatReader::takeDayName(bool whole) {
    for (std::size_t i = 0; i < dayNames.size(); ++i)
        if (takePrefix(whole ? dayNames[i] : dayNames[i].substr(0, 3))) return agree(weekday_, static_cast<int>(i));
    return false;
}

bool DateFormatReader::takeHalfOfDay(int letters) {
    const std::string_view written = rest_.substr(0, static_cast<std::size_t>(letters));
    for (const int half : {0, 1}) {
        const std::string_view name =
            std::string_view(half == 0 ? "AM" : "PM").substr(0, static_cast<std::size_t>(letters));
        if (!equalsIgnoringAsciiCase(written, name)) continue;
        rest_.remove_prefix(written.size());
        return agree(half_, half);
    }
    return false;
}

bool DateFormatReader::takeZone(int count) {
    const bool negative = !rest_.empty() && rest_.front() == '-';
    if (!takePrefix("+") && !takePrefix("-")) return false;
    std::optional<int> hours, minutes;
    if (!takeNumber(hours, count == 1 ? 1 : 2, 2)) return false;
    if (count == 3 && (!takePrefix(":") || !takeNumber(minutes, 2, 2))) return false;
    const int total = *hours * 60 + minutes.value_or(0);
    if (minutes.value_or(0) > 59 || total > 14 * 60) return false;
    return agree(zoneMinutes_, negative ? -total : total);
}

bool DateFormatReader::takeAnyZone() {
    if (takePrefix("Z")) return agree(zoneMinutes_, 0);
    if (!rest_.empty() && (rest_.front() == '+' || rest_.front() == '-')) return takeZone(3);
    return true;
}

std::optional<int> DateFormatReader::hourOfDay() const {
    if (hour12_ && (*hour12_ < 1 || *hour12_ > 12)) return std::nullopt;
    const bool afternoon = half_.value_or(0) == 1;
    if (!hour24_) return hour12_ ? *hour12_ % 12 + (afternoon ? 12 : 0) : afternoon ? 12 : 0;
    int hour = *hour24_;
    if (half_ && !afternoon && hour > 12) return std::nullopt;
    if (half_ && !afternoon && hour == 12) hour = 0;
    if (half_ && afternoon && hour < 12) hour += 12;
    if (hour12_ && hour % 12 != *hour12_ % 12) return std::nullopt;
    return hour;
}

DateFormat::Reading DateFormatReader::finish() const {
    const std::string_view left = inner_ ? trimStart(rest_) : rest_;
    const auto hour = hourOfDay();
    if (!left.empty() || !hour || !year_) return {};
    const auto local = ticksOf({*year_, month_.value_or(1), day_.value_or(1), *hour, minute_.value_or(0),
                                second_.value_or(0), fraction_.value_or(0)});
    if (!local) return {};
    if (weekday_ && *weekday_ != dayOfWeek(*local)) return {};
    const Ticks instant = *local - zoneMinutes_.value_or(0) * 60 * ticksPerSecond;
    if (!isInCalendar(instant)) return {DateFormat::Reading::State::OutOfRange, 0};
    return {DateFormat::Reading::State::Date, instant};
}

}  // namespace hs::expr
