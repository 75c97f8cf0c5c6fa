#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/Job.h"
#include "core/model/JsonReader.h"

namespace hs {

/// The records of a job with everything they know, exact both ways.
QJsonObject toJson(const Escrow& escrow);
QJsonObject toJson(const Quarantine& quarantine);
QJsonObject toJson(const JobState& state);
QJsonObject toJson(const AttributeFreshness& freshness);
Result<Escrow> escrowFromJson(const QJsonObject& json);
Result<JobState> jobStateFromJson(const QJsonObject& json);

void read(JsonReader& reader, Escrow& escrow);
void read(JsonReader& reader, Quarantine& quarantine);
void read(JsonReader& reader, JobState& state);
void read(JsonReader& reader, AttributeFreshness& freshness);

}  // namespace hs
