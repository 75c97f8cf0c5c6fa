#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/ports/Store.h"
#include "core/store/Connection.h"

namespace hs {

/// The provisioning log, as Store describes it.
class OutcomeTable {
public:
    explicit OutcomeTable(Connection& connection) : connection_(connection) {}

    Result<void> append(std::span<const Outcome> outcomes);
    Result<std::vector<std::pair<std::int64_t, Outcome>>> newest(const OutcomeFilter& filter);

private:
    Connection& connection_;
};

}  // namespace hs
