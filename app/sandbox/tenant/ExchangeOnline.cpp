#include "app/sandbox/tenant/ExchangeOnline.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

// Exchange's own limits (8,000 safe senders, 3,000 safe recipients, 1,000 blocked senders).
constexpr int mostSafeSenders = 8000;
constexpr int mostSafeRecipients = 3000;
constexpr int mostBlockedSenders = 1000;

std::uint16_t atMost(int entries, int limit) { return static_cast<std::uint16_t>(std::clamp(entries, 0, limit)); }

}  // namespace

ExchangeOnline::ExchangeOnline(std::span<const Person> people, std::uint64_t seed, std::chrono::milliseconds delay)
    : seed_(seed), delay_(delay) {
    known_.reserve(people.size());
    for (const Person& person : people) {
        Known& known = known_[fingerprint(person.anchor())];
        known.aliasAt = static_cast<std::uint32_t>(aliases_.size());
        known.aliasLength = static_cast<std::uint16_t>(person.mailNickname.size());
        aliases_ += person.mailNickname;
        known.safeSenders = atMost(person.safeSenders, mostSafeSenders);
        known.safeRecipients = atMost(person.safeRecipients, mostSafeRecipients);
        known.blockedSenders = atMost(person.blockedSenders, mostBlockedSenders);
        known.onPremises = person.onPremisesMailbox;
        known.archive = person.archive;
        known.voiceMail = person.voiceMail;
        known.holds = person.holds;
    }
}

Mailbox ExchangeOnline::mailboxOf(std::string_view anchor, std::string_view nickname) const {
    const auto found = known_.find(fingerprint(anchor));
    if (found == known_.end()) return strangerOf(anchor, nickname);
    const Known& known = found->second;
    Mailbox mailbox;
    mailbox.alias = known.aliasLength == 0 ? std::string(nickname) : aliases_.substr(known.aliasAt, known.aliasLength);
    mailbox.safeSenders = known.safeSenders;
    mailbox.safeRecipients = known.safeRecipients;
    mailbox.blockedSenders = known.blockedSenders;
    mailbox.onPremises = known.onPremises;
    mailbox.archive = known.archive;
    mailbox.voiceMail = known.voiceMail;
    mailbox.holds = known.holds;
    return mailbox;
}

Mailbox ExchangeOnline::strangerOf(std::string_view anchor, std::string_view nickname) const {
    // Every list has entries, so that somebody who adds a person to try writeback sees all three hashes arrive.
    const std::uint64_t dice = fingerprint(anchor, seed_);
    Mailbox mailbox;
    mailbox.alias = nickname;
    mailbox.safeSenders = static_cast<std::uint16_t>(1 + dice % 60);
    mailbox.safeRecipients = static_cast<std::uint16_t>(1 + (dice >> 8) % 30);
    mailbox.blockedSenders = static_cast<std::uint16_t>(1 + (dice >> 16) % 20);
    mailbox.archive = (dice >> 24) % 4 != 0;
    mailbox.voiceMail = (dice >> 32) % 4 != 0;
    mailbox.holds = (dice >> 40) % 2 == 0;
    return mailbox;
}

}  // namespace hs::sandbox
