#pragma once

#include <string>

#include "core/model/Outcome.h"

namespace hs {

/// The provisioning log as three CSV files, in the portal's names and joined by ChangeId
/// (Microsoft Entra provisioning logs, "How can I view the provisioning logs?", CSV format). Written an entry at a
/// time.
struct LogCsv {
    std::string logs;                ///< ProvisioningLogs: one record an entry
    std::string steps;               ///< ProvisioningLogs_ProvisioningSteps: one a step
    std::string modifiedProperties;  ///< ProvisioningLogs_ModifiedProperties: one an attribute

    static LogCsv header();
    static LogCsv of(const Outcome& outcome, const std::string& configuration);
};

/// "Active Directory", "Microsoft Entra ID": what the portal's columns Source system and Target system say.
std::string systemName(Side side);

/// What an entry wrote to the directory as LDIF (RFC 2849); empty when it wrote nothing there.
std::string ldifOf(const Outcome& outcome);

}  // namespace hs
