#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/Link.h"

namespace hs {

/// A link; the two fingerprints are 16 hexadecimal digits each. Exact both ways.
QJsonObject toJson(const Link& link);
Result<Link> linkFromJson(const QJsonObject& json);

void read(JsonReader& reader, Link& link);

}  // namespace hs
