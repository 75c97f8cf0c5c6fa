#pragma once

#include "core/service/ConfigurationCommands.h"
#include "core/service/ConnectionTester.h"
#include "core/service/EnginePorts.h"
#include "core/service/JobCommands.h"
#include "core/service/LogCommands.h"
#include "core/service/MappingCommands.h"
#include "core/service/PlanCommands.h"
#include "core/service/SchemaCommands.h"
#include "core/service/ScopeCommands.h"
#include "core/service/SyncCommands.h"

namespace hs::service {

/// Every command of the product, synchronous. Each call belongs to the thread that makes it; several threads may call
/// at once (the console's two lanes do), because all state is behind the ports.
class Engine {
public:
    explicit Engine(EnginePorts ports);

    EnginePorts& ports() { return ports_; }
    ConfigurationCommands& configurations() { return configurations_; }
    SchemaCommands& schema() { return schema_; }
    SyncCommands& sync() { return sync_; }
    JobCommands& jobs() { return jobs_; }
    ScopeCommands& scope() { return scope_; }
    MappingCommands& mappings() { return mappings_; }
    PlanCommands& plans() { return plans_; }
    LogCommands& logs() { return logs_; }
    ConnectionTester& connections() { return connections_; }

private:
    EnginePorts ports_;
    SchemaCommands schema_;
    ConfigurationCommands configurations_;
    SyncCommands sync_;
    JobCommands jobs_;
    ScopeCommands scope_;
    MappingCommands mappings_;
    PlanCommands plans_;
    LogCommands logs_;
    ConnectionTester connections_;
};

}  // namespace hs::service
