#pragma once

#include <functional>
#include <vector>

#include "core/ports/EventSink.h"

namespace hs::world {

/// Keeps every event, for a test to look at.
class EventRecorder final : public EventSink {
public:
    void publish(const Event& event) override {
        events.push_back(event);
        if (onEvent) onEvent(event);
    }

    std::vector<Event> of(Event::Kind kind) const {
        std::vector<Event> found;
        for (const Event& event : events)
            if (event.kind == kind) found.push_back(event);
        return found;
    }

    std::vector<Event> events;
    std::function<void(const Event&)> onEvent;
};

}  // namespace hs::world
