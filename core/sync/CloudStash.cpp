#include "core/sync/CloudStash.h"

namespace hs::sync {

namespace {

/// An estimate that errs upwards: an attribute costs its name, a vector and allocations besides its bytes.
std::size_t weigh(const Object& object) {
    std::size_t bytes = 512 + object.name.size() + object.anchor.size();
    for (const auto& [name, values] : object.attributes()) {
        bytes += 96 + name.text().size();
        for (const Value& value : values) bytes += 64 + value.bytes().size();
    }
    return bytes;
}

}  // namespace

void CloudStash::keep(Object&& object) {
    const std::size_t bytes = weigh(object);
    if (bytes > room_) return;
    std::string id = object.id;
    if (objects_.try_emplace(std::move(id), std::move(object)).second) room_ -= bytes;
}

std::optional<Object> CloudStash::take(const std::string& id) {
    const auto found = objects_.find(id);
    if (found == objects_.end()) return std::nullopt;
    Object object = std::move(found->second);
    room_ += weigh(object);
    objects_.erase(found);
    return object;
}

}  // namespace hs::sync
