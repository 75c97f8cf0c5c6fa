#pragma once

#include "core/model/JsonReader.h"
#include "core/model/Mapping.h"

namespace hs {

QJsonObject toJson(const Mapping& mapping);
void read(JsonReader& reader, Mapping& mapping);

QJsonObject toJson(const WritebackOverride& override);
void read(JsonReader& reader, WritebackOverride& override);

/// {"provisioning": [mapping…], "writeback": [override…]}; without "provisioning" the defaults hold.
QJsonObject toJson(const MappingSettings& settings);
void read(JsonReader& reader, MappingSettings& settings);

}  // namespace hs
