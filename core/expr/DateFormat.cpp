#include "core/expr/DateFormat.h"

#include "core/expr/DateFormatReader.h"
#include "core/expr/DateNames.h"
#include "core/expr/DateText.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

/// The longest run of each letter that has a meaning; 0 where the letter is itself.
int longestRun(char letter) {
    switch (letter) {
        case 'y':
        case 'M':
        case 'd': return 4;
        case 'H':
        case 'h':
        case 'm':
        case 's':
        case 't': return 2;
        case 'f':
        case 'F': return 7;
        case 'z': return 3;
        case 'K': return 1;
        default: return 0;
    }
}

bool hasMeaning(char letter, int count) {
    if (letter == 'y') return count == 2 || count == 4;
    return count <= longestRun(letter);
}

Error notSupported(std::string_view run) {
    return Error(ErrorCode::InvalidInput, "format '" + std::string(run) + "' is not supported.");
}

std::string padded(int number, int width) {
    std::string digits = std::to_string(number);
    if (digits.size() < static_cast<std::size_t>(width))
        digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return digits;
}

std::string fractionText(int fraction, int count, bool trimmed) {
    std::string digits = padded(fraction, 7).substr(0, static_cast<std::size_t>(count));
    if (trimmed)
        while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return digits;
}

std::string runText(const DateFormat::Run& run, const Civil& civil, int weekday) {
    const int hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12;
    switch (run.letter) {
        case 'y': return run.count == 4 ? padded(civil.year, 4) : padded(civil.year % 100, 2);
        case 'M':
            if (run.count == 4) return std::string(monthNames[static_cast<std::size_t>(civil.month - 1)]);
            if (run.count == 3) return std::string(monthNames[static_cast<std::size_t>(civil.month - 1)].substr(0, 3));
            return padded(civil.month, run.count);
        case 'd':
            if (run.count == 4) return std::string(dayNames[static_cast<std::size_t>(weekday)]);
            if (run.count == 3) return std::string(dayNames[static_cast<std::size_t>(weekday)].substr(0, 3));
            return padded(civil.day, run.count);
        case 'H': return padded(civil.hour, run.count);
        case 'h': return padded(hour12, run.count);
        case 'm': return padded(civil.minute, run.count);
        case 's': return padded(civil.second, run.count);
        case 'f': return fractionText(civil.fraction, run.count, false);
        case 'F': return fractionText(civil.fraction, run.count, true);
        case 't': return std::string(civil.hour < 12 ? "AM" : "PM").substr(0, static_cast<std::size_t>(run.count));
        case 'z': return run.count == 3 ? "+00:00" : run.count == 2 ? "+00" : "+0";
        case 'K': return "Z";
        default: return run.literal;
    }
}

/// Takes one run off the format's start; the error when it has no meaning.
Result<DateFormat::Run> takeRun(std::string_view& format) {
    DateFormat::Run run;
    const char first = format.front();
    if (first == '\\') {
        if (format.size() < 2) return notSupported(format);
        const std::size_t size = characterAt(format, 1).size;
        run.literal = format.substr(1, size);
        format.remove_prefix(1 + size);
    } else if (first == '\'' || first == '"') {
        const std::size_t end = format.find(first, 1);
        if (end == std::string_view::npos) return notSupported(format);
        run.literal = format.substr(1, end - 1);
        format.remove_prefix(end + 1);
    } else if (longestRun(first) == 0) {
        const std::size_t size = characterAt(format, 0).size;
        if (first == 'g') return notSupported(format.substr(0, std::min(format.find_first_not_of('g'), format.size())));
        if (first != '%') run.literal = format.substr(0, size);
        format.remove_prefix(size);
    } else {
        const std::size_t end = first == 'K' ? 1 : std::min(format.find_first_not_of(first), format.size());
        run.letter = first;
        run.count = static_cast<int>(std::min<std::size_t>(end, 100));
        if (!hasMeaning(first, run.count)) return notSupported(format.substr(0, end));
        format.remove_prefix(end);
    }
    return run;
}

}  // namespace

Result<WhiteSpaceRules> WhiteSpaceRules::from(std::string_view styles) {
    WhiteSpaceRules rules{false, false, false};
    while (true) {
        const std::size_t comma = styles.find(',');
        const std::string_view name = trim(styles.substr(0, comma));
        const bool all = name == "AllowWhiteSpaces";
        if (name == "AllowLeadingWhite" || all) rules.leading = true;
        if (name == "AllowTrailingWhite" || all) rules.trailing = true;
        if (name == "AllowInnerWhite" || all) rules.inner = true;
        const bool known = all || name == "AllowLeadingWhite" || name == "AllowTrailingWhite" ||
                           name == "AllowInnerWhite" || name == "None" || name == "AssumeUniversal" ||
                           name == "AdjustToUniversal" || name == "RoundtripKind" || name == "NoCurrentDateDefault";
        if (!known) return Error(ErrorCode::InvalidInput, "'" + shortened(name) + "' is not a supported date style.");
        if (comma == std::string_view::npos) return rules;
        styles.remove_prefix(comma + 1);
    }
}

Result<DateFormat> DateFormat::compile(std::string_view format) {
    const bool letter =
        format.size() == 1 && ((format[0] >= 'a' && format[0] <= 'z') || (format[0] >= 'A' && format[0] <= 'Z'));
    if (letter) {
        const std::string standard(format);
        return Error(ErrorCode::InvalidInput,
                     "standard format '" + standard + "' is not supported; write '%" + standard + "'.");
    }
    DateFormat result;
    while (!format.empty()) {
        HS_ASSIGN(Run run, takeRun(format));
        if (run.letter != '\0' || !run.literal.empty()) result.runs_.push_back(std::move(run));
    }
    return result;
}

Result<void> DateFormat::checkReadable() const {
    bool year = false;
    for (const Run& run : runs_) {
        if (run.letter != 'y') continue;
        if (run.count == 2) return notSupported("yy");
        year = true;
    }
    if (!year) return Error(ErrorCode::InvalidInput, "the input format needs yyyy.");
    return {};
}

std::string DateFormat::write(Ticks ticks) const {
    const Civil civil = civilOf(ticks);
    const int weekday = dayOfWeek(ticks);
    std::string text;
    for (const Run& run : runs_) {
        const std::string part = runText(run, civil, weekday);
        // As .NET: the point before an F that has nothing to say goes with it.
        if (run.letter == 'F' && part.empty() && !text.empty() && text.back() == '.') text.pop_back();
        text += part;
    }
    return text;
}

DateFormat::Reading DateFormat::read(std::string_view text, const WhiteSpaceRules& whiteSpace) const {
    if (whiteSpace.leading) text = trimStart(text);
    if (whiteSpace.trailing) text = trimEnd(text);
    DateFormatReader reader(text, whiteSpace.inner);
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        const bool pointOfFraction = runs_[i].literal == "." && i + 1 < runs_.size() && runs_[i + 1].letter == 'F';
        if (reader.take(runs_[i])) continue;
        // As .NET: ".FFF" also reads a text without a fraction.
        if (!pointOfFraction) return {};
        ++i;
    }
    return reader.finish();
}

}  // namespace hs::expr
