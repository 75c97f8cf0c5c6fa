#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/ObjectWriter.h"
#include "app/sandbox/tenant/TenantState.h"

namespace hs::sandbox {

/// /users/delta and /contacts/delta: everything first, then only what changed, page by page, until a delta link.
/// An expired token is answered 410 with the way to start again.
class DeltaApi {
public:
    DeltaApi(TenantState& state, ObjectKind kind, std::chrono::milliseconds lifetime)
        : state_(state), kind_(kind), lifetime_(lifetime) {}

    net::ServerResponse get(const GraphCall& call) const;

    /// Every delta link and page link given out so far is expired.
    void expireTokens() { ++generation_; }

private:
    using Row = ObjectTable::Row;

    /// Where a reader stands. `reading` tells a first round over all rows from a later one over the change log;
    /// `from` is where that round began in the log, `next` the row or log position to go on with.
    struct Position {
        enum class Reading { AllRows, Changes } reading = Reading::AllRows;
        std::uint64_t from = 0;
        std::uint64_t next = 0;
        std::string select;
    };
    Result<Position> positionFrom(const GraphCall& call, std::uint64_t logEnd) const;
    std::string seal(const Position& position, UnixMillis now) const;
    net::ServerResponse expired(const GraphCall& call) const;

    /// Appends a page to `value` and moves `position` on; true when the round is over.
    bool allRows(std::string& value, Position& position, const ObjectTable& table, const ObjectWriter& writer,
                 std::size_t pageSize) const;
    bool changes(std::string& value, Position& position, const ObjectTable& table, const ObjectWriter& writer,
                 std::size_t pageSize, bool onlyChanged) const;

    TenantState& state_;
    ObjectKind kind_;
    std::chrono::milliseconds lifetime_;
    std::atomic<unsigned> generation_{0};
};

}  // namespace hs::sandbox
