#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/Change.h"
#include "core/model/JsonReader.h"

namespace hs {

/// A change with everything it knows, exact both ways. Members that are not known are passed over: a newer version
/// may have added them.
QJsonObject toJson(const Change& change);
Result<Change> changeFromJson(const QJsonObject& json);

QJsonObject toJson(const ObjectRef& object);
QJsonObject toJson(const AttributeChange& attribute);
QJsonArray toJson(const std::vector<AttributeChange>& attributes);
void read(JsonReader& reader, ObjectRef& object);
void read(JsonReader& reader, AttributeChange& attribute);
void read(JsonReader& reader, Change& change);

}  // namespace hs
