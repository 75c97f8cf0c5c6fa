#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/sandbox/tenant/Property.h"

namespace hs::sandbox {

/// What Exchange Online knows of one recipient. The nine cloud properties follow from it, the anchor and the object
/// id alone, so that they cost no memory: they are written again whenever somebody asks.
struct Mailbox {
    std::string alias;
    std::uint16_t safeSenders = 0, safeRecipients = 0, blockedSenders = 0;  ///< entries behind the hashes
    bool onPremises = false;
    bool archive = false;
    bool voiceMail = false;
    bool holds = false;
};

/// Which of the three lists of a junk-mail configuration a hash stands for.
enum class JunkList : std::uint8_t { SafeSenders, SafeRecipients, BlockedSenders };

/// The blob of a list: strictly ascending unsigned 32-bit words, little-endian, one for each entry.
/// Empty when the list has no entries.
std::string hashOf(JunkList list, std::string_view anchor, int entries);

/// Hold policies in the documented spellings, one to three of them, each at most 40 characters.
std::vector<std::string> holdPoliciesOf(std::string_view anchor);

std::vector<std::string> voiceMailSettingsOf(std::string_view anchor);

/// Appends the value of one of the cloud properties as JSON text; "null" when the mailbox has none.
void appendCloudValue(std::string& out, Property property, ObjectKind kind, const Mailbox& mailbox,
                      std::string_view anchor, std::string_view objectId);

}  // namespace hs::sandbox
