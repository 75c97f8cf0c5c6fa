#pragma once

#include <string>
#include <vector>

#include "core/model/Configuration.h"
#include "core/model/Mapping.h"

namespace hs::sync {

/// AD to Microsoft Entra ID: the usual default mappings of users, inetOrgPersons and contacts.
Rule provisioningRule();

/// A rule as a configuration has it: its own list of mappings where it has one, else the defaults.
Rule ruleOf(const MappingSettings& settings, RuleKind kind);

/// Writeback exchange attributes to Active Directory: the eight mappings (Microsoft: exchange-hybrid, "Exchange hybrid
/// writeback attributes"; the expression texts are this product's own), with the derived attribute cloudSOAExchMailbox.
Rule writebackRule();

/// The eight target attributes in the order of the mapping table.
const std::vector<AttributeName>& writebackTargets();

}  // namespace hs::sync
