#pragma once

#include <string>
#include <string_view>

#include "app/sandbox/tenant/Property.h"

namespace hs::sandbox {

/// The stored properties of one object as ready JSON texts in one block of memory, in the order of the enumeration.
/// A page is then copied together rather than written, and a hundred thousand users stay small.
class PackedValues {
public:
    /// The JSON text; empty when the property has never been set or was cleared.
    std::string_view get(Property property) const;

    /// An empty text or "null" clears.
    void set(Property property, std::string_view json);

    /// Calls `visit(Property, std::string_view json)` for each property that has a value, in order.
    template <typename Visit>
    void each(const Visit& visit) const {
        for (std::size_t at = 0; at < bytes_.size();) {
            const Entry entry = read(at);
            visit(entry.property, entry.json);
            at = entry.end;
        }
    }

    void shrink() { bytes_.shrink_to_fit(); }

private:
    struct Entry {
        Property property;
        std::string_view json;
        std::size_t end;
    };
    Entry read(std::size_t at) const;

    std::string bytes_;  // property (1 byte), length (4 bytes), JSON text; again and again
};

}  // namespace hs::sandbox
