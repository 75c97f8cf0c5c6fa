#include "core/model/JsonReader.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/base/Spelling.h"
#include "core/model/ValueJson.h"

namespace hs {

namespace {

std::u32string lowered(std::string_view name) {
    std::u32string letters;
    for (const char c : name) letters += static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return letters;
}

/// The known member that was probably meant; empty when none is near.
std::string_view nearest(std::string_view stranger, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t least = stranger.size() <= 5 ? 1 : 3;
    for (const std::string_view candidate : known) {
        if (stranger.size() > candidate.size() + 3) continue;
        const std::size_t distance = spellingDistance(lowered(stranger), lowered(candidate));
        if (distance > least || (distance == least && !best.empty())) continue;
        best = candidate;
        least = distance;
    }
    return best;
}

}  // namespace

QString jsonText(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QJsonArray jsonTexts(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const auto& text : texts) array.append(jsonText(text));
    return array;
}

JsonReader::JsonReader(const QJsonObject& object, std::string document, Unknown unknown)
    : object_(object), findings_(&own_) {
    own_.document = std::move(document);
    own_.unknown = unknown;
}

JsonReader::JsonReader(const QJsonObject& object, std::string path, JsonReader& parent)
    : object_(object), path_(std::move(path)), findings_(parent.findings_) {}

bool JsonReader::take(const char* member) {
    asked_.emplace_back(member);
    return object_.contains(QLatin1StringView(member));
}

bool JsonReader::isObject(const char* member) {
    if (value(member).isObject()) return true;
    refuse(member, "is not an object");
    return false;
}

bool JsonReader::isArray(const char* member) {
    if (value(member).isArray()) return true;
    refuse(member, "is not a list");
    return false;
}

void JsonReader::refusePath(const std::string& path, const std::string& why) {
    if (findings_->error) return;
    findings_->error =
        Error(ErrorCode::Corrupt, "The member \"" + path + "\" of the " + findings_->document + " " + why + ".")
            .next("Correct the member, or restore the document from a copy.");
}

void JsonReader::require(std::initializer_list<const char*> members) {
    for (const char* member : members)
        if (!take(member)) refuse(member, "is missing");
}

void JsonReader::text(const char* member, std::string& out) {
    if (!take(member)) return;
    const QJsonValue found = value(member);
    if (!found.isString()) return refuse(member, "is not text");
    out = found.toString().toStdString();
}

void JsonReader::texts(const char* member, std::vector<std::string>& out) {
    if (!take(member) || !isArray(member)) return;
    out.clear();
    const QJsonArray array = value(member).toArray();
    for (const auto& element : array) {
        if (!element.isString()) return refuse(member, "is not a list of text");
        out.push_back(element.toString().toStdString());
    }
}

void JsonReader::name(const char* member, AttributeName& out) {
    std::string spelled = out.text();
    text(member, spelled);
    out = AttributeName(std::move(spelled));
}

void JsonReader::flag(const char* member, bool& out) {
    if (!take(member)) return;
    const QJsonValue found = value(member);
    if (!found.isBool()) return refuse(member, "is not true or false");
    out = found.toBool();
}

void JsonReader::integer(const char* member, std::int64_t& out) {
    if (!take(member)) return;
    const QJsonValue found = value(member);
    // toInteger answers its default for fractions; two defaults tell a fraction from that very number.
    if (!found.isDouble() || found.toInteger(0) != found.toInteger(1)) return refuse(member, "is not a whole number");
    out = found.toInteger();
}

void JsonReader::integer(const char* member, int& out) {
    std::int64_t wide = out;
    integer(member, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return refuse(member, "is too large a number");
    out = static_cast<int>(wide);
}

void JsonReader::bits(const char* member, std::uint64_t& out) {
    if (!take(member)) return;
    std::string digits;
    text(member, digits);
    std::uint64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, 16);
    if (error != std::errc() || stop != end) return refuse(member, "is not a hexadecimal number");
    out = number;
}

void JsonReader::values(const char* member, Values& out) {
    if (!take(member) || !isArray(member)) return;
    auto decoded = valuesFromJson(value(member).toArray());
    if (!decoded) return refuse(member, "is not a list of values");
    out = *std::move(decoded);
}

QJsonObject JsonReader::rawObject(const char* member) {
    return take(member) && isObject(member) ? value(member).toObject() : QJsonObject();
}

QJsonArray JsonReader::rawArray(const char* member) {
    return take(member) && isArray(member) ? value(member).toArray() : QJsonArray();
}

void JsonReader::close() {
    if (findings_->unknown == Unknown::Ignored) return;
    for (auto member = object_.begin(); member != object_.end(); ++member) {
        const std::string key = member.key().toStdString();
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end())
            findings_->strangers.push_back({pathOf(key.c_str()), std::string(nearest(key, asked_))});
    }
}

Result<void> JsonReader::finish() {
    close();
    if (findings_->error) return *findings_->error;
    if (findings_->strangers.empty()) return {};
    std::string names;
    for (const auto& [path, meant] : findings_->strangers) {
        names += (names.empty() ? "\"" : ", \"") + path + "\"";
        if (!meant.empty()) names += " (did you mean \"" + meant + "\"?)";
    }
    const bool one = findings_->strangers.size() == 1;
    return Error(ErrorCode::InvalidInput, "The " + findings_->document + " has " + (one ? "a member" : "members") +
                                              " that this version does not know: " + names + ".")
        .next("Correct the spelling or remove it; if a newer version wrote the document, update Hybrid Sync.");
}

}  // namespace hs
