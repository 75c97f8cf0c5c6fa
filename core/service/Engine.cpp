#include "core/service/Engine.h"

namespace hs::service {

Engine::Engine(EnginePorts ports)
    : ports_(std::move(ports)),
      schema_(ports_),
      configurations_(ports_, schema_),
      sync_(ports_, schema_),
      jobs_(ports_),
      scope_(ports_, schema_),
      mappings_(ports_),
      plans_(ports_, schema_),
      logs_(ports_),
      connections_(ports_) {}

}  // namespace hs::service
