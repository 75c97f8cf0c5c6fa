#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/Clock.h"
#include "core/ports/EventSink.h"

namespace hs::sync {

/// Tells what a run does: its start and end, and between them the progress of each phase, no more often than people
/// can read and at least four times a second while something moves.
class Progress {
public:
    Progress(EventSink& events, const Clock& clock, const Run& run)
        : events_(events), clock_(clock), run_(run), phaseBegan_(clock.steady()), lastTold_(phaseBegan_) {}

    void runStarted() const;
    void runEnded() const;

    /// Begins a phase; `total` 0 = not known.
    void phase(std::string name, std::int64_t total = 0);

    /// `more` objects are done. Cheap enough to be called for each.
    void step(std::int64_t more = 1);

    /// Tells the numbers as they are now, due or not.
    void tell();

private:
    Event event(Event::Kind kind) const;

    EventSink& events_;
    const Clock& clock_;
    const Run& run_;
    std::string phase_;
    std::int64_t done_ = 0;
    std::int64_t total_ = 0;
    std::chrono::steady_clock::time_point phaseBegan_;
    std::chrono::steady_clock::time_point lastTold_;
};

}  // namespace hs::sync
