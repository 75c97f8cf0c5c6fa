#include "core/sync/Progress.h"

namespace hs::sync {

namespace {

constexpr std::chrono::milliseconds between{200};

}  // namespace

Event Progress::event(Event::Kind kind) const {
    Event event;
    event.kind = kind;
    event.configuration = run_.configuration;
    event.run = run_;
    return event;
}

void Progress::runStarted() const { events_.publish(event(Event::Kind::RunStarted)); }

void Progress::runEnded() const { events_.publish(event(Event::Kind::RunEnded)); }

void Progress::phase(std::string name, std::int64_t total) {
    phase_ = std::move(name);
    done_ = 0;
    total_ = total;
    phaseBegan_ = clock_.steady();
    tell();
}

void Progress::step(std::int64_t more) {
    done_ += more;
    if (clock_.steady() - lastTold_ >= between) tell();
}

void Progress::tell() {
    lastTold_ = clock_.steady();
    Event progress = event(Event::Kind::Progress);
    progress.phase = phase_;
    progress.done = done_;
    progress.total = total_;
    const double seconds = std::chrono::duration<double>(lastTold_ - phaseBegan_).count();
    progress.perSecond = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
    events_.publish(progress);
}

}  // namespace hs::sync
