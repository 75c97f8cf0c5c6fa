// Now, DateAdd, DateDiff, DateFromNum, NumFromDate (expressions reference, 8.2 and 8.3).
#include "core/expr/Call.h"
#include "core/expr/DateText.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view addIntervals[] = {"yyyy", "q", "m", "y", "d", "w", "ww", "h", "n", "s"};
constexpr std::string_view diffIntervals[] = {"yyyy", "m", "d", "ww", "h", "n", "s"};

Datum dateOrRange(Call& call, std::optional<Ticks> ticks) {
    if (!ticks || !isInCalendar(*ticks)) return call.fail("date-range", "date is out of range.");
    return Datum::date(*ticks);
}

Datum now(Call& call) {
    const auto& clock = call.evaluator().environment().now;
    if (!clock) return call.fail("clock", "no clock is available here.");
    Ticks ticks = 0;
    const bool outside = __builtin_mul_overflow(clock(), ticksPerSecond / 1000, &ticks) ||
                         __builtin_add_overflow(ticks, ticksAtUnixZero, &ticks);
    return dateOrRange(call, outside ? std::nullopt : std::optional<Ticks>(ticks));
}

/// How long one interval is; 0 for those that follow the calendar.
Ticks lengthOf(std::string_view interval) {
    if (interval == "ww") return 7 * ticksPerDay;
    if (interval == "d" || interval == "y" || interval == "w") return ticksPerDay;
    if (interval == "h") return 3600 * ticksPerSecond;
    if (interval == "n") return 60 * ticksPerSecond;
    return interval == "s" ? ticksPerSecond : 0;
}

/// Day and time stay; a day that the month does not have becomes its last day.
std::optional<Ticks> addMonths(Ticks date, std::int64_t months) {
    constexpr std::int64_t moreThanAllMonths = 120'000;
    if (months < -moreThanAllMonths || months > moreThanAllMonths) return std::nullopt;
    Civil civil = civilOf(date);
    const std::int64_t month = civil.year * 12 + civil.month - 1 + months;
    if (month < 12 || month / 12 > 9999) return std::nullopt;
    civil.year = static_cast<int>(month / 12);
    civil.month = static_cast<int>(month % 12) + 1;
    civil.day = std::min(civil.day, daysInMonth(civil.year, civil.month));
    return ticksOf(civil);
}

Datum dateAdd(Call& call) {
    if (!call.has(2)) return Datum();
    const std::string_view interval = call.text(0);
    const Ticks length = lengthOf(interval);
    std::int64_t value = call.number(1);
    if (length == 0) {
        const std::int64_t months = interval == "yyyy" ? 12 : interval == "q" ? 3 : 1;
        const bool outside = __builtin_mul_overflow(value, months, &value);
        return dateOrRange(call, outside ? std::nullopt : addMonths(call.date(2), value));
    }
    Ticks sum = 0;
    const bool outside =
        __builtin_mul_overflow(value, length, &value) || __builtin_add_overflow(value, call.date(2), &sum);
    return dateOrRange(call, outside ? std::nullopt : std::optional<Ticks>(sum));
}

/// The number of the week that begins on Sunday. Day 0 is a Monday; one day on makes the first week a whole one.
std::int64_t weekOf(Ticks date) { return (date / ticksPerDay + 1) / 7; }

Datum dateDiff(Call& call) {
    if (!call.has(1) || !call.has(2)) return Datum();
    const std::string_view interval = call.text(0);
    const Ticks from = call.date(1), to = call.date(2);
    if (interval == "ww") return Datum::number(weekOf(to) - weekOf(from));
    const Ticks length = lengthOf(interval);
    if (length != 0) return Datum::number((to - from) / length);
    const Civil first = civilOf(from), second = civilOf(to);
    const int years = second.year - first.year;
    return Datum::number(interval == "yyyy" ? years : years * 12 + second.month - first.month);
}

Datum dateFromNum(Call& call) {
    const std::int64_t units = call.number(0);
    if (units < 0 || units > lastTick - ticksAtFileTimeZero) return dateOrRange(call, std::nullopt);
    return Datum::date(units + ticksAtFileTimeZero);
}

Datum numFromDate(Call& call) {
    if (call.date(0) < ticksAtFileTimeZero) return dateOrRange(call, std::nullopt);
    return Datum::number(call.date(0) - ticksAtFileTimeZero);
}

constexpr Function rows[] = {
    {.name = "Now",
     .nulls = NullRule::Own,
     .doc = "The present date and time in UTC.",
     .examples = {{R"(DateDiff("d", Now(), Now()))", R"("0")"}},
     .apply = now},
    {.name = "DateAdd",
     .parameters = {{"interval", Want::Option, Presence::Required, addIntervals},
                    {"value", Want::Number},
                    {"dateTime", Want::Date}},
     .nulls = NullRule::Own,
     .doc = "A date some intervals later, or earlier with a negative value.",
     .examples = {{R"(DateAdd("m", 1, "2021-01-31"))", R"("2/28/2021 12:00:00 AM")"}},
     .apply = dateAdd},
    {.name = "DateDiff",
     .parameters = {{"interval", Want::Option, Presence::Required, diffIntervals},
                    {"date1", Want::Date},
                    {"date2", Want::Date}},
     .nulls = NullRule::Own,
     .doc = "How many intervals lie between two dates.",
     .examples = {{R"(DateDiff("d", "2021-08-18", "2021-08-31"))", R"("13")"}},
     .apply = dateDiff},
    {.name = "DateFromNum",
     .parameters = {{"value", Want::NumberOrNull}},
     .doc = "The date of a FILETIME number, such as pwdLastSet.",
     .examples = {{"DateFromNum(129699324000000000)", R"("1/1/2012 11:00:00 PM")"}},
     .apply = dateFromNum},
    {.name = "NumFromDate",
     .parameters = {{"value", Want::Date}},
     .doc = "The FILETIME number of a date.",
     .examples = {{R"(NumFromDate("2012-01-01 23:00:00"))", R"("129699324000000000")"}},
     .apply = numFromDate},
};

}  // namespace

std::span<const Function> dateFunctions() { return rows; }

}  // namespace hs::expr
