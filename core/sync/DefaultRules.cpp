#include "core/sync/DefaultRules.h"

#include <algorithm>

namespace hs::sync {

namespace {

const std::vector<ObjectClass>& users() {
    static const std::vector<ObjectClass> classes{ObjectClass::User, ObjectClass::InetOrgPerson};
    return classes;
}

const std::vector<ObjectClass>& contacts() {
    static const std::vector<ObjectClass> classes{ObjectClass::Contact};
    return classes;
}

const std::vector<ObjectClass>& everybody() {
    static const std::vector<ObjectClass> classes{ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
    return classes;
}

Mapping direct(const char* target, const std::string& source, std::vector<ObjectClass> classes) {
    Mapping mapping;
    mapping.target = target;
    mapping.type = MappingType::Direct;
    mapping.source = source;
    mapping.expression = "[" + source + "]";
    mapping.classes = std::move(classes);
    return mapping;
}

Mapping computed(const char* target, const std::string& source, std::string expression,
                 std::vector<ObjectClass> classes) {
    Mapping mapping = direct(target, source, std::move(classes));
    mapping.type = MappingType::Expression;
    mapping.expression = std::move(expression);
    return mapping;
}

Mapping matching(Mapping mapping, int precedence) {
    mapping.matchingPrecedence = precedence;
    return mapping;
}

Mapping hash(const char* target, const std::string& source) {
    return computed(target, source,
                    "IgnoreFlowIfNullOrEmpty(Switch([cloudSOAExchMailbox], \"\", \"True\", [" + source + "]))",
                    users());
}

Mapping usageLocation() {
    Mapping mapping =
        computed("usageLocation", "c", "IgnoreFlowIfNullOrEmpty(Coalesce([msExchUsageLocation], [c]))", users());
    mapping.defaultValue = "US";
    return mapping;
}

/// True for the recipient display types of cloud mailboxes, else False (writeback.md 3.1, the current form).
Mapping gate() {
    return computed(
        "cloudSOAExchMailbox", "cloudMSExchRecipientDisplayType",
        "Switch([cloudMSExchRecipientDisplayType], \"False\", \"0\", \"True\", \"2\", \"True\", \"7\", "
        "\"True\", \"8\", \"True\", \"10\", \"True\", \"16\", \"True\", \"17\", \"True\", \"18\", \"True\", "
        "\"1073741824\", \"True\", \"1073741840\", \"True\")",
        everybody());
}

std::vector<Mapping> userMappings() {
    return {
        matching(direct("userPrincipalName", "userPrincipalName", users()), 2),
        direct("givenName", "givenName", users()),
        direct("surname", "sn", users()),
        computed("mail", "mail", "IgnoreFlowIfNullOrEmpty([mail])", users()),
        computed("mailNickname", "mailNickname",
                 "Coalesce([mailNickname], [sAMAccountName], Word([userPrincipalName], 1, \"@\"))", users()),
        computed("accountEnabled", "userAccountControl",
                 "Switch(BitAnd([userAccountControl], 2), \"True\", \"2\", \"False\")", users()),
        direct("jobTitle", "title", users()),
        direct("department", "department", users()),
        direct("officeLocation", "physicalDeliveryOfficeName", users()),
        direct("city", "l", users()),
        direct("businessPhones", "telephoneNumber", users()),
        usageLocation(),
    };
}

std::vector<Mapping> contactMappings() {
    return {
        direct("givenName", "givenName", contacts()),
        direct("surname", "sn", contacts()),
        matching(direct("mail", "mail", contacts()), 2),
        computed("mailNickname", "mailNickname", "Coalesce([mailNickname], Word([mail], 1, \"@\"))", contacts()),
    };
}

}  // namespace

Rule provisioningRule() {
    Rule rule;
    rule.kind = RuleKind::Provisioning;
    rule.name = "AD to Microsoft Entra ID";
    rule.mappings = {
        matching(direct("onPremisesImmutableId", "sourceAnchor", everybody()), 1),
        computed("displayName", "displayName", "Coalesce([displayName], [cn])", everybody()),
        direct("companyName", "company", everybody()),
    };
    for (auto&& more : {userMappings(), contactMappings()})
        rule.mappings.insert(rule.mappings.end(), more.begin(), more.end());
    return rule;
}

Rule writebackRule() {
    Rule rule;
    rule.kind = RuleKind::Writeback;
    rule.name = "Writeback exchange attributes to Active Directory";
    rule.derived = {gate()};

    Mapping x500 = computed("proxyAddresses", "cloudLegacyExchangeDN",
                            "IgnoreFlowIfNullOrEmpty(Switch([cloudLegacyExchangeDN], "
                            "Append(\"x500:\", [cloudLegacyExchangeDN]), \"\", \"\"))",
                            everybody());
    x500.flow = FlowKind::AddValue;
    Mapping voiceMail = computed("msExchUCVoiceMailSettings", "cloudMSExchUCVoiceMailSettings",
                                 "IgnoreFlowIfNullOrEmpty([cloudMSExchUCVoiceMailSettings])", users());
    voiceMail.flow = FlowKind::MergeByKey;

    rule.mappings = {
        direct("msDS-ExternalDirectoryObjectId", "cloudAnchor", users()),
        std::move(x500),
        direct("msExchArchiveStatus", "cloudMSExchArchiveStatus", users()),
        hash("msExchBlockedSendersHash", "cloudMSExchBlockedSendersHash"),
        hash("msExchSafeRecipientsHash", "cloudMSExchSafeRecipientsHash"),
        hash("msExchSafeSendersHash", "cloudMSExchSafeSendersHash"),
        std::move(voiceMail),
        computed("msExchUserHoldPolicies", "cloudMSExchUserHoldPolicies",
                 "IgnoreFlowIfNullOrEmpty([cloudMSExchUserHoldPolicies])", users()),
    };
    return rule;
}

Rule ruleOf(const MappingSettings& settings, RuleKind kind) {
    const auto& own = settings.of(kind);
    Rule rule = kind == RuleKind::Provisioning ? provisioningRule() : writebackRule();
    if (!own) return rule;
    if (kind == RuleKind::Provisioning) {
        rule.mappings = *own;
        return rule;
    }
    for (Mapping& mapping : rule.mappings) {
        const auto edited = std::find_if(own->begin(), own->end(),
                                         [&](const Mapping& other) { return other.target == mapping.target; });
        if (edited == own->end()) continue;
        mapping.enabled = edited->enabled;
        mapping.disabledReason = edited->disabledReason;
        if (edited->expression.empty() || edited->expression == mapping.expression) continue;
        mapping.type = MappingType::Expression;
        mapping.expression = edited->expression;
    }
    return rule;
}

const std::vector<AttributeName>& writebackTargets() {
    static const std::vector<AttributeName> targets{
        "msDS-ExternalDirectoryObjectId", "proxyAddresses",           "msExchArchiveStatus",
        "msExchBlockedSendersHash",       "msExchSafeRecipientsHash", "msExchSafeSendersHash",
        "msExchUCVoiceMailSettings",      "msExchUserHoldPolicies"};
    return targets;
}

}  // namespace hs::sync
