#pragma once

#include <QJsonObject>

#include "core/base/Result.h"
#include "core/model/JsonReader.h"
#include "core/model/ScopeSettings.h"

namespace hs {

/// The member "scope" of a configuration's document, also a document of its own:
/// {"mode","organizationalUnits":[{"dn","objectGUID"}],"groups":[…],"filter":[{"clauses":[{"attribute","operator",
/// "operand"}]}]}. A list of names in "organizationalUnits", as earlier versions wrote it, is read as units by name.
QJsonObject toJson(const ScopeSettings& scope);
void read(JsonReader& reader, ScopeSettings& scope);

/// Errors: InvalidInput names members that are not known, Corrupt names one of a wrong type.
Result<ScopeSettings> scopeSettingsFromJson(const QJsonObject& json);

}  // namespace hs
