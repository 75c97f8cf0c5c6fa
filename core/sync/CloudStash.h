#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/model/Object.h"

namespace hs::sync {

/// Cloud objects that were read and will be planned, so that they need not be fetched again. Bounded in memory; what
/// does not fit is simply fetched.
class CloudStash {
public:
    explicit CloudStash(std::size_t bytes = std::size_t{64} << 20) : room_(bytes) {}

    void keep(Object&& object);
    std::optional<Object> take(const std::string& id);

private:
    std::size_t room_;
    std::unordered_map<std::string, Object> objects_;
};

}  // namespace hs::sync
