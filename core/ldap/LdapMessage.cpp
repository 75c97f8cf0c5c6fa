#include "core/ldap/LdapMessage.h"

#include <ldap.h>

namespace hs::ldap {

namespace {

std::string pageCookie(Handle* connection, LDAPControl** controls) {
    LDAPControl* const control = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, nullptr);
    if (!control) return {};
    ber_int_t estimate = 0;
    berval cookie{0, nullptr};
    if (ldap_parse_pageresponse_control(connection, control, &estimate, &cookie) != LDAP_SUCCESS) return {};
    std::string bytes(cookie.bv_val ? cookie.bv_val : "", cookie.bv_len);
    ber_memfree(cookie.bv_val);
    return bytes;
}

}  // namespace

void MessageDeleter::operator()(ldapmsg* message) const { ldap_msgfree(message); }

ServerResult resultOf(Handle* connection, ldapmsg* message) {
    ServerResult result;
    char* text = nullptr;
    LDAPControl** controls = nullptr;
    const int parsed = ldap_parse_result(connection, message, &result.code, nullptr, &text, nullptr, &controls, 0);
    if (parsed != LDAP_SUCCESS) {
        result.code = LDAP_DECODING_ERROR;
        return result;
    }
    if (text) result.text = text;
    if (controls) result.cookie = pageCookie(connection, controls);
    ldap_memfree(text);
    ldap_controls_free(controls);
    return result;
}

int operationOf(ldapmsg* message) { return ldap_msgid(message); }

std::vector<std::string> valuesOf(Handle* connection, ldapmsg* entry, const char* attribute) {
    std::vector<std::string> values;
    if (!entry) return values;
    berval** found = ldap_get_values_len(connection, entry, attribute);
    for (std::size_t i = 0; found && found[i]; ++i) values.emplace_back(found[i]->bv_val, found[i]->bv_len);
    ldap_value_free_len(found);
    return values;
}

std::string firstOf(Handle* connection, ldapmsg* entry, const char* attribute) {
    auto values = valuesOf(connection, entry, attribute);
    return values.empty() ? std::string() : std::move(values.front());
}

}  // namespace hs::ldap
