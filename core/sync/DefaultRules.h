#pragma once

#include <string>
#include <vector>

#include "core/model/Mapping.h"

namespace hs::sync {

/// AD to Microsoft Entra ID: the usual default mappings of users, inetOrgPersons and contacts, or the administrator's.
Rule provisioningRule(const MappingSettings& settings = {});

/// Writeback exchange attributes to Active Directory: the eight mappings (Microsoft: exchange-hybrid, "Exchange hybrid
/// writeback attributes"; the expression texts are this product's own), with the derived attribute cloudSOAExchMailbox.
/// An override of the settings changes its expression, or switches it off.
Rule writebackRule(const MappingSettings& settings = {});

/// The rule of that kind.
Rule ruleOf(RuleKind kind, const MappingSettings& settings = {});

/// The eight target attributes in the order of the mapping table.
const std::vector<AttributeName>& writebackTargets();

}  // namespace hs::sync
