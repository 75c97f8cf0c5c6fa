#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/sandbox/tenant/PackedValues.h"
#include "app/sandbox/tenant/Property.h"
#include "core/base/Clock.h"

namespace hs::sandbox {

/// A user or contact of the tenant, small: values that follow from others (licences, the cloud… properties) are
/// written when somebody asks and never kept.
struct CloudObject {
    enum class Whereabouts : std::uint8_t { Present, InBin, Gone };

    std::string id;
    PackedValues values;
    UnixMillis createdAt = 0;
    UnixMillis deletedAt = 0;                       ///< 0 while present
    UnixMillis lastSyncAt = 0;                      ///< 0 for objects the provisioning service never touched
    std::uint32_t firstChange = 0, lastChange = 0;  ///< positions in the table's change log
    Whereabouts whereabouts = Whereabouts::Present;
    bool licensed = false;  ///< has mail, and its (or the organization's default) usage location: gets a mailbox
    bool filled = false;    ///< Exchange Online has been there

    bool present() const { return whereabouts == Whereabouts::Present; }

    /// What Exchange Online recognises it by.
    std::string anchor() const;
};

/// Properties to set, as JSON texts; "null" clears.
using Assignments = std::vector<std::pair<Property, std::string>>;

}  // namespace hs::sandbox
