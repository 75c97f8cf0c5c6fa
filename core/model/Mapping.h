#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/AttributeName.h"
#include "core/model/Object.h"

namespace hs {

/// How values reach the target attribute.
enum class FlowKind {
    Replace,     ///< the target becomes exactly the result; equal values in the syntax's sense are no change
    AddValue,    ///< proxyAddresses: add the one result, case-insensitive; never remove or reorder others
    MergeByKey,  ///< voice mail settings "Key=value": replace same keys, keep other keys
};

enum class MappingType { Direct, Constant, Expression, None };

/// One line of an attribute-mapping page.
struct Mapping {
    AttributeName target;
    MappingType type = MappingType::Expression;
    std::string source;      ///< what people call the source: an attribute name such as "cloudLegacyExchangeDN"
    std::string expression;  ///< always the full expression text, "[cloudAnchor]" for Direct
    FlowKind flow = FlowKind::Replace;
    std::vector<ObjectClass> classes;  ///< directory classes it applies to; empty = every class
    bool onlyOnCreate = false;
    std::string defaultValue;    ///< used at creation when the result is null; empty = none
    int matchingPrecedence = 0;  ///< 1, 2, … for matching attributes; 0 = not one
    bool enabled = true;
    std::string disabledReason;  ///< why an administrator switched it off; empty while it is on

    /// Whether the two speak of one target on a class that both apply to.
    bool sharesTargetWith(const Mapping& other) const;

    bool appliesTo(ObjectClass objectClass) const;
    bool operator==(const Mapping&) const = default;
};

/// Which way a rule flows.
enum class RuleKind { Provisioning, Writeback };

/// A named set of mappings from one side to the other. Provisioning has the directory as source, Writeback the cloud.
struct Rule {
    RuleKind kind = RuleKind::Provisioning;
    std::string name;              ///< "AD to Microsoft Entra ID", "Writeback exchange attributes to Active Directory"
    std::vector<Mapping> derived;  ///< attributes computed on the source object first (cloudSOAExchMailbox)
    std::vector<Mapping> mappings;

    Side sourceSide() const { return kind == RuleKind::Provisioning ? Side::Directory : Side::Cloud; }
    Side targetSide() const { return kind == RuleKind::Provisioning ? Side::Cloud : Side::Directory; }
    bool operator==(const Rule&) const = default;
};

/// "provisioning", "writeback"; "replace", "addValue", "mergeByKey"; "direct", "constant", "expression", "none".
std::string_view toString(RuleKind kind);
std::string_view toString(FlowKind kind);
std::string_view toString(MappingType type);
/// The inverse; nothing for any other word.
std::optional<RuleKind> ruleKindFrom(std::string_view name);
std::optional<FlowKind> flowKindFrom(std::string_view name);
std::optional<MappingType> mappingTypeFrom(std::string_view name);

}  // namespace hs
