#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"

namespace hs::service {

/// What moves objects, and what looks at them: on demand, cycles, runs, the log, search, expressions.
class SyncCommands {
public:
    SyncCommands(EnginePorts& ports, SchemaCommands& schema) : ports_(ports), schema_(schema) {}

    Result<Outcome> provisionOnDemand(const OnDemandRequest& request, std::stop_token stop);
    Result<Outcome> writebackOnDemand(const OnDemandRequest& request, std::stop_token stop);
    Result<Run> runCycle(const CycleRequest& request, std::stop_token stop);

    Result<std::vector<DirectoryHit>> search(const std::string& name, const std::string& text, std::stop_token stop);
    Result<RunDetail> run(std::int64_t id);
    Result<expr::Evaluation> evaluate(const EvaluateRequest& request, std::stop_token stop);

private:
    EnginePorts& ports_;
    SchemaCommands& schema_;
};

}  // namespace hs::service
