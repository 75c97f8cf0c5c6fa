#pragma once

#include <optional>
#include <string_view>

#include "core/expr/DateFormat.h"

namespace hs::expr {

/// Reads one text run by run of a DateFormat and collects what the runs say about the point in time.
class DateFormatReader {
public:
    DateFormatReader(std::string_view text, bool innerWhiteSpace) : rest_(text), inner_(innerWhiteSpace) {}

    /// False, and nothing taken, when the text does not go on as the run wants it.
    bool take(const DateFormat::Run& run);

    /// The point in time, when all of the text was read and its parts fit each other.
    DateFormat::Reading finish() const;

private:
    bool takeLetter(const DateFormat::Run& run);
    bool takeLiteral(std::string_view literal);
    bool takeNumber(std::optional<int>& part, int fewest, int most);
    bool takeFraction(int count, bool exactly);
    bool takeMonthName(bool whole);
    bool takeDayName(bool whole);
    bool takeHalfOfDay(int letters);
    bool takeZone(int count);
    bool takeAnyZone();
    bool takePrefix(std::string_view prefix);

    /// A part that is said twice must say the same.
    static bool agree(std::optional<int>& part, int value);

    std::optional<int> hourOfDay() const;

    std::string_view rest_;
    bool inner_;
    std::optional<int> year_, month_, day_, weekday_, hour24_, hour12_, half_, minute_, second_, fraction_,
        zoneMinutes_;
};

}  // namespace hs::expr
