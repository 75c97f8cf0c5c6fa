#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/ports/Endpoint.h"
#include "core/sync/CompiledRule.h"

namespace hs::sync {

/// One attribute to look for in the target, in order of precedence.
struct MatchKey {
    AttributeName attribute;
    Value value;
    int precedence = 0;
};

/// What was found in the target for a source object.
struct Match {
    /// One look into the target, for View details.
    struct Trial {
        std::string attribute;  ///< "link" for the remembered pair
        std::string value;
        std::size_t hits = 0;
    };
    std::optional<Object> target;  ///< nothing = no match: the object is to be created
    bool linked = false;           ///< found through the link
    std::vector<Trial> trials;
};

/// Finds the target object of a source object: the remembered link first, then the matching attributes by precedence,
/// stopping at the first hit. Several hits are a Conflict "DuplicateTargetEntries"; a hit that carries another source
/// anchor is a Conflict too, because it belongs to somebody else.
class Matcher {
public:
    Matcher(const CompiledRule& rule, const expr::Environment& environment) : rule_(rule), environment_(environment) {}

    /// The attributes that can match, without values, that come after the source anchor (soft matching).
    static std::vector<AttributeName> softAttributes(const Rule& rule, ObjectClass directoryClass);

    std::vector<MatchKey> keys(const Object& source) const;

    /// Asks the target. `linkedId` empty = no link; a linked object that has vanished is matched again.
    Result<Match> match(const Object& source, const std::string& linkedId, EndpointReader& target, const Query& query,
                        std::stop_token stop) const;

    /// The same among candidates that were read already.
    Result<Match> choose(const Object& source, const std::string& linkedId, std::span<const Object> candidates) const;

private:
    Result<bool> accept(const Object& source, const MatchKey& key, std::vector<Object>&& hits, Match& match) const;

    const CompiledRule& rule_;
    const expr::Environment& environment_;
};

}  // namespace hs::sync
