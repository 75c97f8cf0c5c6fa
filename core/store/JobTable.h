#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/Job.h"
#include "core/store/Connection.h"

namespace hs {

/// What a synchronization job remembers between two cycles, as Store describes it: how far it has read, where it
/// stands, and when each attribute was last seen.
class JobTable {
public:
    explicit JobTable(Connection& connection) : connection_(connection) {}

    Result<std::optional<Watermarks>> watermarks(const std::string& configuration);
    Result<void> saveWatermarks(const std::string& configuration, const Watermarks& watermarks);
    Result<void> dropWatermarks(const std::string& configuration);

    Result<JobState> state(const std::string& configuration);
    Result<void> saveState(const std::string& configuration, const JobState& state);

    Result<std::vector<AttributeFreshness>> freshness(const std::string& configuration);
    Result<void> saveFreshness(const std::string& configuration, std::span<const AttributeFreshness> freshness);

private:
    Connection& connection_;
};

}  // namespace hs
