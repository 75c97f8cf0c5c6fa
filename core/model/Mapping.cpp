#include "core/model/Mapping.h"

#include <algorithm>

namespace hs {

bool Mapping::appliesTo(ObjectClass objectClass) const {
    return classes.empty() || std::find(classes.begin(), classes.end(), objectClass) != classes.end();
}

bool Mapping::sharesTargetWith(const Mapping& other) const {
    if (!(target == other.target)) return false;
    if (classes.empty() || other.classes.empty()) return true;
    return std::any_of(classes.begin(), classes.end(), [&](ObjectClass one) { return other.appliesTo(one); });
}

std::string_view toString(RuleKind kind) { return kind == RuleKind::Provisioning ? "provisioning" : "writeback"; }

std::string_view toString(FlowKind kind) {
    switch (kind) {
        case FlowKind::Replace: return "replace";
        case FlowKind::AddValue: return "addValue";
        case FlowKind::MergeByKey: return "mergeByKey";
    }
    return "replace";
}

std::string_view toString(MappingType type) {
    switch (type) {
        case MappingType::Direct: return "direct";
        case MappingType::Constant: return "constant";
        case MappingType::Expression: return "expression";
        case MappingType::None: return "none";
    }
    return "none";
}

std::optional<RuleKind> ruleKindFrom(std::string_view name) {
    for (const auto kind : {RuleKind::Provisioning, RuleKind::Writeback})
        if (toString(kind) == name) return kind;
    return std::nullopt;
}

std::optional<FlowKind> flowKindFrom(std::string_view name) {
    for (const auto kind : {FlowKind::Replace, FlowKind::AddValue, FlowKind::MergeByKey})
        if (toString(kind) == name) return kind;
    return std::nullopt;
}

std::optional<MappingType> mappingTypeFrom(std::string_view name) {
    for (const auto type : {MappingType::Direct, MappingType::Constant, MappingType::Expression, MappingType::None})
        if (toString(type) == name) return type;
    return std::nullopt;
}

}  // namespace hs
