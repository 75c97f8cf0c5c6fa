#include "core/store/LeaseTable.h"

#include "core/base/Clock.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

Error heldBy(const Lease& lease, UnixMillis takenAt) {
    return Error(ErrorCode::Conflict, "\"" + lease.holder + "\" has had the right to write since " +
                                          toIso8601(takenAt) + " and keeps it until " + toIso8601(lease.expiresAt) +
                                          " unless it renews it.")
        .on(lease.holder)
        .next(
            "Let that program finish or stop it. When it is known to be dead, wait until then or take the right over.");
}

Error takenOver(std::int64_t run, const Lease& lease) {
    const std::string by = lease.holder.empty() ? "another program, which has given it back since" : lease.holder;
    return Error(ErrorCode::Conflict,
                 "Run " + std::to_string(run) + " may not write any more: the right to write went to " + by + ".")
        .on(lease.holder)
        .next("Nothing more is written by this run. Start a new one when the other program has finished.");
}

Error needsAHolder() {
    return Error(ErrorCode::InvalidInput, "The right to write needs the name of its holder.").attributeNamed("holder");
}

}  // namespace

Result<LeaseTable::Row> LeaseTable::read() {
    HS_ASSIGN(auto row, connection_.statement("SELECT holder, fence, taken_at, expires_at, " +
                                                  connection_.dialect().nowMillis + " FROM leases WHERE name = 'write'",
                                              "read who may write"));
    HS_ASSIGN(const bool found, row->next());
    if (!found) return corruptRow(connection_.path(), "no lease");
    return Row{{row->text(0), row->integer(1), row->integer(3)}, row->integer(2), row->integer(4)};
}

Result<Lease> LeaseTable::write(const Row& before, const std::string& holder, std::int64_t milliseconds, bool renews) {
    const Lease lease{holder, before.lease.fence + (renews ? 0 : 1), before.now + milliseconds};
    HS_ASSIGN(auto write, connection_.statement("UPDATE leases SET holder = ?, fence = ?, taken_at = ?, expires_at = ?"
                                                " WHERE name = 'write'",
                                                "take the right to write"));
    HS_TRY(write->bind(lease.holder)
               .bind(lease.fence)
               .bind(renews ? before.takenAt : before.now)
               .bind(lease.expiresAt)
               .run());
    return lease;
}

Result<Lease> LeaseTable::take(const std::string& holder, std::int64_t milliseconds) {
    if (holder.empty()) return needsAHolder();
    return connection_.transact([&]() -> Result<Lease> {
        HS_ASSIGN(const Row row, read());
        if (row.held() && row.lease.holder != holder) return heldBy(row.lease, row.takenAt);
        // An expired one is renewed as well as long as nobody else has had it in between.
        return write(row, holder, milliseconds, row.lease.holder == holder);
    });
}

Result<Lease> LeaseTable::seize(const std::string& holder, std::int64_t milliseconds) {
    if (holder.empty()) return needsAHolder();
    return connection_.transact([&]() -> Result<Lease> {
        HS_ASSIGN(const Row row, read());
        return write(row, holder, milliseconds, false);
    });
}

Result<void> LeaseTable::release(const std::string& holder) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement("UPDATE leases SET holder = '', taken_at = 0, expires_at = 0"
                                                    " WHERE name = 'write' AND holder = ?",
                                                    "give the right to write back"));
        return write->bind(holder).run();
    });
}

Result<std::optional<Lease>> LeaseTable::current() {
    HS_ASSIGN(const Row row, read());
    if (!row.held()) return std::optional<Lease>();
    return std::optional<Lease>(row.lease);
}

Result<void> LeaseTable::mayWrite(std::int64_t run) {
    HS_ASSIGN(auto look, connection_.statement("SELECT fence FROM runs WHERE id = ?", "read a run"));
    HS_ASSIGN(const bool found, look->bind(run).next());
    if (!found)
        return Error(ErrorCode::NotFound, "There is no run " + std::to_string(run) + ".")
            .next("List the runs and check the number.");
    const std::int64_t fence = look->integer(0);
    if (fence == 0) return {};
    HS_ASSIGN(const Row row, read());
    if (row.lease.fence != fence) return takenOver(run, row.lease);
    return {};
}

}  // namespace hs
