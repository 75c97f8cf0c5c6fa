#include "core/model/Schema.h"

namespace hs {

const AttributeSchema* Schema::attribute(const AttributeName& name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? nullptr : &found->second;
}

bool Schema::allows(const AttributeName& className, const AttributeName& attribute) const {
    const auto found = classes.find(className);
    return found != classes.end() && found->second.count(attribute) > 0;
}

}  // namespace hs
