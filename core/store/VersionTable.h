#pragma once

#include <string>
#include <vector>

#include "core/model/ConfigurationVersion.h"
#include "core/store/Connection.h"

namespace hs {

/// The versions of configurations, as Store describes them.
class VersionTable {
public:
    explicit VersionTable(Connection& connection) : connection_(connection) {}

    /// `body` is the configuration as it is stored.
    Result<void> append(const ConfigurationVersion& version, const std::string& body);
    Result<std::vector<ConfigurationVersion>> all(const std::string& configuration);
    Result<ConfigurationVersion> one(const std::string& configuration, std::int64_t version);

private:
    Connection& connection_;
};

}  // namespace hs
