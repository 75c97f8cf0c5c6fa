#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// The provisioning log: how much there is, whether it is whole, and what retention takes.
class LogCommands {
public:
    explicit LogCommands(EnginePorts& ports) : ports_(ports) {}

    Result<std::int64_t> count(const OutcomeFilter& filter) { return ports_.store.countOutcomes(filter); }
    Result<LogVerdict> verify(std::stop_token stop) { return ports_.store.verifyLog(stop); }

    /// Forgets what is older than Configuration::logRetentionDays; 0 days keep everything. Returns how many entries
    /// were forgotten.
    Result<std::int64_t> retain(const std::string& name);

private:
    EnginePorts& ports_;
};

}  // namespace hs::service
