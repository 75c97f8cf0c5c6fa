#include "core/graph/QueryClasses.h"

#include <algorithm>

#include "core/graph/CloudAttribute.h"

namespace hs::graph {

std::vector<ObjectClass> classesOf(const Query& query) {
    const auto asks = [&](ObjectClass wanted) {
        return std::any_of(query.classes.begin(), query.classes.end(),
                           [&](ObjectClass candidate) { return cloudClass(candidate) == wanted; });
    };
    std::vector<ObjectClass> classes;
    if (query.classes.empty() || asks(ObjectClass::User)) classes.push_back(ObjectClass::User);
    if (asks(ObjectClass::Contact)) classes.push_back(ObjectClass::Contact);
    return classes;
}

}  // namespace hs::graph
