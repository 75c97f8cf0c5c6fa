#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/ldap/LdapConnection.h"
#include "core/ldap/LdapMessage.h"
#include "core/model/Object.h"
#include "core/model/Schema.h"

struct berval;

namespace hs::ldap {

/// Turns search result entries into objects: identity, class, source anchor and the attributes that were asked for,
/// each value by its attribute's syntax. Name and syntax of an attribute are looked up once, not once an entry.
class EntryReader {
public:
    EntryReader(LdapConnection& connection, const std::vector<AttributeName>& wanted, const Schema& schema);

    /// What to ask the server for: the wanted attributes, and what identity, class and anchor are made of.
    std::vector<std::string> requestedAttributes() const;

    /// Appends the page's objects. Replication conflict copies (names with \0ACNF:) are left out. Attributes that the
    /// server hands out piecemeal are fetched to their end. Errors: Corrupt, and those of the connection.
    Result<void> read(ldapmsg* page, std::vector<Object>& objects, std::stop_token stop);

private:
    enum class Role { None, ObjectClass, Guid, ConsistencyGuid };

    /// An attribute that is expected in the entries.
    struct Slot {
        AttributeName name;    ///< as the caller spells it
        std::string wireName;  ///< as the server spells it, once seen
        Value::Kind kind = Value::Kind::Text;
        Role role = Role::None;
        bool wanted = false;
    };
    /// An attribute of which the server sent only the beginning.
    struct Piecemeal {
        std::size_t object;
        std::size_t slot;
        std::size_t next;
    };

    void addSlot(AttributeName name, Role role, bool wanted, const Schema& schema);
    std::size_t slotOf(std::string_view wireName);
    Result<void> readEntry(ldapmsg* entry, std::vector<Object>& objects);
    void takeValues(Object& object, const Slot& slot, const ::berval* values, std::string& guid,
                    std::string& consistencyGuid);
    Result<void> completePieces(std::vector<Object>& objects, std::stop_token stop);
    Result<std::optional<std::size_t>> appendPiece(ldapmsg* answer, const Slot& slot, Values& all) const;

    LdapConnection& connection_;
    std::vector<Slot> slots_;
    std::size_t hint_ = 0;  ///< entries list their attributes in the same order: the next one is usually the next slot
    bool nameWanted_ = false;
    std::vector<Piecemeal> pieces_;
};

/// The kind of an attribute's values by its syntax; well-known binary attributes also without a schema.
Value::Kind valueKind(const AttributeName& attribute, const Schema& schema);

}  // namespace hs::ldap
