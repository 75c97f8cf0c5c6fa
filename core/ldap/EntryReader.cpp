#include "core/ldap/EntryReader.h"

#include <ldap.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/RangeOption.h"

namespace hs::ldap {

namespace {

constexpr std::size_t noSlot = static_cast<std::size_t>(-1);

std::string_view view(const berval& bytes) { return {bytes.bv_val, bytes.bv_len}; }

Value valueOf(Value::Kind kind, const berval& bytes) {
    switch (kind) {
        case Value::Kind::Binary: return Value::binary(std::string(bytes.bv_val, bytes.bv_len));
        case Value::Kind::Boolean: return Value::boolean(equalsIgnoringAsciiCase(view(bytes), "TRUE"));
        case Value::Kind::Integer: {
            std::int64_t number = 0;
            const char* const end = bytes.bv_val + bytes.bv_len;
            const auto [stop, error] = std::from_chars(bytes.bv_val, end, number);
            if (error == std::errc() && stop == end) return Value::integer(number);
            break;  // beyond 64 bits: keep what is there
        }
        case Value::Kind::Text: break;
    }
    return Value::text(std::string(bytes.bv_val, bytes.bv_len));
}

/// The most telling class wins: inetOrgPerson entries also say user, computers too.
ObjectClass classOf(const berval* classes) {
    ObjectClass found = ObjectClass::Other;
    for (const berval* each = classes; each->bv_val; ++each) {
        const std::string_view name = view(*each);
        if (equalsIgnoringAsciiCase(name, "computer")) return ObjectClass::Other;
        if (equalsIgnoringAsciiCase(name, "inetOrgPerson")) found = ObjectClass::InetOrgPerson;
        else if (found != ObjectClass::InetOrgPerson && equalsIgnoringAsciiCase(name, "user"))
            found = ObjectClass::User;
        else if (equalsIgnoringAsciiCase(name, "contact")) found = ObjectClass::Contact;
        else if (equalsIgnoringAsciiCase(name, "group")) found = ObjectClass::Group;
    }
    return found;
}

/// "Ada\0ACNF:guid": what replication made of a second object of the same name (MS-ADTS 3.1.1.5.1.6). Active Directory
/// escapes the line feed, OpenLDAP does not.
bool isConflictCopy(std::string_view name) {
    return name.find("\\0ACNF:") != std::string_view::npos || name.find("\nCNF:") != std::string_view::npos;
}

/// Owns what ldap_get_attribute_ber allocates.
struct EntryCursor {
    BerElement* ber = nullptr;
    ~EntryCursor() {
        if (ber) ber_free(ber, 0);
    }
};

/// Calls `take(wireName, values)` for each attribute of an entry; `values` ends with an empty berval. False when the
/// entry cannot be decoded.
template <typename Take>
bool forEachAttribute(Handle* handle, ldapmsg* entry, BerElement* ber, const Take& take) {
    for (;;) {
        berval name{0, nullptr};
        berval* values = nullptr;
        if (ldap_get_attribute_ber(handle, entry, ber, &name, &values) != LDAP_SUCCESS) return false;
        if (!name.bv_val) return true;
        if (values && values->bv_val) take(view(name), values);
        ber_memfree(values);
    }
}

}  // namespace

Value::Kind valueKind(const AttributeName& attribute, const Schema& schema) {
    static constexpr auto alwaysBinary = std::to_array<const char*>(
        {"objectGUID", "objectSid", "mS-DS-ConsistencyGuid", "msExchBlockedSendersHash", "msExchSafeRecipientsHash",
         "msExchSafeSendersHash", "msExchMailboxGuid", "msExchArchiveGUID", "thumbnailPhoto"});
    for (const char* name : alwaysBinary)
        if (equalsIgnoringAsciiCase(attribute.text(), name)) return Value::Kind::Binary;
    const AttributeSchema* known = schema.attribute(attribute);
    if (!known) return Value::Kind::Text;
    if (known->syntax == "OctetString") return Value::Kind::Binary;
    if (known->syntax == "Integer") return Value::Kind::Integer;
    if (known->syntax == "Boolean") return Value::Kind::Boolean;
    return Value::Kind::Text;
}

EntryReader::EntryReader(LdapConnection& connection, const std::vector<AttributeName>& wanted, const Schema& schema)
    : connection_(connection) {
    for (const AttributeName& name : wanted) {
        if (name == AttributeName("distinguishedName")) nameWanted_ = true;
        addSlot(name, Role::None, true, schema);
    }
    addSlot("objectClass", Role::ObjectClass, false, schema);
    addSlot("objectGUID", Role::Guid, false, schema);
    addSlot("mS-DS-ConsistencyGuid", Role::ConsistencyGuid, false, schema);
}

void EntryReader::addSlot(AttributeName name, Role role, bool wanted, const Schema& schema) {
    const auto same = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.name == name; });
    if (same != slots_.end()) {
        if (role != Role::None) same->role = role;
        return;
    }
    Slot slot;
    slot.kind = valueKind(name, schema);
    slot.wireName = name.text();
    slot.name = std::move(name);
    slot.role = role;
    slot.wanted = wanted;
    slots_.push_back(std::move(slot));
}

std::vector<std::string> EntryReader::requestedAttributes() const {
    std::vector<std::string> names;
    names.reserve(slots_.size());
    for (const Slot& slot : slots_) names.push_back(slot.name.text());
    return names;
}

std::size_t EntryReader::slotOf(std::string_view wireName) {
    for (std::size_t tried = 0, at = hint_; tried < slots_.size(); ++tried, ++at) {
        if (at >= slots_.size()) at = 0;
        if (slots_[at].wireName == wireName) {
            hint_ = at + 1;
            return at;
        }
    }
    for (std::size_t at = 0; at < slots_.size(); ++at)
        if (equalsIgnoringAsciiCase(slots_[at].wireName, wireName)) {
            slots_[at].wireName = wireName;  // next time the exact comparison above finds it
            return at;
        }
    return noSlot;
}

void EntryReader::takeValues(Object& object, const Slot& slot, const berval* values, std::string& guid,
                             std::string& consistencyGuid) {
    if (slot.role == Role::ObjectClass) object.objectClass = classOf(values);
    else if (slot.role == Role::Guid) guid = view(*values);
    else if (slot.role == Role::ConsistencyGuid) consistencyGuid = view(*values);
    if (!slot.wanted) return;
    std::size_t count = 0;
    while (values[count].bv_val) ++count;
    Values taken;
    taken.reserve(count);
    for (std::size_t i = 0; i < count; ++i) taken.push_back(valueOf(slot.kind, values[i]));
    object.set(slot.name, std::move(taken));
}

Result<void> EntryReader::readEntry(ldapmsg* entry, std::vector<Object>& objects) {
    Handle* const handle = connection_.handle();
    EntryCursor cursor;
    berval name{0, nullptr};
    if (ldap_get_dn_ber(handle, entry, &cursor.ber, &name) != LDAP_SUCCESS)
        return Error(ErrorCode::Corrupt, "an entry of the directory cannot be read");
    if (isConflictCopy(view(name))) return {};
    Object object;
    object.name = view(name);
    std::string guid, consistencyGuid;
    const bool readable =
        forEachAttribute(handle, entry, cursor.ber, [&](std::string_view wireName, const berval* values) {
            const auto range = RangeOption::parse(wireName);
            const std::size_t slot = slotOf(range ? range->attribute : wireName);
            if (slot == noSlot) return;
            takeValues(object, slots_[slot], values, guid, consistencyGuid);
            if (range && range->next && slots_[slot].wanted) pieces_.push_back({objects.size(), slot, *range->next});
        });
    if (!readable) return Error(ErrorCode::Corrupt, "an entry of the directory cannot be read").on(object.name);
    object.id = guidText(guid);
    object.anchor = toBase64(consistencyGuid.empty() ? guid : consistencyGuid);
    if (nameWanted_ && !object.has("distinguishedName")) object.set("distinguishedName", object.name);
    objects.push_back(std::move(object));
    return {};
}

Result<void> EntryReader::read(ldapmsg* page, std::vector<Object>& objects, std::stop_token stop) {
    Handle* const handle = connection_.handle();
    for (ldapmsg* entry = ldap_first_entry(handle, page); entry; entry = ldap_next_entry(handle, entry)) {
        hint_ = 0;
        HS_TRY(readEntry(entry, objects));
    }
    return completePieces(objects, stop);
}

Result<void> EntryReader::completePieces(std::vector<Object>& objects, std::stop_token stop) {
    for (const Piecemeal& piece : std::exchange(pieces_, {})) {
        Object& object = objects[piece.object];
        const Slot& slot = slots_[piece.slot];
        Values all = object.values(slot.name);
        std::optional<std::size_t> next = piece.next;
        while (next) {
            SearchRequest request;
            request.base = object.name;
            request.scope = Scope::Base;
            request.attributes = {RangeOption::ask(slot.name.text(), *next)};
            HS_ASSIGN(const LdapMessage answer, connection_.search(request, stop));
            HS_ASSIGN(next, appendPiece(answer.get(), slot, all));
        }
        object.set(slot.name, std::move(all));
    }
    return {};
}

Result<std::optional<std::size_t>> EntryReader::appendPiece(ldapmsg* answer, const Slot& slot, Values& all) const {
    Handle* const handle = connection_.handle();
    ldapmsg* const entry = ldap_first_entry(handle, answer);
    EntryCursor cursor;
    berval name{0, nullptr};
    std::optional<std::size_t> next;
    bool found = false;
    const auto take = [&](std::string_view wireName, const berval* values) {
        const auto range = RangeOption::parse(wireName);
        if (!range || !equalsIgnoringAsciiCase(range->attribute, slot.name.text())) return;
        found = true;
        next = range->next;
        for (const berval* value = values; value->bv_val; ++value) all.push_back(valueOf(slot.kind, *value));
    };
    if (!entry || ldap_get_dn_ber(handle, entry, &cursor.ber, &name) != LDAP_SUCCESS ||
        !forEachAttribute(handle, entry, cursor.ber, take) || !found)
        return Error(ErrorCode::Conflict, "an attribute changed while it was read in pieces")
            .attributeNamed(slot.name.text())
            .next("Read again.");
    return next;
}

}  // namespace hs::ldap
