#pragma once

#include <QJsonObject>

#include <string_view>

#include "core/base/Result.h"
#include "core/model/Configuration.h"

namespace hs {

/// The form that this program writes, and the newest that it reads.
inline constexpr int configurationFormatVersion = 1;

/// The name of its JSON Schema, the file hybridsync-configuration-1.schema.json of the package.
inline constexpr std::string_view configurationSchemaId =
    "https://hybridsync.github.io/schema/hybridsync-configuration-1.schema.json";

/// The one document of `configuration export`: the configuration's members after "schema" and "formatVersion". Secrets
/// by reference only.
QJsonObject documentOf(const Configuration& configuration);

/// Reads one back. Errors: InvalidInput for what is no JSON (with line and column), for members that are not known
/// (each named, with the nearest known one) and for a secret in plain, which is not repeated; Unsupported for a form
/// that is newer than this program; Corrupt names a member that is missing or of a wrong type.
Result<Configuration> configurationFromDocument(std::string_view text);

}  // namespace hs
