#pragma once

#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/Run.h"
#include "core/store/Connection.h"

namespace hs {

/// The runs, as Store describes them.
class RunTable {
public:
    explicit RunTable(Connection& connection) : connection_(connection) {}

    Result<std::int64_t> begin(const Run& run);
    Result<void> update(const Run& run);
    Result<Run> one(std::int64_t id);
    Result<std::vector<Run>> newest(const std::string& configuration, int limit);
    Result<std::vector<Run>> basedOn(std::int64_t run);
    Result<void> closeInterrupted(const std::string& configuration, UnixMillis now);

private:
    Result<std::vector<Run>> listed(Statement& rows);
    Result<Run> decoded(const Statement& row);

    Connection& connection_;
};

}  // namespace hs
