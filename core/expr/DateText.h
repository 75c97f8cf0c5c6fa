#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/expr/Datum.h"

/// Points in time and their plain text forms (expressions reference, 3.1, 8.1 and 8.2). The machine's time zone
/// plays no part.
namespace hs::expr {

inline constexpr Ticks ticksPerSecond = 10'000'000;
inline constexpr Ticks ticksPerDay = 86'400 * ticksPerSecond;
inline constexpr Ticks lastTick = 3'155'378'975'999'999'999;           ///< 9999-12-31T23:59:59.9999999Z
inline constexpr Ticks ticksAtFileTimeZero = 504'911'232'000'000'000;  ///< 1601-01-01T00:00:00Z
inline constexpr Ticks ticksAtUnixZero = 621'355'968'000'000'000;      ///< 1970-01-01T00:00:00Z

inline bool isInCalendar(Ticks ticks) { return ticks >= 0 && ticks <= lastTick; }

/// A point in time as calendar and clock show it in UTC.
struct Civil {
    int year = 1;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int fraction = 0;  ///< 100-nanosecond units
};

Civil civilOf(Ticks ticks);

/// Nothing when there is no such day or time of day. 24:00 is no time of day.
std::optional<Ticks> ticksOf(const Civil& civil);

int daysInMonth(int year, int month);

/// 0 = Sunday.
int dayOfWeek(Ticks ticks);

/// "7/2/2021 3:33:38 PM"; fractions of a second are dropped.
std::string dateText(Ticks ticks);

struct DateReading {
    enum class State { Date, NoDate, OutOfRange };
    State state = State::NoDate;
    Ticks ticks = 0;
};

/// Reads "yyyy-M-d" or "M/d/yyyy", then perhaps a time, then perhaps a zone. Without a zone the text is UTC.
/// OutOfRange is a well-formed text whose zone moves it out of the years 1 to 9999.
DateReading readDate(std::string_view text);

}  // namespace hs::expr
