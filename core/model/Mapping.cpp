#include "core/model/Mapping.h"

#include <algorithm>

namespace hs {

bool Mapping::appliesTo(ObjectClass objectClass) const {
    return classes.empty() || std::find(classes.begin(), classes.end(), objectClass) != classes.end();
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

const std::vector<ObjectClass>& Mapping::allClasses() const { return classes.empty() ? mappedClasses() : classes; }

const std::vector<ObjectClass>& mappedClasses() {
    static const std::vector<ObjectClass> all{ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
    return all;
}

std::string expressionOf(MappingType type, const std::string& text) {
    switch (type) {
        case MappingType::Direct: return "[" + text + "]";
        case MappingType::Constant: {
            std::string quoted = "\"";
            for (const char c : text) {
                if (c == '"' || c == '\\') quoted += '\\';
                quoted += c;
            }
            return quoted + '"';
        }
        case MappingType::Expression: return text;
        case MappingType::None: break;
    }
    return {};
}

std::string constantOf(const std::string& expression) {
    if (expression.size() < 2 || expression.front() != '"' || expression.back() != '"') return expression;
    std::string text;
    for (std::size_t i = 1; i + 1 < expression.size(); ++i) {
        if (expression[i] == '\\' && i + 2 < expression.size()) ++i;
        text += expression[i];
    }
    return text;
}

Mapping* mappingFor(std::vector<Mapping>& mappings, const AttributeName& target,
                    const std::vector<ObjectClass>& classes) {
    const auto wanted = [&](ObjectClass each) {
        return std::find(classes.begin(), classes.end(), each) != classes.end();
    };
    for (std::size_t i = 0; i < mappings.size(); ++i) {
        if (!(mappings[i].target == target)) continue;
        const std::vector<ObjectClass> all = mappings[i].allClasses();
        if (std::none_of(all.begin(), all.end(), wanted)) continue;
        if (!std::all_of(all.begin(), all.end(), wanted)) {
            Mapping others = mappings[i];
            std::vector<ObjectClass> mine = all;
            std::erase_if(mine, [&](ObjectClass each) { return !wanted(each); });
            others.classes = all;
            std::erase_if(others.classes, wanted);
            mappings[i].classes = std::move(mine);
            mappings.insert(mappings.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(others));
        }
        return &mappings[i];
    }
    return nullptr;
}

}  // namespace hs
