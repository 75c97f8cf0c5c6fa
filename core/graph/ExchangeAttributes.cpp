#include "core/graph/ExchangeAttributes.h"

#include <array>

namespace hs::graph {

namespace {

constexpr auto single = CloudAttribute::Valued::Single;
constexpr auto several = CloudAttribute::Valued::Several;

// name, type, valued, exists on contacts
constexpr std::array<CloudAttribute, 9> table{{
    {"cloudAnchor", CloudAttribute::Type::Text, single, true},
    {"cloudLegacyExchangeDN", CloudAttribute::Type::Text, single, true},
    {"cloudMSExchArchiveStatus", CloudAttribute::Type::Integer, single, false},
    {"cloudMSExchBlockedSendersHash", CloudAttribute::Type::Binary, single, false},
    {"cloudMSExchSafeRecipientsHash", CloudAttribute::Type::Binary, single, false},
    {"cloudMSExchSafeSendersHash", CloudAttribute::Type::Binary, single, false},
    {"cloudMSExchUCVoiceMailSettings", CloudAttribute::Type::Text, several, false},
    {"cloudMSExchUserHoldPolicies", CloudAttribute::Type::Text, several, false},
    {"cloudMSExchRecipientDisplayType", CloudAttribute::Type::Integer, single, false},
}};

}  // namespace

std::span<const CloudAttribute> exchangeAttributes() { return table; }

}  // namespace hs::graph
