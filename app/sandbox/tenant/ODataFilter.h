#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/sandbox/tenant/ObjectTable.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// The part of OData's $filter that directory objects are usually asked with: eq, ne, in, startswith, endswith,
/// and, or, not, and any(x:x eq '…') over collections. Case does not matter, except in immutable ids.
class ODataFilter {
public:
    /// Errors, in Graph's wording: InvalidInput (BadRequest for what does not parse, Request_UnsupportedQuery for more
    /// than fifteen alternatives).
    static Result<ODataFilter> parse(std::string_view text, ObjectKind kind, bool beta);

    /// Needs ConsistencyLevel: eventual and $count=true (ne, not, endswith).
    bool advanced() const { return advanced_; }

    bool matches(const CloudObject& object) const;

    /// The only rows that can match, where indexes know; nothing when the whole table has to be looked at.
    std::optional<std::vector<ObjectTable::Row>> candidates(const ObjectTable& table) const;

private:
    friend class ODataFilterParser;
    enum class Test { Equal, StartsWith, EndsWith, And, Or, Not };
    struct Node {
        Test test = Test::Equal;
        Property property = Property::Id;
        std::vector<std::string> values;  ///< Equal to any of them; prepared for comparing; empty text = null
        std::vector<Node> parts;
    };
    static bool matches(const Node& node, const CloudObject& object);
    static std::optional<std::vector<ObjectTable::Row>> candidates(const Node& node, const ObjectTable& table);

    Node root_;
    bool advanced_ = false;
};

}  // namespace hs::sandbox
