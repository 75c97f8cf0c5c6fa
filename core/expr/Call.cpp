#include "core/expr/Call.h"

#include <algorithm>

#include "core/expr/DateText.h"
#include "core/expr/Text.h"

namespace hs::expr {

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

std::string parameterName(const ParameterList& form, std::size_t i) {
    const Parameter& parameter = form.at(i);
    std::string name(parameter.name);
    const bool numbered = parameter.presence == Presence::Repeated && name.back() >= '1' && name.back() <= '9';
    if (!numbered) return name;
    name.pop_back();
    return name + std::to_string(i + 1);
}

Datum Call::fail(std::string_view code, const std::string& message) {
    return evaluator_.fail(node_.mark, code, std::string(node_.function->name) + ": " + message);
}

Datum Call::failArgument(std::size_t i, std::string_view code, const std::string& wanted) {
    return fail(code,
                "argument " + std::to_string(i + 1) + " (" + parameterName(*node_.form, i) + ") must be " + wanted);
}

Datum Call::failTooLong() {
    return evaluator_.fail(node_.mark, "result-size", "Result is longer than 1,000,000 characters.");
}

Datum Call::run() {
    std::size_t characters = 0;
    bool redacted = false;
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        redacted = redacted || arguments_[i].redacted();
        if (isSupplied(i) && !convert(i)) return Datum::stopped();
        if (arguments_[i].isText()) characters += arguments_[i].view().size();
        if (i > 0 || !arguments_[0].isNull()) continue;
        switch (node_.function->nulls) {
            case NullRule::Null: return Datum();
            case NullRule::EmptyText: return Datum::text("");
            case NullRule::Zero: return Datum::number(0);
            case NullRule::False: return Datum::boolean(false);
            case NullRule::Own: break;
        }
    }
    if (!evaluator_.chargeRead(node_.mark, characters)) return Datum::stopped();
    return node_.function->apply(*this).asRedacted(redacted);
}

bool Call::convert(std::size_t i) {
    const Parameter& parameter = node_.form->at(i);
    switch (parameter.want) {
        case Want::Text: return convertText(i);
        case Want::Number: return convertNumber(i, false);
        case Want::NumberOrNull: return convertNumber(i, true);
        case Want::Date: return convertDate(i);
        case Want::Character: return convertCharacter(i);
        case Want::Option: return convertOption(i, parameter);
        case Want::Any:
        case Want::Whole:
        case Want::Unevaluated:
        case Want::Variable: break;
    }
    return true;
}

bool Call::convertText(std::size_t i) {
    Datum& datum = arguments_[i];
    if (datum.isNull() || datum.isText()) return true;
    const auto text = asText(datum, evaluator_.scratch());
    if (!text) {
        failArgument(i, "not-text", "text, got bytes.");
        return false;
    }
    datum = Datum::text(*text).asRedacted(datum.redacted());
    return true;
}

bool Call::convertNumber(std::size_t i, bool nullable) {
    Datum& datum = arguments_[i];
    if (nullable && (datum.isNull() || datum.isEmptyText())) {
        datum = Datum();
        return true;
    }
    const auto number = asNumber(datum);
    if (!number) {
        failArgument(i, "not-a-number", "a number, got " + show(i) + ".");
        return false;
    }
    datum = Datum::number(*number).asRedacted(datum.redacted());
    return true;
}

bool Call::convertDate(std::size_t i) {
    Datum& datum = arguments_[i];
    if (datum.kind() == Datum::Kind::Date || datum.isNull()) return true;
    if (datum.isEmptyText()) {
        datum = Datum();
        return true;
    }
    const DateReading reading = datum.isText() ? readDate(datum.view()) : DateReading{};
    if (reading.state == DateReading::State::OutOfRange) fail("date-range", "date is out of range.");
    if (reading.state == DateReading::State::NoDate) failArgument(i, "not-a-date", "a date, got " + show(i) + ".");
    if (reading.state != DateReading::State::Date) return false;
    datum = Datum::date(reading.ticks).asRedacted(datum.redacted());
    return true;
}

bool Call::convertCharacter(std::size_t i) {
    if (!convertText(i)) return false;
    if (has(i) && isOneCharacter(text(i))) return true;
    failArgument(i, "one-character", "one character, got " + show(i) + ".");
    return false;
}

bool Call::convertOption(std::size_t i, const Parameter& parameter) {
    if (!convertText(i)) return false;
    const bool known = std::find(parameter.words.begin(), parameter.words.end(), text(i)) != parameter.words.end();
    if (known || (!has(i) && parameter.presence == Presence::Optional)) return true;
    fail("option", show(i) + " is not one of " + listed(parameter.words) + ".");
    return false;
}

}  // namespace hs::expr
