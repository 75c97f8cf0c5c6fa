#include "core/ldap/Control.h"

#include <ldap.h>

#include <memory>

namespace hs::ldap {

namespace {

struct BerDeleter {
    void operator()(BerElement* ber) const { ber_free(ber, 1); }
};
using Ber = std::unique_ptr<BerElement, BerDeleter>;

berval bytesOf(const std::string& text) { return {text.size(), const_cast<char*>(text.data())}; }

/// Null for no bytes at all, which the library does not survive.
Ber reading(const std::string& bytes) {
    if (bytes.empty()) return nullptr;
    berval whole = bytesOf(bytes);
    return Ber(ber_init(&whole));
}

std::string flattened(BerElement* ber) {
    berval whole{0, nullptr};
    if (ber_flatten2(ber, &whole, 0) < 0) return {};
    return {whole.bv_val, whole.bv_len};
}

/// The next element when it has this tag, as a view into the element's memory.
bool takeOctets(BerElement* ber, berval& octets) { return ber_scanf(ber, "m", &octets) != LBER_ERROR; }

void skipCookie(BerElement* ber) {
    ber_len_t length = 0;
    berval cookie{0, nullptr};
    if (ber_peek_tag(ber, &length) == LDAP_TAG_SYNC_COOKIE) takeOctets(ber, cookie);
}

/// A BOOLEAN DEFAULT FALSE; nothing when it does not decode.
std::optional<bool> takeFlag(BerElement* ber) {
    ber_len_t length = 0;
    if (ber_peek_tag(ber, &length) != LBER_BOOLEAN) return false;
    ber_int_t flag = 0;
    if (ber_scanf(ber, "b", &flag) == LBER_ERROR) return std::nullopt;
    return flag != 0;
}

Error unreadable(const char* what) {
    return Error(ErrorCode::Corrupt, std::string("the directory's answer cannot be read: ") + what)
        .next("Read everything again; if it happens again, look for a proxy that changes LDAP messages.");
}

}  // namespace

Control pagedResults(int pageSize, const std::string& cookie) {
    const Ber ber(ber_alloc_t(LBER_USE_DER));
    const berval bytes = bytesOf(cookie);
    ber_printf(ber.get(), "{iO}", pageSize, &bytes);
    return {control::pagedResults, flattened(ber.get()), false};
}

Control DirSyncRequest::control() const {
    const Ber ber(ber_alloc_t(LBER_USE_DER));
    const berval bytes = bytesOf(cookie);
    ber_printf(ber.get(), "{iiO}", flags, maxBytes, &bytes);
    return {control::dirSync, flattened(ber.get()), true};
}

Result<DirSyncAnswer> DirSyncAnswer::parse(const std::string& bytes) {
    const Ber ber = reading(bytes);
    ber_int_t more = 0, unused = 0;
    berval cookie{0, nullptr};
    if (!ber || ber_scanf(ber.get(), "{iim}", &more, &unused, &cookie) == LBER_ERROR)
        return unreadable("the DirSync control");
    return DirSyncAnswer{more != 0, std::string(cookie.bv_val ? cookie.bv_val : "", cookie.bv_len)};
}

Control syncRefreshOnly(const std::string& cookie) {
    const Ber ber(ber_alloc_t(LBER_USE_DER));
    const berval bytes = bytesOf(cookie);
    ber_printf(ber.get(), "{eO}", LDAP_SYNC_REFRESH_ONLY, &bytes);
    return {control::syncRequest, flattened(ber.get()), true};
}

Result<bool> refreshedByDeletes(const std::string& syncDoneValue) {
    const Ber ber = reading(syncDoneValue);
    if (!ber || ber_scanf(ber.get(), "{") == LBER_ERROR) return unreadable("the sync done control");
    skipCookie(ber.get());
    const auto flag = takeFlag(ber.get());
    if (!flag) return unreadable("the sync done control");
    return *flag;
}

Result<std::vector<std::string>> deletedUuids(const std::string& syncInfoValue) {
    const Ber ber = reading(syncInfoValue);
    ber_len_t length = 0;
    if (!ber) return unreadable("a sync information message");
    if (ber_peek_tag(ber.get(), &length) != LDAP_TAG_SYNC_ID_SET) return std::vector<std::string>();
    if (ber_scanf(ber.get(), "{") == LBER_ERROR) return unreadable("a sync information message");
    skipCookie(ber.get());
    const auto deletes = takeFlag(ber.get());
    if (!deletes) return unreadable("a sync information message");
    if (!*deletes) return std::vector<std::string>();  // who is still there
    std::vector<std::string> uuids;
    char* last = nullptr;
    for (ber_tag_t tag = ber_first_element(ber.get(), &length, &last); tag != LBER_DEFAULT;
         tag = ber_next_element(ber.get(), &length, last)) {
        berval uuid{0, nullptr};
        if (!takeOctets(ber.get(), uuid) || uuid.bv_len != 16) return unreadable("a deleted object's identifier");
        uuids.emplace_back(uuid.bv_val, uuid.bv_len);
    }
    return uuids;
}

std::optional<std::string> responseControl(Handle* connection, ldapmsg* result, const char* identifier) {
    int code = 0;
    LDAPControl** controls = nullptr;
    if (ldap_parse_result(connection, result, &code, nullptr, nullptr, nullptr, &controls, 0) != LDAP_SUCCESS)
        return std::nullopt;
    std::optional<std::string> value;
    if (const LDAPControl* found = ldap_control_find(identifier, controls, nullptr); found && found->ldctl_value.bv_val)
        value.emplace(found->ldctl_value.bv_val, found->ldctl_value.bv_len);
    ldap_controls_free(controls);
    return value;
}

std::vector<std::string> syncInformation(Handle* connection, ldapmsg* messages) {
    std::vector<std::string> values;
    for (ldapmsg* message = ldap_first_message(connection, messages); message;
         message = ldap_next_message(connection, message)) {
        if (ldap_msgtype(message) != LDAP_RES_INTERMEDIATE) continue;
        char* identifier = nullptr;
        berval* value = nullptr;
        if (ldap_parse_intermediate(connection, message, &identifier, &value, nullptr, 0) == LDAP_SUCCESS && value &&
            identifier && std::string_view(identifier) == control::syncInformation)
            values.emplace_back(value->bv_val, value->bv_len);
        ldap_memfree(identifier);
        ber_bvfree(value);
    }
    return values;
}

}  // namespace hs::ldap
