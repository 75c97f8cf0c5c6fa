#include "core/service/EventRelay.h"

#include "core/service/Client.h"

namespace hs::service {

void EventRelay::publish(const Event& event) {
    const std::lock_guard lock(mutex_);
    if (event.kind == Event::Kind::RunEnded) live_.erase(event.configuration);
    else if (event.kind == Event::Kind::RunStarted || event.kind == Event::Kind::Progress)
        live_[event.configuration] = event;
    for (const auto& [id, listener] : listeners_) listener(event);
    if (client_ != nullptr) Q_EMIT client_->event(event);
}

void EventRelay::connectTo(Client* client) {
    const std::lock_guard lock(mutex_);
    client_ = client;
}

std::shared_ptr<void> EventRelay::subscribe(Listener listener) {
    const std::lock_guard lock(mutex_);
    const int id = nextId_++;
    listeners_.emplace(id, std::move(listener));
    return std::shared_ptr<void>(this, [id](void* relay) { static_cast<EventRelay*>(relay)->unsubscribe(id); });
}

void EventRelay::unsubscribe(int id) {
    const std::lock_guard lock(mutex_);
    listeners_.erase(id);
}

std::optional<Event> EventRelay::live(const std::string& configuration) const {
    const std::lock_guard lock(mutex_);
    const auto found = live_.find(configuration);
    return found == live_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Event> EventRelay::live() const {
    const std::lock_guard lock(mutex_);
    std::vector<Event> all;
    for (const auto& [name, event] : live_) all.push_back(event);
    return all;
}

void EventRelay::forgetLive() {
    const std::lock_guard lock(mutex_);
    live_.clear();
}

}  // namespace hs::service
