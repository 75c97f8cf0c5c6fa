#pragma once

#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "app/sandbox/tenant/ExchangeOnline.h"
#include "app/sandbox/tenant/ObjectTable.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// Everything the tenant remembers, with the rules an Entra tenant keeps: names are unique, deleted users go to the
/// bin, mail brings a licence, and Exchange Online fills a licensed user's mailbox when its time has come. No timer
/// runs: whoever looks first after that time finds it done, and the change log says so.
class TenantState {
public:
    /// Borrows the clock.
    TenantState(ExchangeOnline exchange, Clock& clock);

    class Session;

    /// Exclusive access; keep it short.
    Session open();

private:
    struct Due {
        UnixMillis at;
        ObjectKind kind;
        ObjectTable::Row row;
    };

    ExchangeOnline exchange_;
    Clock& clock_;
    std::mutex mutex_;
    ObjectTable users_{ObjectKind::User};
    ObjectTable contacts_{ObjectKind::Contact};
    std::deque<Due> due_;
    std::deque<Due> binned_;  ///< when each deleted object is gone for good
    std::uint64_t created_ = 0;
};

/// Errors carry what Graph says: `message` in its wording, `serverText` its error code, `attribute` the property.
class TenantState::Session {
public:
    using Row = ObjectTable::Row;

    ObjectTable& table(ObjectKind kind) { return kind == ObjectKind::User ? state_.users_ : state_.contacts_; }
    const ExchangeOnline& exchange() const { return state_.exchange_; }
    UnixMillis now() const { return now_; }

    /// A present object by id, or a user by userPrincipalName. NotFound.
    Result<Row> find(ObjectKind kind, std::string_view key);

    /// Conflict, InvalidInput. Over the provisioning service's door (`provisioned`: beta) an immutable id makes the
    /// object a synchronised one; one that is in the bin is restored with its old id, as that service does.
    Result<Row> create(ObjectKind kind, Assignments assignments, bool provisioned);
    Result<void> update(ObjectKind kind, Row row, Assignments assignments, bool provisioned);

    /// Into the bin, where it can be restored for 30 days.
    void remove(ObjectKind kind, Row row);
    /// Conflict when somebody has taken one of its names or addresses meanwhile.
    Result<void> restore(ObjectKind kind, Row row);

    /// As if a first provisioning cycle had run for these people. For benches and tests.
    Result<void> provision(std::span<const Person> people);

private:
    friend class TenantState;
    explicit Session(TenantState& state);
    void settleMailboxes();
    void emptyBin();
    Result<void> checkUnique(ObjectKind kind, const Assignments& assignments, const CloudObject* self);
    Result<void> checkRequired(ObjectKind kind, const Assignments& assignments, bool provisioned) const;
    void license(ObjectKind kind, Row row);
    void licenseAgain(ObjectKind kind, Row row);

    TenantState& state_;
    std::unique_lock<std::mutex> lock_;
    UnixMillis now_;
};

}  // namespace hs::sandbox
