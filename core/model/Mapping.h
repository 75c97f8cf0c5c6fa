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
    std::string disabledReason;  ///< why an administrator switched it off

    bool appliesTo(ObjectClass objectClass) const;
    /// `classes`, or every class.
    const std::vector<ObjectClass>& allClasses() const;
    bool operator==(const Mapping&) const = default;
};

/// What an administrator changed of one of the eight writeback mappings; its target and how it is written are fixed.
struct WritebackOverride {
    AttributeName target;
    std::string expression;  ///< empty = the product's own
    bool enabled = true;
    std::string disabledReason;

    bool operator==(const WritebackOverride&) const = default;
};

/// The mappings as far as they differ from the product's defaults.
struct MappingSettings {
    std::optional<std::vector<Mapping>> provisioning;  ///< the whole list; nothing = the defaults
    std::vector<WritebackOverride> writeback;

    bool operator==(const MappingSettings&) const = default;
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

/// "[givenName]" of a Direct mapping, the quoted text of a Constant, nothing of None; `text` is the source attribute,
/// the text, or the expression itself.
std::string expressionOf(MappingType type, const std::string& text);
/// The text of a Constant's expression.
std::string constantOf(const std::string& expression);

/// The mapping to that target that applies to any of the classes; null when there is none. One that is for other
/// classes, too, is split in two first, so that changing it changes nobody else.
Mapping* mappingFor(std::vector<Mapping>& mappings, const AttributeName& target,
                    const std::vector<ObjectClass>& classes);

/// The directory classes that take part: user, inetOrgPerson, contact.
const std::vector<ObjectClass>& mappedClasses();

/// "provisioning", "writeback"; "replace", "addValue", "mergeByKey"; "direct", "constant", "expression", "none".
std::string_view toString(RuleKind kind);
std::string_view toString(FlowKind kind);
std::string_view toString(MappingType type);
/// The inverse; nothing for any other word.
std::optional<RuleKind> ruleKindFrom(std::string_view name);
std::optional<FlowKind> flowKindFrom(std::string_view name);
std::optional<MappingType> mappingTypeFrom(std::string_view name);

}  // namespace hs
