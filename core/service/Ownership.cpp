#include "core/service/Ownership.h"

#include <thread>

#include "core/service/ProcessIdentity.h"

namespace hs::service {

/// The lease while somebody here holds it.
struct Ownership::Held {
    Held(Store& theStore, Clock& theClock, Log& theLog, std::string theHolder, std::chrono::milliseconds life,
         std::int64_t theFence)
        : store(theStore), clock(theClock), log(theLog), holder(std::move(theHolder)), lifetime(life), fence(theFence) {
        renewing = std::jthread([this](std::stop_token stop) { renew(stop); });
    }

    ~Held() {
        renewing.request_stop();
        renewing.join();
        if (lost.stop_requested()) return;
        if (const auto released = store.releaseLease(holder); !released.ok())
            log.warning("The right to write could not be given back; it expires by itself",
                        {{"error", released.error().toLine()}});
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    void renew(std::stop_token stop) {
        auto renewed = clock.steady();
        while (clock.sleepFor(lifetime / 4, stop)) {
            const auto asked = clock.steady();
            const auto lease = store.takeLease(holder, lifetime.count());
            if (lease.ok() && lease->fence == fence) {
                renewed = asked;
                continue;
            }
            const bool taken = lease.ok() || lease.error().code == ErrorCode::Conflict;
            if (!taken && clock.steady() - renewed < lifetime) continue;  // the store may answer again in time
            log.error("The right to write is lost: what runs is stopped",
                      {{"error", lease.ok() ? "another program held it in between" : lease.error().toLine()}});
            lost.request_stop();
            return;
        }
    }

    Store& store;
    Clock& clock;
    Log& log;
    std::string holder;
    std::chrono::milliseconds lifetime;
    std::int64_t fence;
    std::stop_source lost;
    std::jthread renewing;
};

std::int64_t Ownership::Claim::fence() const { return held_ ? held_->fence : 0; }

std::stop_token Ownership::Claim::lost() const { return held_ ? held_->lost.get_token() : std::stop_token(); }

Ownership::Ownership(Store& store, Clock& clock, Log& log, const std::string& host, std::chrono::milliseconds lifetime)
    : Ownership(store, clock, log, host, ProcessIdentity::own(host).text(), lifetime) {}

Ownership::Ownership(Store& store, Clock& clock, Log& log, std::string host, std::string holder,
                     std::chrono::milliseconds lifetime)
    : store_(store),
      clock_(clock),
      log_(log),
      host_(std::move(host)),
      holder_(std::move(holder)),
      lifetime_(lifetime) {}

Result<Lease> Ownership::take() {
    auto lease = store_.takeLease(holder_, lifetime_.count());
    if (lease.ok() || lease.error().code != ErrorCode::Conflict) return lease;
    HS_ASSIGN(const std::optional<Lease> other, store_.lease());
    if (!other) return store_.takeLease(holder_, lifetime_.count());
    const auto identity = ProcessIdentity::parse(other->holder);
    if (!identity || !identity->isDeadHere(host_))
        return Error(ErrorCode::Conflict,
                     "Another program may write for this profile now: " +
                         (identity ? "process " + std::to_string(identity->processId) + " on " + identity->host
                                   : other->holder) +
                         ".")
            .on(other->holder)
            .saying(lease.error().message)
            .next("Wait until it is done or stop it; when it died, its right ends by itself within " +
                  std::to_string(lifetime_.count() / 1000) + " seconds.");
    log_.warning("The program that held the right to write is dead: taken over", {{"holder", other->holder}});
    return store_.seizeLease(holder_, lifetime_.count());
}

Result<Ownership::Claim> Ownership::claim() {
    const std::lock_guard lock(mutex_);
    if (auto held = held_.lock(); held && !held->lost.stop_requested()) return Claim(std::move(held));
    HS_ASSIGN(const Lease lease, take());
    auto held = std::make_shared<Held>(store_, clock_, log_, holder_, lifetime_, lease.fence);
    held_ = held;
    return Claim(std::move(held));
}

Result<Ownership::Claim> claimOf(EnginePorts& ports) {
    if (ports.ownership == nullptr) return Ownership::Claim();
    return ports.ownership->claim();
}

std::string ownerText(const Lease& lease, const EnginePorts& ports) {
    const auto identity = ProcessIdentity::parse(lease.holder);
    if (!identity) return lease.holder;
    if (identity->host == ports.host && identity->processId == ports.processId)
        return ports.isConsole ? "this console" : "this program";
    return "process " + std::to_string(identity->processId) + " on " + identity->host;
}

}  // namespace hs::service
