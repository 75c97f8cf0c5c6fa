#pragma once

#include "app/sandbox/Person.h"
#include "app/sandbox/tenant/CloudObject.h"

namespace hs::sandbox {

/// The properties a provisioning service would set for somebody in the directory.
Assignments provisionedPerson(const Person& person);

}  // namespace hs::sandbox
