#pragma once

#include <optional>
#include <string>

#include "core/model/Job.h"
#include "core/store/Connection.h"

namespace hs {

/// The right to write, as Store describes it. Times are the database's own, because the clocks of two machines that
/// share it may differ. The row stays when the lease is released, so that the fence never falls back.
class LeaseTable {
public:
    explicit LeaseTable(Connection& connection) : connection_(connection) {}

    Result<Lease> take(const std::string& holder, std::int64_t milliseconds);
    Result<Lease> seize(const std::string& holder, std::int64_t milliseconds);
    Result<void> release(const std::string& holder);
    Result<std::optional<Lease>> current();

    /// OK when the run writes without a lease, or under one that nobody has taken over since. Inside `transact`.
    /// Errors: Conflict (names the new holder), NotFound (no such run).
    Result<void> mayWrite(std::int64_t run);

private:
    struct Row {
        Lease lease;
        std::int64_t takenAt = 0;
        std::int64_t now = 0;  ///< by the database's clock
        bool held() const { return !lease.holder.empty() && lease.expiresAt > now; }
    };
    Result<Row> read();
    Result<Lease> write(const Row& before, const std::string& holder, std::int64_t milliseconds, bool renews);

    Connection& connection_;
};

}  // namespace hs
