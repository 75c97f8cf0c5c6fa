#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/ports/Store.h"
#include "core/store/Connection.h"

namespace hs {

/// Plans and the journal, as Store describes them.
class ChangeTable {
public:
    explicit ChangeTable(Connection& connection) : connection_(connection) {}

    Result<void> append(std::int64_t run, std::span<Change> changes);
    Result<void> update(std::span<const Change> changes);
    Result<void> markIntent(std::int64_t run, std::span<const std::int64_t> ids);
    /// Reads page by page and holds no lock while the sink works, so that the sink may call the store.
    Result<void> each(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                      const Store::ChangeSink& sink);
    Result<std::vector<Change>> page(const ChangeFilter& filter);
    Result<std::int64_t> count(const ChangeFilter& filter);
    Result<PlanCounts> counts(std::int64_t run);

private:
    Result<void> insertAll(std::int64_t run, std::span<const Change> changes, std::int64_t firstId);
    Result<std::vector<Change>> decodedAll(Statement& rows);

    Connection& connection_;
};

}  // namespace hs
