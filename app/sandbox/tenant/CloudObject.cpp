#include "app/sandbox/tenant/CloudObject.h"

#include "app/sandbox/tenant/JsonText.h"

namespace hs::sandbox {

std::string CloudObject::anchor() const {
    std::string immutableId = textOfJson(values.get(Property::OnPremisesImmutableId));
    return immutableId.empty() ? id : immutableId;
}

}  // namespace hs::sandbox
