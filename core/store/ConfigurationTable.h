#pragma once

#include <string>
#include <vector>

#include "core/model/ConfigurationVersion.h"
#include "core/store/Connection.h"

namespace hs {

/// The configurations, as Store describes them.
class ConfigurationTable {
public:
    explicit ConfigurationTable(Connection& connection) : connection_(connection) {}

    Result<std::vector<Configuration>> all();
    Result<Configuration> one(const std::string& name);
    /// Returns the stored form with its new version.
    Result<Configuration> save(const ConfigurationVersion& version);
    Result<void> remove(const std::string& name);

private:
    Result<Configuration> decoded(const Statement& row);
    Result<Configuration> saveInside(ConfigurationVersion version);

    Connection& connection_;
};

}  // namespace hs
