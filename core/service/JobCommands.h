#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// The job of a configuration between its cycles: where it stands, pause, restart, quarantine, its settings.
class JobCommands {
public:
    explicit JobCommands(EnginePorts& ports) : ports_(ports) {}

    /// What the store knows; `live`, `agentRuns` and `scheduled` are the client's to fill in.
    Result<JobStatus> status(const std::string& name);

    /// As Client's calls of the same names.
    Result<JobState> pause(const std::string& name);
    Result<JobState> resume(const std::string& name);
    Result<JobState> restartJob(const std::string& name);
    Result<JobState> clearQuarantine(const std::string& name);
    Result<std::vector<Escrow>> escrows(const std::string& name);
    Result<Configuration> updateSettings(const std::string& name, std::int64_t version, JobSettings settings);
    Result<void> testMail(const std::string& name, const JobSettings& settings, std::stop_token stop);

private:
    EnginePorts& ports_;
};

/// What is wrong with the settings of a job, or OK. Errors: InvalidInput names the field.
Result<void> validateSettings(const JobSettings& settings);

}  // namespace hs::service
