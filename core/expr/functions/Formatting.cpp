// FormatDateTime (expressions reference, 8.4).
#include "core/expr/Call.h"
#include "core/expr/DateFormat.h"
#include "core/expr/DateText.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum failFormat(Call& call, const std::string& message) { return call.fail("date-format", message); }

/// Reads the source by a format. The answer is a date, or stopped.
Datum readByFormat(Call& call, std::string_view written, const WhiteSpaceRules& whiteSpace) {
    const auto format = DateFormat::compile(written);
    if (!format) return failFormat(call, format.error().message);
    const auto readable = format->checkReadable();
    if (!readable) return failFormat(call, readable.error().message);
    const auto text = asText(call[0], call.evaluator().scratch()).value_or(std::string_view());
    const DateFormat::Reading reading = format->read(text, whiteSpace);
    if (reading.state == DateFormat::Reading::State::OutOfRange)
        return call.fail("date-range", "date is out of range.");
    if (reading.state == DateFormat::Reading::State::NoMatch)
        return failFormat(call, call.show(0) + " does not match the format '" + std::string(written) + "'.");
    return Datum::date(reading.ticks);
}

Datum readPlainly(Call& call) {
    if (call[0].kind() == Datum::Kind::Date) return call[0];
    const DateReading reading = call[0].isText() ? readDate(call[0].view()) : DateReading{};
    if (reading.state == DateReading::State::OutOfRange) return call.fail("date-range", "date is out of range.");
    if (reading.state == DateReading::State::NoDate)
        return call.failArgument(0, "not-a-date", "a date, got " + call.show(0) + ".");
    return Datum::date(reading.ticks);
}

Datum formatDateTime(Call& call) {
    if (call[0].kind() == Datum::Kind::Bytes) return call.failArgument(0, "not-text", "text, got bytes.");
    if (call[0].isEmptyText()) return Datum();
    const std::size_t output = call.count() - 1;
    WhiteSpaceRules whiteSpace;
    if (call.count() == 4 && !call.text(1).empty()) {
        auto rules = WhiteSpaceRules::from(call.text(1));
        if (!rules) return failFormat(call, rules.error().message);
        whiteSpace = *rules;
    }
    const std::string_view input = output > 1 ? call.text(output - 1) : std::string_view();
    const Datum date = input.empty() ? readPlainly(call) : readByFormat(call, input, whiteSpace);
    if (date.isStopped()) return date;
    if (call.text(output).empty())
        return call.fail("argument-missing", "argument " + std::to_string(output + 1) + " (outputFormat) is required.");
    const auto format = DateFormat::compile(call.text(output));
    if (!format) return failFormat(call, format.error().message);
    return call.keep(format->write(date.ticks()));
}

constexpr Parameter source = {"source", Want::Any};
constexpr Parameter inputFormat = {"inputFormat", Want::Text, Presence::Optional};
constexpr ParameterList forms[] = {
    {source, {"outputFormat"}},
    {source, inputFormat, {"outputFormat"}},
    {source, {"dateTimeStyles", Want::Text, Presence::Optional}, inputFormat, {"outputFormat"}},
};

constexpr Function rows[] = {
    {.name = "FormatDateTime",
     .forms = forms,
     .doc = "A date, or a text that is read by one format, written by another. The result is UTC.",
     .examples = {{R"(FormatDateTime(CDate("12/25/2007"), "yyyy-MM-dd"))", R"("2007-12-25")"},
                  {R"(FormatDateTime("20150123105347.1Z", , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd"))", R"("2015-01-23")"}},
     .apply = formatDateTime},
};

}  // namespace

std::span<const Function> formattingFunctions() { return rows; }

}  // namespace hs::expr
