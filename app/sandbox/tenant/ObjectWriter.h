#pragma once

#include <string>
#include <vector>

#include "app/sandbox/tenant/ExchangeOnline.h"
#include "app/sandbox/tenant/ObjectTable.h"

namespace hs::sandbox {

/// Appends "2026-11-25T01:02:03Z" with quotes; null for 0. Graph's form, without fractions.
void appendJsonTime(std::string& out, UnixMillis time);

/// Writes objects of one table with the selected properties. Everything that can be prepared for the whole page is.
class ObjectWriter {
public:
    /// `selected` in the order of the enumeration, without duplicates. Borrows both.
    ObjectWriter(const ObjectTable& table, const ExchangeOnline& exchange, std::vector<Property> selected);

    /// All selected properties; those without a value as null or [].
    void append(std::string& out, ObjectTable::Row row) const;

    /// As delta answers do: the id, and the selected properties that have a value or lost it. `changed` says which
    /// properties changed; with `onlyChanged` (Prefer: return=minimal) the others are left out.
    void appendDelta(std::string& out, ObjectTable::Row row, PropertyMask changed, bool onlyChanged) const;

    PropertyMask selectedMask() const { return selectedMask_; }

private:
    struct Field {
        Property property;
        std::string key;        ///< `"displayName":`
        std::string_view none;  ///< what a property without value looks like: null or []
    };
    struct Subject;
    void appendValue(std::string& out, const Field& field, const Subject& subject) const;
    void appendCloud(std::string& out, const Field& field, const Subject& subject) const;

    const ObjectTable& table_;
    const ExchangeOnline& exchange_;
    std::vector<Field> fields_;
    PropertyMask selectedMask_ = 0;
};

}  // namespace hs::sandbox
