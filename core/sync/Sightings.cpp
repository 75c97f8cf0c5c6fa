#include "core/sync/Sightings.h"

#include "core/sync/DefaultRules.h"

namespace hs::sync {

Sightings::Sightings() {
    for (const Mapping& mapping : writebackRule().mappings)
        rows_.push_back({AttributeName(mapping.source), mapping.target, false, false, false});
}

void Sightings::note(const Object& cloud) {
    for (Row& row : rows_)
        if (!row.seen && cloud.has(row.source)) row.seen = true;
}

void Sightings::note(const Change& committed) {
    if (committed.rule != RuleKind::Writeback) return;
    for (const AttributeChange& attribute : committed.attributes)
        for (Row& row : rows_) {
            if (row.target != attribute.target) continue;
            if (attribute.result == AttributeChange::Result::Written) row.written = true;
            if (attribute.result == AttributeChange::Result::Failed) row.failed = true;
        }
}

std::vector<AttributeFreshness> Sightings::at(UnixMillis now) const {
    std::vector<AttributeFreshness> freshness;
    for (const Row& row : rows_)
        if (row.seen || row.written || row.failed)
            freshness.push_back({row.target.text(), row.seen ? now : 0, row.written ? now : 0, row.failed ? now : 0});
    return freshness;
}

}  // namespace hs::sync
