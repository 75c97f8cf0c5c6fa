#include "app/sandbox/tenant/ProvisionedPerson.h"

#include <algorithm>

#include "app/sandbox/tenant/JsonText.h"

namespace hs::sandbox {

Assignments provisionedPerson(const Person& person) {
    Assignments assignments;
    const auto assign = [&assignments](Property property, const std::string& text) {
        if (!text.empty()) assignments.emplace_back(property, jsonText(text));
    };
    assign(Property::DisplayName, person.displayName);
    assign(Property::GivenName, person.givenName);
    assign(Property::Surname, person.surname);
    assign(Property::Department, person.department);
    assign(Property::JobTitle, person.title);
    assign(Property::Mail, person.mail);
    assign(Property::MailNickname, person.mailNickname);
    assign(Property::OnPremisesDistinguishedName, person.dn);
    assign(Property::OnPremisesImmutableId, person.anchor());
    if (!person.proxyAddresses.empty()) {
        std::string json;
        appendJsonTexts(json, person.proxyAddresses);
        assignments.emplace_back(Property::ProxyAddresses, std::move(json));
    }
    if (person.objectClass != ObjectClass::Contact) {
        assign(Property::UserPrincipalName, person.userPrincipalName);
        assign(Property::OnPremisesSamAccountName, person.samAccountName);
        assign(Property::City, person.city);
        assign(Property::MobilePhone, person.telephone);
        assignments.emplace_back(Property::AccountEnabled, person.disabled ? "false" : "true");
    }
    std::sort(assignments.begin(), assignments.end());
    return assignments;
}

}  // namespace hs::sandbox
