#include "tests/world/ExchangeOnline.h"

#include "core/base/Encoding.h"

namespace hs::world {

std::string ExchangeOnline::anchor(const Object& object) {
    return (object.objectClass == ObjectClass::Contact ? "Contact_" : "User_") + object.id;
}

std::string ExchangeOnline::legacyDn(const Object& object) {
    return "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=" +
           toHex(guidBytes(object.id).value_or(object.id)) + "-" + object.first("mailNickname");
}

/// Ascending words, so that nobody has anything to warn about.
std::string ExchangeOnline::hash(int entries, const Object& object) {
    std::string bytes;
    for (int i = 1; i <= entries; ++i) {
        const auto low = static_cast<char>(fingerprint(object.id) & 0xff);
        bytes += {low, '\x01', '\x02', static_cast<char>(i)};
    }
    return bytes;
}

void ExchangeOnline::fill(Object& object) const {
    object.set("cloudLegacyExchangeDN", legacyDn(object));
    object.set("cloudAnchor", anchor(object));
    if (object.objectClass == ObjectClass::Contact) return;
    const bool here = !onPremises_.contains(object.name);
    object.set("cloudMSExchRecipientDisplayType", Value::integer(here ? 1073741824 : -2147483642));
    if (here) object.set("cloudMSExchArchiveStatus", Value::integer(1));
    object.set("cloudMSExchBlockedSendersHash", Value::binary(hash(2, object)));
    object.set("cloudMSExchSafeRecipientsHash", Value::binary(hash(3, object)));
    object.set("cloudMSExchSafeSendersHash", Value::binary(hash(10, object)));
    object.set("cloudMSExchUCVoiceMailSettings", Values{Value::text("ExchangeHostedVoiceMail=1")});
    object.set("cloudMSExchUserHoldPolicies", Values{Value::text("mbx0123456789abcdef0123456789abcdef:1"),
                                                     Value::text("UniH5f2b1c3d-0000-4000-8000-00000000000a")});
}

void ExchangeOnline::cycleEnded() {
    if (delay_) return;
    for (const Object& seen : cloud_.objects())
        if (isFor(seen) && ++cyclesSeen_[seen.id] >= cycles_) fill(*cloud_.byId(seen.id));
}

void ExchangeOnline::looked() {
    if (!delay_) return;
    for (const Object& seen : cloud_.objects()) {
        if (!isFor(seen)) continue;
        const auto first = firstSeen_.emplace(seen.id, clock_.now()).first->second;
        if (clock_.now() - first >= delay_->count()) fill(*cloud_.byId(seen.id));
    }
}

}  // namespace hs::world
