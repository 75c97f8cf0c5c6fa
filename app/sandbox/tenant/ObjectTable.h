#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/sandbox/tenant/CloudObject.h"

namespace hs::sandbox {

/// All objects of one kind, the ways to find them, and the log of what happened to them. Rows never move and are never
/// reused, so that a page or a delta can go on where it stopped whatever happened in between. Not thread safe:
/// TenantState guards it. Knows no rules; those are TenantState's.
class ObjectTable {
public:
    using Row = std::uint32_t;

    /// One thing that happened to one row. A row's changes form a chain, newest first.
    struct Change {
        static constexpr std::uint32_t none = ~std::uint32_t{0};
        Row row = 0;
        std::uint32_t before = none;  ///< position of the row's change before this one
        PropertyMask properties = 0;  ///< every bit for a creation, a deletion or a restoration
    };

    explicit ObjectTable(ObjectKind kind) : kind_(kind) {}

    ObjectKind kind() const { return kind_; }
    Row size() const { return static_cast<Row>(objects_.size()); }
    const CloudObject& at(Row row) const { return objects_[row]; }
    CloudObject& at(Row row) { return objects_[row]; }
    std::size_t present() const { return present_; }

    const std::vector<Change>& changes() const { return changes_; }

    /// By Graph id, wherever the object is; without regard to case.
    std::optional<Row> byId(std::string_view id) const;

    /// Present rows whose property has the value: userPrincipalName, mail, onPremisesImmutableId or one of
    /// proxyAddresses. Addresses match without regard to case, immutable ids exactly.
    std::vector<Row> holders(Property property, std::string_view text) const;
    static bool isIndexed(Property property);

    /// The row in the bin that has this immutable id.
    std::optional<Row> inBin(std::string_view immutableId) const;

    Row add(CloudObject object);
    void assign(Row row, const Assignments& assignments, PropertyMask alsoChanged = 0);
    void toBin(Row row, UnixMillis now);
    void restore(Row row);
    void purge(Row row);
    void noteChange(Row row, PropertyMask properties);

    /// A test's or an administrator's own value for a property that Exchange Online fills.
    void overrideValue(Row row, Property property, std::string json);
    const std::string* overridden(Row row, Property property) const;

private:
    void index(Row row);
    void unindex(Row row);
    template <typename Visit>
    void eachKey(Row row, const Visit& visit) const;

    ObjectKind kind_;
    std::vector<CloudObject> objects_;
    std::vector<Change> changes_;
    std::size_t present_ = 0;
    std::unordered_map<std::uint64_t, Row> ids_;
    // Fingerprints stand for the texts: four strings a user would be a third of the tenant's memory.
    std::unordered_multimap<std::uint64_t, Row> keys_;
    std::map<std::pair<Row, Property>, std::string> overrides_;
};

}  // namespace hs::sandbox
