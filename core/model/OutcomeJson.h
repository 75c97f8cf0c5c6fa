#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/Outcome.h"

namespace hs {

/// An outcome or step with everything it knows, exact both ways; members that are not known are passed over.
QJsonObject toJson(const Outcome& outcome);
QJsonObject toJson(const Step& step);
Result<Outcome> outcomeFromJson(const QJsonObject& json);
Result<Step> stepFromJson(const QJsonObject& json);

void read(JsonReader& reader, Step& step);
void read(JsonReader& reader, Outcome& outcome);

}  // namespace hs
