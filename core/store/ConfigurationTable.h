#pragma once

#include <string>
#include <vector>

#include "core/model/Configuration.h"
#include "core/store/Connection.h"

namespace hs {

/// The configurations, as Store describes them.
class ConfigurationTable {
public:
    explicit ConfigurationTable(Connection& connection) : connection_(connection) {}

    Result<std::vector<Configuration>> all();
    Result<Configuration> one(const std::string& name);
    Result<Configuration> save(const Configuration& configuration);
    Result<void> remove(const std::string& name);

private:
    Result<Configuration> decoded(const Statement& row);
    Result<Configuration> saveInside(Configuration configuration);

    Connection& connection_;
};

}  // namespace hs
