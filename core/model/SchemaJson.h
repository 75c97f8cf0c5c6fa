#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/Schema.h"

namespace hs {

/// A schema, or the check of one, with everything it knows; exact both ways. The shape of `schema check --json` is
/// toCliJson's.
QJsonObject toJson(const Schema& schema);
QJsonObject toJson(const SchemaCheck& check);
Result<Schema> schemaFromJson(const QJsonObject& json);
Result<SchemaCheck> schemaCheckFromJson(const QJsonObject& json);

void read(JsonReader& reader, AttributeSchema& attribute);
void read(JsonReader& reader, Schema& schema);
void read(JsonReader& reader, SchemaCheck::Attribute& attribute);
void read(JsonReader& reader, SchemaCheck& check);

}  // namespace hs
