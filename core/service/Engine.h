#pragma once

#include "core/service/ConfigurationCommands.h"
#include "core/service/ConnectionTester.h"
#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"
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
    ConnectionTester& connections() { return connections_; }

private:
    EnginePorts ports_;
    SchemaCommands schema_;
    ConfigurationCommands configurations_;
    SyncCommands sync_;
    ConnectionTester connections_;
};

}  // namespace hs::service
