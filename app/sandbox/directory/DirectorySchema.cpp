#include "app/sandbox/directory/DirectorySchema.h"

#include <algorithm>

#include "app/sandbox/directory/SchemaFacts.h"
#include "core/base/Encoding.h"
#include "core/model/Ldif.h"

namespace hs::sandbox {

namespace {

/// How slapd.conf spells a syntax with the matching rules that suit it.
std::string_view slapdSyntax(AttributeSyntax syntax) {
    switch (syntax) {
        case AttributeSyntax::Text:
            return "EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15";
        case AttributeSyntax::Integer:
        case AttributeSyntax::LargeInteger:
            return "EQUALITY integerMatch ORDERING integerOrderingMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27";
        case AttributeSyntax::Octets: return "EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40";
        case AttributeSyntax::Boolean: return "EQUALITY booleanMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.7";
        case AttributeSyntax::Name: return "EQUALITY distinguishedNameMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.12";
        case AttributeSyntax::Time:
            return "EQUALITY generalizedTimeMatch ORDERING generalizedTimeOrderingMatch SYNTAX "
                   "1.3.6.1.4.1.1466.115.121.1.24";
    }
    return {};
}

/// Active Directory's own number of a syntax (MS-ADTS 3.1.1.2.2.2).
std::string_view directorySyntax(AttributeSyntax syntax) {
    switch (syntax) {
        case AttributeSyntax::Text: return "2.5.5.12";
        case AttributeSyntax::Integer: return "2.5.5.9";
        case AttributeSyntax::LargeInteger: return "2.5.5.16";
        case AttributeSyntax::Octets: return "2.5.5.10";
        case AttributeSyntax::Boolean: return "2.5.5.8";
        case AttributeSyntax::Name: return "2.5.5.1";
        case AttributeSyntax::Time: return "2.5.5.11";
    }
    return {};
}

void appendSchemaObject(std::string& ldif, const AttributeFact& fact, const std::string& partition) {
    const std::string name(fact.name);
    appendLdifLine(ldif, "dn", "CN=" + name + "," + partition);
    for (const std::string_view objectClass : {"top", "attributeSchema"})
        appendLdifLine(ldif, "objectClass", objectClass);
    appendLdifLine(ldif, "cn", name);
    appendLdifLine(ldif, "lDAPDisplayName", name);
    appendLdifLine(ldif, "attributeID", fact.oid);
    appendLdifLine(ldif, "attributeSyntax", directorySyntax(fact.syntax));
    appendLdifLine(ldif, "isSingleValued", fact.singleValued ? "TRUE" : "FALSE");
    if (fact.rangeUpper > 0) {
        appendLdifLine(ldif, "rangeLower", fact.syntax == AttributeSyntax::Text ? "1" : "0");
        appendLdifLine(ldif, "rangeUpper", std::to_string(fact.rangeUpper));
    }
    ldif += '\n';
}

}  // namespace

DirectorySchema::DirectorySchema(bool exchange, std::vector<SchemaGap> gaps)
    : exchange_(exchange), gaps_(std::move(gaps)) {}

bool DirectorySchema::isLeftOut(std::string_view attribute, std::string_view className) const {
    return std::any_of(gaps_.begin(), gaps_.end(), [&](const SchemaGap& gap) {
        return equalsIgnoringAsciiCase(gap.attribute, attribute) &&
               (gap.className.empty() || equalsIgnoringAsciiCase(gap.className, className));
    });
}

bool DirectorySchema::has(std::string_view attribute) const {
    if (isLeftOut(attribute, "")) return false;
    const auto& facts = attributeFacts();
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const AttributeFact& candidate) {
        return equalsIgnoringAsciiCase(candidate.name, attribute);
    });
    if (fact == facts.end())  // what slapd brings itself
        return attribute == "cn" || attribute == "description" || attribute == "userPassword";
    return exchange_ || fact->origin != Origin::Exchange;
}

bool DirectorySchema::allows(std::string_view className, std::string_view attribute) const {
    if (!has(attribute) || isLeftOut(attribute, className)) return false;
    const auto holds = [&](const std::vector<std::string_view>& names) {
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view name) { return equalsIgnoringAsciiCase(name, attribute); });
    };
    if (holds(attributesOfTop())) return true;
    for (const AuxiliaryFact& auxiliary : auxiliaryFacts())
        if (std::find(auxiliary.carriers.begin(), auxiliary.carriers.end(), className) != auxiliary.carriers.end() &&
            holds(auxiliary.may))
            return true;
    for (const ClassFact& fact : classFacts())
        if (fact.name == className) return holds(fact.must) || holds(fact.may) || allows(fact.superior, attribute);
    return false;
}

std::string DirectorySchema::listed(std::string_view className, const std::vector<std::string_view>& attributes) const {
    std::string list;
    for (const std::string_view attribute : attributes) {
        if (!has(attribute) || isLeftOut(attribute, className)) continue;
        list += list.empty() ? "" : " $ ";
        list += attribute;
    }
    return list;
}

std::string DirectorySchema::definitions() const {
    std::string text = "# Written by the sandbox at each start; changes are lost.\n";
    for (const AttributeFact& fact : attributeFacts()) {
        if (!has(fact.name)) continue;
        text.append("attributetype ( ").append(fact.oid).append(" NAME '").append(fact.name).append("' ");
        text.append(slapdSyntax(fact.syntax)).append(fact.singleValued ? " SINGLE-VALUE )\n" : " )\n");
    }
    for (const AuxiliaryFact& fact : auxiliaryFacts()) {
        const std::string may = listed("", fact.may);
        if (may.empty() || (!exchange_ && fact.origin == Origin::Exchange)) continue;
        text.append("objectclass ( ").append(fact.oid).append(" NAME '").append(fact.name);
        text.append("' SUP top AUXILIARY MAY ( ").append(may).append(" ) )\n");
    }
    for (const ClassFact& fact : classFacts()) {
        text.append("objectclass ( ").append(fact.oid).append(" NAME '").append(fact.name).append("' SUP ");
        text.append(fact.superior).append(" STRUCTURAL");
        if (!fact.must.empty()) text.append(" MUST ( ").append(listed("", fact.must)).append(" )");
        std::vector<std::string_view> may = fact.may;
        if (fact.superior == "top") may.insert(may.end(), attributesOfTop().begin(), attributesOfTop().end());
        if (const std::string list = listed(fact.name, may); !list.empty()) text.append(" MAY ( " + list + " )");
        text.append(" )\n");
    }
    return text;
}

std::string DirectorySchema::contentRules(const std::string& auxiliaryClass) const {
    std::string text;
    for (const ClassFact& fact : classFacts()) {
        std::string auxiliaries = auxiliaryClass;
        std::string may;
        for (const AuxiliaryFact& auxiliary : auxiliaryFacts()) {
            const auto& carriers = auxiliary.carriers;
            if (std::find(carriers.begin(), carriers.end(), fact.name) == carriers.end()) continue;
            const std::string list = listed(fact.name, auxiliary.may);
            if (list.empty()) continue;
            may += (may.empty() ? "" : " $ ") + list;
            // With a gap the class cannot be named as a whole: whoever reads the rule would conclude too much from it.
            if (list != listed("", auxiliary.may)) continue;
            auxiliaries.append(auxiliaries.empty() ? "" : " $ ").append(auxiliary.name);
        }
        if (may.empty()) continue;
        text.append("ditcontentrule ( ").append(fact.oid).append(" NAME '").append(fact.name).append("'");
        if (!auxiliaries.empty()) text.append(" AUX ( " + auxiliaries + " )");
        text.append(" MAY ( " + may + " ) )\n");
    }
    return text;
}

std::string DirectorySchema::schemaPartition(const std::string& baseDn) const {
    const std::string partition = "CN=Schema,CN=Configuration," + baseDn;
    std::string ldif;
    appendLdifLine(ldif, "dn", partition);
    ldif += "objectClass: top\nobjectClass: dMD\ncn: Schema\nobjectVersion: 87\n\n";
    for (const AttributeFact& fact : attributeFacts())
        if (has(fact.name) && fact.origin != Origin::Internal) appendSchemaObject(ldif, fact, partition);
    if (exchange_)  // rangeUpper is where Exchange's setup notes its schema version
        appendSchemaObject(ldif,
                           {"ms-Exch-Schema-Version-Pt", "1.3.6.1.4.1.4203.666.777.1.5", AttributeSyntax::Integer, true,
                            17003, Origin::Exchange},
                           partition);
    return ldif;
}

std::string DirectorySchema::lengthConstraints() const {
    std::string text;
    for (const AttributeFact& fact : attributeFacts())
        if (fact.rangeUpper > 0 && fact.origin == Origin::Exchange && has(fact.name))
            text.append("constraint_attribute ")
                .append(fact.name)
                .append(" size ")
                .append(std::to_string(fact.rangeUpper))
                .append("\n");
    return text + "constraint_attribute proxyAddresses size 1123\n";
}

const std::vector<std::string_view>& writebackTargets() {
    static const std::vector<std::string_view> names = {
        "msDS-ExternalDirectoryObjectId", "proxyAddresses",           "msExchArchiveStatus",
        "msExchBlockedSendersHash",       "msExchSafeRecipientsHash", "msExchSafeSendersHash",
        "msExchUCVoiceMailSettings",      "msExchUserHoldPolicies"};
    return names;
}

}  // namespace hs::sandbox
