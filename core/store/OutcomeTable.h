#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/ports/Store.h"
#include "core/store/Connection.h"
#include "core/store/LogChain.h"

namespace hs {

/// The provisioning log, as Store describes it.
class OutcomeTable {
public:
    explicit OutcomeTable(Connection& connection) : connection_(connection) {}

    Result<void> append(std::span<Outcome> outcomes);
    Result<std::vector<std::pair<std::int64_t, Outcome>>> newest(const OutcomeFilter& filter);
    Result<std::int64_t> count(const OutcomeFilter& filter);

private:
    Result<void> insertAll(std::span<const Outcome> outcomes, std::int64_t firstId, LogChain::Head& head);

    Connection& connection_;
};

}  // namespace hs
