#include "core/ldap/ModifyRequest.h"

#include <ldap.h>

#include <vector>

namespace hs::ldap {

namespace {

berval wireValue(const Value& value) {
    static constexpr std::string_view yes = "TRUE", no = "FALSE";  // RFC 4517 3.3.3; our own spelling is "True"
    std::string_view bytes = value.bytes();
    if (value.kind() == Value::Kind::Boolean) bytes = value.asBoolean().value_or(false) ? yes : no;
    return {bytes.size(), const_cast<char*>(bytes.data())};
}

const Values& valuesToSend(const AttributeChange& attribute) {
    static const Values none;
    switch (attribute.operation) {
        case AttributeChange::Operation::Add:
        case AttributeChange::Operation::Remove: return attribute.payload;
        case AttributeChange::Operation::Replace: return attribute.after;
        case AttributeChange::Operation::Clear: break;
    }
    return none;
}

int operationOf(const AttributeChange& attribute) {
    switch (attribute.operation) {
        case AttributeChange::Operation::Add: return LDAP_MOD_ADD;
        case AttributeChange::Operation::Remove: return LDAP_MOD_DELETE;
        case AttributeChange::Operation::Replace:
        case AttributeChange::Operation::Clear: break;
    }
    return LDAP_MOD_REPLACE;
}

/// The library's nested arrays, pointing into the changes' own bytes: nothing is copied.
class Modifications {
public:
    explicit Modifications(std::span<const AttributeChange* const> attributes) {
        std::size_t count = 0;
        for (const AttributeChange* attribute : attributes) count += valuesToSend(*attribute).size() + 1;
        bytes_.reserve(count);  // no reallocation from here on: the arrays point at each other
        pointers_.reserve(count);
        modifications_.reserve(attributes.size());
        for (const AttributeChange* attribute : attributes) add(*attribute);
        for (LDAPMod& modification : modifications_) list_.push_back(&modification);
        list_.push_back(nullptr);
    }

    LDAPMod** list() { return list_.data(); }

private:
    void add(const AttributeChange& attribute) {
        LDAPMod modification{};
        modification.mod_op = LDAP_MOD_BVALUES | operationOf(attribute);
        modification.mod_type = const_cast<char*>(attribute.target.text().c_str());
        const Values& values = valuesToSend(attribute);
        if (!values.empty()) modification.mod_bvalues = pointers_.data() + pointers_.size();
        for (const Value& value : values) {
            bytes_.push_back(wireValue(value));
            pointers_.push_back(&bytes_.back());
        }
        pointers_.push_back(nullptr);
        modifications_.push_back(modification);
    }

    std::vector<berval> bytes_;
    std::vector<berval*> pointers_;
    std::vector<LDAPMod> modifications_;
    std::vector<LDAPMod*> list_;
};

}  // namespace

Result<std::optional<int>> sendModify(LdapConnection& connection, const std::string& dn,
                                      std::span<const AttributeChange* const> attributes) {
    Modifications modifications(attributes);
    LDAPControl permissive{const_cast<char*>(LDAP_CONTROL_X_PERMISSIVE_MODIFY), {0, nullptr}, 0};
    LDAPControl* controls[] = {&permissive, nullptr};
    int operation = 0;
    const int code =
        ldap_modify_ext(connection.handle(), dn.c_str(), modifications.list(), controls, nullptr, &operation);
    if (code == LDAP_SUCCESS) {
        connection.noteSent();
        return std::optional<int>(operation);
    }
    if (code == LDAP_BUSY) return std::optional<int>();
    return connection.failure("the change cannot be sent").on(dn);
}

}  // namespace hs::ldap
