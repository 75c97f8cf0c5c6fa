#include "core/model/ValueJson.h"

#include "core/base/Encoding.h"

namespace hs {

namespace {

Error notAValue(const std::string& why) {
    return Error(ErrorCode::Corrupt, "A value is " + why + ".")
        .next("A value is text, a whole number, true or false, or {\"binary\": base64}.");
}

Result<Value> encodedValue(const QJsonObject& json) {
    const bool binary = json.contains(QLatin1StringView("binary"));
    const QJsonValue encoded = json.value(QLatin1StringView(binary ? "binary" : "text"));
    if (json.size() != 1 || !encoded.isString()) return notAValue("an object without \"binary\"");
    auto bytes = fromBase64(encoded.toString().toStdString());
    if (!bytes) return notAValue("not base64");
    return binary ? Value::binary(*std::move(bytes)) : Value::text(*std::move(bytes));
}

}  // namespace

QJsonValue toJson(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Integer: return static_cast<qint64>(value.asInteger().value_or(0));
        case Value::Kind::Boolean: return value.asBoolean().value_or(false);
        case Value::Kind::Binary: return QJsonObject{{QStringLiteral("binary"), jsonText(toBase64(value.bytes()))}};
        case Value::Kind::Text: break;
    }
    if (isUtf8(value.bytes())) return jsonText(value.bytes());
    return QJsonObject{{QStringLiteral("text"), jsonText(toBase64(value.bytes()))}};
}

QJsonArray toJson(const Values& values) {
    QJsonArray array;
    for (const auto& value : values) array.append(toJson(value));
    return array;
}

Result<Value> valueFromJson(const QJsonValue& json) {
    if (json.isString()) return Value::text(json.toString().toStdString());
    if (json.isBool()) return Value::boolean(json.toBool());
    if (json.isObject()) return encodedValue(json.toObject());
    if (!json.isDouble()) return notAValue("of a type that no attribute has");
    if (json.toInteger(0) != json.toInteger(1)) return notAValue("a number that is not whole");
    return Value::integer(json.toInteger());
}

Result<Values> valuesFromJson(const QJsonArray& json) {
    Values values;
    values.reserve(static_cast<std::size_t>(json.size()));
    for (const auto& element : json) {
        HS_ASSIGN(auto value, valueFromJson(element));
        values.push_back(std::move(value));
    }
    return values;
}

QJsonObject toJson(const Error& error) {
    if (error == Error()) return {};
    return {{QStringLiteral("code"), jsonText(toString(error.code))},
            {QStringLiteral("message"), jsonText(error.message)},
            {QStringLiteral("object"), jsonText(error.object)},
            {QStringLiteral("attribute"), jsonText(error.attribute)},
            {QStringLiteral("serverText"), jsonText(error.serverText)},
            {QStringLiteral("nextStep"), jsonText(error.nextStep)},
            {QStringLiteral("retryAfterMs"), error.retryAfterMs}};
}

void read(JsonReader& reader, Error& error) {
    reader.word("code", error.code, errorCodeFrom);
    reader.text("message", error.message);
    reader.text("object", error.object);
    reader.text("attribute", error.attribute);
    reader.text("serverText", error.serverText);
    reader.text("nextStep", error.nextStep);
    reader.integer("retryAfterMs", error.retryAfterMs);
}

Result<void> errorFromJson(const QJsonObject& json, Error& error) {
    JsonReader reader(json, "error");
    read(reader, error);
    return reader.finish();
}

std::optional<ErrorCode> errorCodeFrom(std::string_view name) {
    for (int code = 0; code <= static_cast<int>(ErrorCode::Cancelled); ++code)
        if (toString(static_cast<ErrorCode>(code)) == name) return static_cast<ErrorCode>(code);
    return std::nullopt;
}

}  // namespace hs
