#pragma once

#include <string>
#include <vector>

#include "core/model/Configuration.h"
#include "core/model/Mapping.h"

namespace hs::sync {

/// AD to Microsoft Entra ID: the usual default mappings of users, inetOrgPersons and contacts.
Rule provisioningRule();

/// Writeback exchange attributes to Active Directory: the eight mappings (Microsoft: exchange-hybrid, "Exchange hybrid
/// writeback attributes"; the expression texts are this product's own), with the derived attribute cloudSOAExchMailbox.
/// Mappings whose target is in `disabledTargets` come back with `enabled` false.
Rule writebackRule(const std::vector<std::string>& disabledTargets = {});

/// The eight target attributes in the order of the mapping table.
const std::vector<AttributeName>& writebackTargets();

}  // namespace hs::sync
