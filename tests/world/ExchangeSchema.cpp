#include "tests/world/ExchangeSchema.h"

#include <algorithm>

namespace hs::world {

namespace {

struct Line {
    const char* name;
    const char* syntax;
    bool singleValued;
    int rangeUpper;
};

constexpr Line lines[] = {
    {"mailNickname", "DirectoryString", true, 64},
    {"msDS-ExternalDirectoryObjectId", "DirectoryString", true, 256},
    {"proxyAddresses", "DirectoryString", false, 1123},
    {"msExchArchiveStatus", "Integer", true, 0},
    {"msExchBlockedSendersHash", "OctetString", true, 4000},
    {"msExchSafeRecipientsHash", "OctetString", true, 12000},
    {"msExchSafeSendersHash", "OctetString", true, 32000},
    {"msExchUCVoiceMailSettings", "DirectoryString", false, 1123},
    {"msExchUserHoldPolicies", "DirectoryString", false, 40},
    {"displayName", "DirectoryString", true, 256},
    {"mail", "DirectoryString", true, 256},
    {"userPrincipalName", "DirectoryString", true, 1024},
};

}  // namespace

Schema exchangeSchema(const std::vector<std::string>& without) {
    Schema schema;
    schema.server = "dc1.contoso.test";
    schema.readAt = 1'795'564'800'000;
    schema.exchangeHint = "Exchange Server 2019 CU10 or later";
    for (const Line& line : lines) {
        if (std::find(without.begin(), without.end(), line.name) != without.end()) continue;
        AttributeSchema attribute;
        attribute.name = line.name;
        attribute.syntax = line.syntax;
        attribute.singleValued = line.singleValued;
        if (line.rangeUpper > 0) attribute.rangeUpper = line.rangeUpper;
        schema.attributes[line.name] = attribute;
        for (const char* name : {"user", "inetOrgPerson", "contact"}) schema.classes[name].insert(line.name);
    }
    return schema;
}

}  // namespace hs::world
