#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/sandbox/Person.h"
#include "app/sandbox/tenant/MailboxValues.h"

namespace hs::sandbox {

/// Exchange Online behind the tenant: gives a licensed user a mailbox some seconds after it appeared, and knows what
/// is in it. People of the seed are recognised by their anchor; strangers, such as people an administrator adds to the
/// directory, get a cloud mailbox whose content follows from their anchor. Immutable, so safe from any thread.
class ExchangeOnline {
public:
    ExchangeOnline(std::span<const Person> people, std::uint64_t seed, std::chrono::milliseconds delay);

    std::chrono::milliseconds delay() const { return delay_; }

    /// `nickname` names the mailbox of strangers; people of the seed keep the one their directory knows.
    Mailbox mailboxOf(std::string_view anchor, std::string_view nickname) const;

private:
    struct Known {
        std::uint32_t aliasAt = 0;
        std::uint16_t aliasLength = 0;
        std::uint16_t safeSenders = 0, safeRecipients = 0, blockedSenders = 0;
        bool onPremises = false, archive = false, voiceMail = false, holds = false;
    };
    Mailbox strangerOf(std::string_view anchor, std::string_view nickname) const;

    std::unordered_map<std::uint64_t, Known> known_;  // by fingerprint of the anchor: 64 bits do not collide here
    std::string aliases_;                             // all aliases end to end: a hundred thousand strings are dear
    std::uint64_t seed_;
    std::chrono::milliseconds delay_;
};

}  // namespace hs::sandbox
