#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/Value.h"

namespace hs {

/// Text as a JSON string, a whole number as a number, a boolean as true or false, bytes as {"binary": base64}.
/// Text that is not UTF-8, which JSON cannot carry, is {"text": base64}. Exact both ways.
QJsonValue toJson(const Value& value);
QJsonArray toJson(const Values& values);
Result<Value> valueFromJson(const QJsonValue& json);
Result<Values> valuesFromJson(const QJsonArray& json);

/// An error with every member; the one of an empty Error is {}.
QJsonObject toJson(const Error& error);
/// Into a record, because a Result<Error> could not tell its value from its error.
Result<void> errorFromJson(const QJsonObject& json, Error& error);
void read(JsonReader& reader, Error& error);

/// The inverse of toString(ErrorCode); nothing for any other word.
std::optional<ErrorCode> errorCodeFrom(std::string_view name);

}  // namespace hs
