#pragma once

#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/service/Client.h"

namespace hs::cli {

/// Writes every entry of the provisioning log that the filter shows, newest first, page by page: as "csv", "json" or
/// "ldif", to `output`, or to standard output when that is empty. CSV to "x.csv" also writes x_ProvisioningSteps.csv
/// and x_ModifiedProperties.csv; on standard output it is the first file alone. A file appears whole or not at all.
Result<void> writeLog(service::Client& client, OutcomeFilter filter, const std::string& format,
                      const std::string& output, std::stop_token stop);

/// Writes the changes of a run in the same way, as "csv" or "ldif".
Result<void> writePlan(service::Client& client, std::int64_t run, const std::string& format, const std::string& output,
                       std::stop_token stop);

}  // namespace hs::cli
