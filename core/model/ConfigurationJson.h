#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/Configuration.h"
#include "core/model/JsonReader.h"

namespace hs {

/// The document of `configuration export`, `configuration import` and the store. Holds references to secrets only.
QJsonObject toJson(const Configuration& configuration);

/// Errors: InvalidInput names members that are not known, Corrupt names a member that is missing or of a wrong type.
Result<Configuration> configurationFromJson(const QJsonObject& json);

QJsonObject toJson(const DirectorySettings& settings);
QJsonObject toJson(const TenantSettings& settings);
QJsonObject toJson(const Properties& properties);
QJsonObject toJson(const GuardSettings& guards);
QJsonObject toJson(const MailSettings& mail);
void read(JsonReader& reader, DirectorySettings& settings);
void read(JsonReader& reader, TenantSettings& settings);
void read(JsonReader& reader, Properties& properties);
void read(JsonReader& reader, GuardSettings& guards);
void read(JsonReader& reader, MailSettings& mail);
void read(JsonReader& reader, Configuration& configuration);

}  // namespace hs
