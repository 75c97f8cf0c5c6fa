#include "app/sandbox/tenant/Selection.h"

#include <algorithm>

namespace hs::sandbox {

namespace {

std::vector<Property> implied(ObjectKind kind, bool beta, bool everything) {
    std::vector<Property> selection;
    for (std::size_t i = 0; i < propertyCount; ++i) {
        const auto property = static_cast<Property>(i);
        const PropertyTraits& about = traits(property);
        if (!(kind == ObjectKind::User ? about.onUser : about.onContact)) continue;
        if (about.betaOnly && !(everything && beta)) continue;
        if (beta || everything || about.byDefault) selection.push_back(property);
    }
    return selection;
}

}  // namespace

Result<std::vector<Property>> selectionFrom(std::string_view select, ObjectKind kind, bool beta) {
    if (select.empty() || select == "*") return implied(kind, beta, !select.empty());
    std::vector<Property> selection;
    while (!select.empty()) {
        const std::size_t comma = std::min(select.find(','), select.size());
        std::string_view name = select.substr(0, comma);
        select.remove_prefix(std::min(comma + 1, select.size()));
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
        const auto property = propertyNamed(name, kind, beta);
        if (!property)
            return Error(ErrorCode::InvalidInput,
                         "Parsing OData Select and Expand failed: Could not find a property named '" +
                             std::string(name) + "' on type 'microsoft.graph." +
                             (kind == ObjectKind::User ? "user" : "orgContact") + "'.")
                .saying("BadRequest");
        selection.push_back(*property);
    }
    std::sort(selection.begin(), selection.end());
    selection.erase(std::unique(selection.begin(), selection.end()), selection.end());
    return selection;
}

std::string selectionText(const std::vector<Property>& selection) {
    std::string text;
    for (const Property property : selection) {
        if (!text.empty()) text += ',';
        text += traits(property).name;
    }
    return text;
}

}  // namespace hs::sandbox
