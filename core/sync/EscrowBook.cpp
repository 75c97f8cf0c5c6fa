#include "core/sync/EscrowBook.h"

#include <chrono>

namespace hs::sync {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr milliseconds transientDelay = std::chrono::minutes(40);
constexpr milliseconds day = hours(24);
constexpr milliseconds patience = hours(24 * 28);

const std::string& keyOf(const ObjectRef& directory) {
    return directory.anchor.empty() ? directory.id : directory.anchor;
}

}  // namespace

UnixMillis nextTry(UnixMillis firstFailedAt, const Error& error, UnixMillis now) {
    const milliseconds age(std::max<UnixMillis>(now - firstFailedAt, 0));
    if (age >= patience) return 0;
    if (isTransient(error.code)) return now + transientDelay.count();
    for (const milliseconds step : {milliseconds(hours(6)), milliseconds(hours(12)), day})
        if (age < step) return firstFailedAt + step.count();
    return firstFailedAt + (age / day + 1) * day.count();
}

Result<void> EscrowBook::open(Store& store, const std::string& configuration) {
    HS_ASSIGN(auto all, store.escrows(configuration));
    known_.clear();
    for (Escrow& escrow : all) {
        std::string key = escrow.anchor;
        known_.emplace(std::move(key), std::move(escrow));
    }
    return {};
}

std::vector<Escrow> EscrowBook::due(UnixMillis now) const {
    std::vector<Escrow> found;
    for (const auto& [key, escrow] : known_)
        // Nobody waits for a time that a clock showed before it was set back.
        if (escrow.nextTryAt != 0 && (escrow.nextTryAt <= now || escrow.lastTriedAt > now)) found.push_back(escrow);
    return found;
}

void EscrowBook::failed(const Outcome& outcome, UnixMillis now) {
    const bool provisioning = outcome.rule == RuleKind::Provisioning;
    const ObjectRef& directory = provisioning ? outcome.source : outcome.target;
    const ObjectRef& cloud = provisioning ? outcome.target : outcome.source;
    const std::string& key = keyOf(directory);
    if (key.empty() || failed_.count(key) != 0) return;
    Escrow escrow;
    if (const auto before = known_.find(key); before != known_.end()) {
        escrow = before->second;
        ++escrow.tries;
    } else {
        escrow.firstFailedAt = now;
    }
    escrow.anchor = key;
    escrow.directoryId = directory.id;
    escrow.cloudId = cloud.id;
    escrow.name = directory.name.empty() ? cloud.name : directory.name;
    escrow.rule = outcome.rule;
    escrow.error = outcome.error;
    escrow.lastTriedAt = now;
    escrow.nextTryAt = nextTry(escrow.firstFailedAt, escrow.error, now);
    failed_.emplace(key, std::move(escrow));
}

Result<void> EscrowBook::keep(Store& store, const std::string& configuration,
                              const std::vector<std::string>& mended) const {
    std::vector<Escrow> all;
    for (const auto& [key, escrow] : failed_) all.push_back(escrow);
    if (!all.empty()) HS_TRY(store.saveEscrows(configuration, all));
    return mended.empty() ? Result<void>() : store.removeEscrows(configuration, mended);
}

}  // namespace hs::sync
