#include "app/sandbox/tenant/MailboxValues.h"

#include <algorithm>

#include "app/sandbox/Person.h"
#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

// Recipient display types: a cloud user mailbox, and the mail user that stands for a mailbox kept on premises.
constexpr std::string_view cloudMailbox = "1073741824";
constexpr std::string_view onPremisesMailbox = "-2147483642";

/// A repeatable stream of numbers (SplitMix64); good enough to look like digests.
class Stream {
public:
    explicit Stream(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t word = state_;
        word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
        word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
        return word ^ (word >> 31);
    }

    std::string hexadecimal32() {
        std::string bytes(16, '\0');
        for (std::size_t half = 0; half < 2; ++half) {
            std::uint64_t word = next();
            for (std::size_t i = 0; i < 8; ++i, word >>= 8) bytes[half * 8 + i] = static_cast<char>(word & 0xff);
        }
        return toHex(bytes);
    }

    std::string guid() {
        const std::string hex = hexadecimal32();
        return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' +
               hex.substr(20);
    }

private:
    std::uint64_t state_;
};

void appendHash(std::string& out, JunkList list, std::string_view anchor, int entries) {
    if (entries == 0) out += "null";
    else appendJsonBinary(out, hashOf(list, anchor, entries));
}

void appendTexts(std::string& out, bool any, const std::vector<std::string>& texts) {
    // Graph has no null collections: a property of that type that is not set is an empty array.
    appendJsonTexts(out, any ? texts : std::vector<std::string>{});
}

}  // namespace

std::string hashOf(JunkList list, std::string_view anchor, int entries) {
    std::string blob(static_cast<std::size_t>(entries) * 4, '\0');
    if (entries == 0) return blob;
    Stream stream(fingerprint(anchor, 0x6a756e6b + static_cast<std::uint64_t>(list)));
    // One word out of each of `entries` equal slices of the range: ascending and without duplicates by construction.
    const std::uint64_t slice = (std::uint64_t{1} << 32) / static_cast<std::uint64_t>(entries);
    for (std::size_t i = 0; i < static_cast<std::size_t>(entries); ++i) {
        auto word = static_cast<std::uint32_t>(i * slice + stream.next() % slice);
        for (std::size_t byte = 0; byte < 4; ++byte, word >>= 8) blob[i * 4 + byte] = static_cast<char>(word & 0xff);
    }
    return blob;
}

std::vector<std::string> holdPoliciesOf(std::string_view anchor) {
    Stream stream(fingerprint(anchor, 0x686f6c6473));
    std::vector<std::string> policies;
    const std::size_t count = 1 + stream.next() % 3;
    while (policies.size() < count) {
        switch (stream.next() % 6) {
            case 0: policies.push_back("UniH" + stream.guid()); break;
            case 1: policies.push_back("cld" + stream.hexadecimal32()); break;
            case 2: policies.push_back(stream.hexadecimal32()); break;
            case 3: policies.push_back("skp" + stream.hexadecimal32() + ":3"); break;
            case 4: policies.push_back("-mbx" + stream.hexadecimal32() + ":1"); break;
            default: policies.push_back("mbx" + stream.hexadecimal32() + ':' + std::to_string(1 + stream.next() % 3));
        }
    }
    return policies;
}

std::vector<std::string> voiceMailSettingsOf(std::string_view anchor) {
    // Two products write this attribute; most people only ever met the one.
    switch (fingerprint(anchor, 0x766f696365) % 16) {
        case 0: return {"ExchangeHostedVoiceMail=0"};
        case 1: return {"ExchangeHostedVoiceMail=1", "CsHostedVoiceMail=1"};
        default: return {"ExchangeHostedVoiceMail=1"};
    }
}

void appendCloudValue(std::string& out, Property property, ObjectKind kind, const Mailbox& mailbox,
                      std::string_view anchor, std::string_view objectId) {
    switch (property) {
        case Property::CloudAnchor:
            out += kind == ObjectKind::User ? "\"User_" : "\"Contact_";
            out += objectId;
            out += '"';
            break;
        case Property::CloudLegacyExchangeDN:
            appendJsonText(out, cloudLegacyExchangeDn(std::string(anchor), mailbox.alias));
            break;
        case Property::CloudMSExchArchiveStatus: out += mailbox.archive ? "1" : "null"; break;
        case Property::CloudMSExchRecipientDisplayType:
            out += mailbox.onPremises ? onPremisesMailbox : cloudMailbox;
            break;
        case Property::CloudMSExchBlockedSendersHash:
            appendHash(out, JunkList::BlockedSenders, anchor, mailbox.blockedSenders);
            break;
        case Property::CloudMSExchSafeRecipientsHash:
            appendHash(out, JunkList::SafeRecipients, anchor, mailbox.safeRecipients);
            break;
        case Property::CloudMSExchSafeSendersHash:
            appendHash(out, JunkList::SafeSenders, anchor, mailbox.safeSenders);
            break;
        case Property::CloudMSExchUCVoiceMailSettings:
            appendTexts(out, mailbox.voiceMail, voiceMailSettingsOf(anchor));
            break;
        case Property::CloudMSExchUserHoldPolicies: appendTexts(out, mailbox.holds, holdPoliciesOf(anchor)); break;
        default: out += "null";
    }
}

}  // namespace hs::sandbox
