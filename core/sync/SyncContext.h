#pragma once

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/expr/Expression.h"
#include "core/model/Configuration.h"
#include "core/ports/Endpoint.h"
#include "core/ports/EventSink.h"
#include "core/ports/Store.h"

namespace hs::sync {

/// What a run works with. Everything is borrowed and outlives the run.
struct SyncContext {
    const Configuration& configuration;
    Endpoint& directory;
    Endpoint& cloud;
    Store& store;
    Clock& clock;
    Log& log;
    EventSink& events;
    expr::Environment environment;
    SchemaCheck schema;  ///< of the directory; writeback runs only when `detected`
};

}  // namespace hs::sync
