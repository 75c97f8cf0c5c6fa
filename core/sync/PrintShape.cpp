#include "core/sync/PrintShape.h"

#include "core/base/Encoding.h"

namespace hs::sync {

PrintShape::PrintShape(std::vector<AttributeName> attributes, std::uint64_t salt)
    : attributes_(std::move(attributes)), salt_(salt) {
    nameHashes_.reserve(attributes_.size());
    for (const AttributeName& name : attributes_) nameHashes_.push_back(fingerprint(asciiLower(name.text())));
}

/// Endpoints tend to give attributes in the order they were asked for: looking from the last hit on finds most at once.
std::size_t PrintShape::indexOf(const AttributeName& name, std::size_t guess) const {
    const std::size_t count = attributes_.size();
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t i = guess + step < count ? guess + step : guess + step - count;
        if (attributes_[i] == name) return i;
    }
    return count;
}

std::uint64_t PrintShape::of(const Object& object) const {
    for (const auto& [name, reason] : object.unknown())
        if (indexOf(name, 0) < attributes_.size()) return 0;

    std::uint64_t sum = fingerprint(object.name, salt_ + static_cast<std::uint64_t>(object.objectClass) + 1);
    std::size_t next = 0;
    for (const auto& [name, values] : object.attributes()) {
        const std::size_t i = indexOf(name, next < attributes_.size() ? next : 0);
        if (i == attributes_.size()) continue;
        next = i + 1;
        // Sums, because neither the order of attributes nor that of values shall matter.
        std::uint64_t valueSum = values.size();
        for (const Value& value : values) valueSum += fingerprint(value.bytes(), value.isBinary() ? 2 : 1);
        sum += fingerprint({reinterpret_cast<const char*>(&valueSum), sizeof valueSum}, nameHashes_[i]);
    }
    return sum == 0 ? 1 : sum;
}

}  // namespace hs::sync
