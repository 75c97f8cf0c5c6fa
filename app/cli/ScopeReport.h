#pragma once

#include <QJsonObject>

#include "core/service/ScopeRecords.h"

namespace hs::cli {

/// The answers of the scope verb: as JSON, and for people on standard output.

/// {"configuration","version","scope":{…},"selected":[{"dn","objectGUID","found","name","members"}],"warnings":[]}
QJsonObject documentOf(const service::ScopeReport& report);
/// {"dn","standing":"in"|"out"|"kept","inScope","reason","clauses":[{"group","clause","true","because"}],"warnings":[]}
QJsonObject documentOf(const service::ScopeTest& tested);
/// {"before","after","leaving":{"count","first":[]},"entering":{…},"kept","guard":{…},"warnings":[]}
QJsonObject documentOf(const service::ScopeImpact& impact);

void print(const service::ScopeReport& report);
void print(const service::ScopeTest& tested);
/// `compares`: with a draft; else the numbers are of the stored scope alone.
void print(const service::ScopeImpact& impact, bool compares);

}  // namespace hs::cli
