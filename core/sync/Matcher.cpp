#include "core/sync/Matcher.h"

#include <algorithm>

#include "core/sync/AttributeSyntax.h"
#include "core/sync/Mapper.h"

namespace hs::sync {

namespace {

/// A contact never becomes a user, whatever mail address they share.
bool sameSort(ObjectClass directoryClass, ObjectClass targetClass) {
    return (directoryClass == ObjectClass::Contact) == (targetClass == ObjectClass::Contact);
}

std::string listed(const std::vector<Object>& hits) {
    std::string text;
    for (const Object& hit : hits) text += (text.empty() ? "" : ", ") + (hit.name.empty() ? hit.id : hit.name);
    return text;
}

}  // namespace

std::vector<AttributeName> Matcher::softAttributes(const Rule& rule, ObjectClass directoryClass) {
    std::vector<AttributeName> names;
    for (const Mapping& mapping : rule.mappings)
        if (mapping.matchingPrecedence > 1 && mapping.enabled && mapping.appliesTo(directoryClass))
            names.push_back(mapping.target);
    return names;
}

std::vector<MatchKey> Matcher::keys(const Object& source) const {
    const Mapper mapper(rule_, environment_, source);
    std::vector<MatchKey> keys;
    for (const CompiledRule::Entry& entry : rule_.mappings()) {
        const Mapping& mapping = entry.mapping;
        if (mapping.matchingPrecedence == 0 || !mapping.enabled || !mapping.appliesTo(source.objectClass)) continue;
        Intention intention = mapper.intend(entry);
        if (intention.flow == Intention::Flow::Value && intention.values.size() == 1)
            keys.push_back({mapping.target, std::move(intention.values.front()), mapping.matchingPrecedence});
    }
    std::stable_sort(keys.begin(), keys.end(),
                     [](const MatchKey& a, const MatchKey& b) { return a.precedence < b.precedence; });
    return keys;
}

Result<bool> Matcher::accept(const Object& source, const MatchKey& key, std::vector<Object>&& hits,
                             Match& match) const {
    std::erase_if(hits, [&](const Object& hit) { return !sameSort(source.objectClass, hit.objectClass); });
    match.trials.push_back({key.attribute.text(), key.value.display(), hits.size()});
    if (hits.empty()) return false;
    const std::string words = key.attribute.text() + " = " + key.value.display();
    if (hits.size() > 1)
        return Error(ErrorCode::Conflict, "DuplicateTargetEntries: " + std::to_string(hits.size()) +
                                              " objects in the target have " + words + ": " + listed(hits))
            .on(source.name)
            .attributeNamed(key.attribute.text())
            .next("Remove the value from all but one of these objects, then run again");
    const Object& hit = hits.front();
    if (key.precedence > 1 && !hit.anchor.empty() && hit.anchor != source.anchor)
        return Error(ErrorCode::Conflict, "EntryConflict: " + (hit.name.empty() ? hit.id : hit.name) + " has " + words +
                                              " but belongs to another source object (anchor " + hit.anchor + ")")
            .on(source.name)
            .attributeNamed(key.attribute.text())
            .next("Give one of the two objects another " + key.attribute.text());
    match.target = std::move(hits.front());
    return true;
}

Result<Match> Matcher::match(const Object& source, const std::string& linkedId, EndpointReader& target,
                             const Query& query, std::stop_token stop) const {
    Match match;
    if (!linkedId.empty()) {
        HS_ASSIGN(auto linked, target.fetch(query, {&linkedId, 1}, stop));
        match.trials.push_back({"link", linkedId, linked.size()});
        if (!linked.empty()) {
            match.target = std::move(linked.front());
            match.linked = true;
            return match;
        }
    }
    for (const MatchKey& key : keys(source)) {
        auto hits = target.find(query, key.attribute, key.value, stop);
        if (!hits.ok() && hits.error().code == ErrorCode::Unsupported) continue;  // contacts have fewer filters
        if (!hits.ok()) return hits.error();
        HS_ASSIGN(const bool found, accept(source, key, *std::move(hits), match));
        if (found) break;
    }
    return match;
}

Result<Match> Matcher::choose(const Object& source, const std::string& linkedId,
                              std::span<const Object> candidates) const {
    Match match;
    for (const Object& candidate : candidates)
        if (!linkedId.empty() && candidate.id == linkedId) {
            match.target = candidate;
            match.linked = true;
            return match;
        }
    for (const MatchKey& key : keys(source)) {
        const AttributeSyntax& syntax = AttributeSyntax::of(rule_.rule().targetSide(), key.attribute);
        std::vector<Object> hits;
        for (const Object& candidate : candidates)
            if (syntax.holds(candidate.values(key.attribute), key.value)) hits.push_back(candidate);
        HS_ASSIGN(const bool found, accept(source, key, std::move(hits), match));
        if (found) break;
    }
    return match;
}

}  // namespace hs::sync
