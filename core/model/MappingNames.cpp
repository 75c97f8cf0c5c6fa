#include "core/model/MappingNames.h"

#include <set>

namespace hs {

std::vector<AttributeName> sourceNames(const Schema& schema, Side side, const std::vector<ObjectClass>& classes) {
    std::set<AttributeName> names;
    if (side == Side::Cloud) {
        for (const auto& [name, attribute] : schema.attributes) names.insert(attribute.name);
    } else {
        for (const ObjectClass each : (classes.empty() ? mappedClasses() : classes)) {
            const auto found = schema.classes.find(AttributeName(std::string(toString(each))));
            if (found != schema.classes.end())
                for (const AttributeName& name : found->second) {
                    const AttributeSchema* attribute = schema.attribute(name);
                    names.insert(attribute != nullptr ? AttributeName(attribute->name) : name);
                }
        }
        if (!names.empty()) names.insert("sourceAnchor");
    }
    return {names.begin(), names.end()};
}

std::vector<AttributeName> targetNames(const Schema& schema, const std::vector<ObjectClass>& classes) {
    std::set<AttributeName> names;
    for (const ObjectClass each : (classes.empty() ? mappedClasses() : classes)) {
        const auto found = schema.classes.find(AttributeName(std::string(toString(each))));
        if (found != schema.classes.end()) names.insert(found->second.begin(), found->second.end());
    }
    return {names.begin(), names.end()};
}

}  // namespace hs
