#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/Run.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// The runs as people should see them: as the store has them, but a run that still says Running although its program
/// is gone is Interrupted. (The store itself learns of it when the next run begins.)
class RunHistory {
public:
    explicit RunHistory(EnginePorts& ports) : ports_(ports) {}

    /// The newest first, of one configuration.
    Result<std::vector<Run>> newest(const std::string& configuration, int limit);
    /// Errors: NotFound.
    Result<Run> one(std::int64_t id);

private:
    Result<void> correct(std::vector<Run>& runs);

    EnginePorts& ports_;
};

}  // namespace hs::service
