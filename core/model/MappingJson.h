#pragma once

#include "core/model/JsonReader.h"
#include "core/model/Mapping.h"

namespace hs {

/// A mapping as configurations keep it and the command line prints it. Classes are LDAP's names.
QJsonObject toJson(const Mapping& mapping);
void read(JsonReader& reader, Mapping& mapping);

}  // namespace hs
