#include "app/sandbox/tenant/PackedValues.h"

#include <cstdint>
#include <cstring>

namespace hs::sandbox {

namespace {

constexpr std::size_t headSize = 1 + sizeof(std::uint32_t);

}  // namespace

PackedValues::Entry PackedValues::read(std::size_t at) const {
    std::uint32_t length = 0;
    std::memcpy(&length, bytes_.data() + at + 1, sizeof length);
    return {static_cast<Property>(bytes_[at]), std::string_view(bytes_).substr(at + headSize, length),
            at + headSize + length};
}

std::string_view PackedValues::get(Property property) const {
    for (std::size_t at = 0; at < bytes_.size();) {
        const Entry entry = read(at);
        if (entry.property == property) return entry.json;
        if (entry.property > property) break;
        at = entry.end;
    }
    return {};
}

void PackedValues::set(Property property, std::string_view json) {
    std::size_t at = 0;
    std::size_t end = 0;
    while (at < bytes_.size()) {
        const Entry entry = read(at);
        end = at;
        if (entry.property >= property) {
            if (entry.property == property) end = entry.end;
            break;
        }
        at = end = entry.end;
    }
    std::string packed;
    if (!json.empty() && json != "null") {
        const auto length = static_cast<std::uint32_t>(json.size());
        packed.resize(headSize);
        packed[0] = static_cast<char>(property);
        std::memcpy(packed.data() + 1, &length, sizeof length);
        packed.append(json);
    }
    bytes_.replace(at, end - at, packed);
}

}  // namespace hs::sandbox
