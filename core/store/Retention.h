#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/store/Connection.h"

namespace hs {

/// Forgets old runs with their outcomes and changes, as Store describes it. In short transactions, so that a cycle
/// can write in between; what a killed process has left over goes the next time.
class Retention {
public:
    explicit Retention(Connection& connection) : connection_(connection) {}

    /// The number of outcomes forgotten.
    Result<std::int64_t> forgetBefore(const std::string& configuration, UnixMillis time);

private:
    Result<std::vector<std::int64_t>> oldRuns(const std::string& configuration, UnixMillis time);
    Result<bool> isReferredTo(std::int64_t run);
    Result<std::int64_t> forgetOutcomes(std::int64_t run);
    Result<std::int64_t> forgetChanges(std::int64_t run);
    Result<void> forgetRun(std::int64_t run);

    Connection& connection_;
};

}  // namespace hs
