#pragma once

#include <cstdint>
#include <string>

#include "core/model/Outcome.h"
#include "core/model/Run.h"

namespace hs {

/// What the engine tells while it works. Numbers, not prose, wherever a number is known.
struct Event {
    enum class Kind { RunStarted, Progress, StepChanged, AttributesChanged, RunEnded };
    Kind kind = Kind::Progress;
    std::string configuration;
    Run run;                 ///< as known so far; counts are live
    std::string phase;       ///< "Reading the directory", "Waiting for Exchange Online to fill the attributes"
    std::int64_t done = 0;   ///< objects, or milliseconds of a wait
    std::int64_t total = 0;  ///< 0 = not known
    double perSecond = 0;    ///< objects per second of this phase; 0 = not known
    Step step;               ///< with StepChanged
    std::vector<AttributeChange> attributes;  ///< with AttributesChanged: the writeback table so far
};

/// Receives events on the engine's thread; must not block.
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual void publish(const Event& event) = 0;
};

/// Drops everything.
class NullEvents final : public EventSink {
public:
    void publish(const Event&) override {}
};

}  // namespace hs
