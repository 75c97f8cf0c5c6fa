#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/Run.h"

namespace hs {

/// A run with everything it knows, exact both ways. The shape of the command line is toCliJson's.
QJsonObject toJson(const Run& run);
Result<Run> runFromJson(const QJsonObject& json);

void read(JsonReader& reader, RunCounts& counts);
void read(JsonReader& reader, Run& run);

}  // namespace hs
