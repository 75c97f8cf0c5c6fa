#pragma once

#include <memory>
#include <string>
#include <vector>

struct ldap;
struct ldapmsg;

namespace hs::ldap {

/// The library's own type of a connection; a name of its own because this namespace is called ldap as well.
using Handle = struct ::ldap;

struct MessageDeleter {
    void operator()(ldapmsg* message) const;
};

/// What the server sent for one operation: entries, references, result. Owned.
using LdapMessage = std::unique_ptr<ldapmsg, MessageDeleter>;

/// The result that ends an operation (RFC 4511 4.1.9).
struct ServerResult {
    int code = 0;
    std::string text;    ///< the server's diagnostic message
    std::string cookie;  ///< of paged results (RFC 2696); empty when there are no more pages
};

/// The result inside a message chain. A message without one reads as a decoding error.
ServerResult resultOf(Handle* connection, ldapmsg* message);

/// The number of the operation that a message answers; 0 when the server sent it unasked.
int operationOf(ldapmsg* message);

/// The values of an attribute of an entry, as bytes; none for a null entry.
std::vector<std::string> valuesOf(Handle* connection, ldapmsg* entry, const char* attribute);
/// The first of them, or an empty text.
std::string firstOf(Handle* connection, ldapmsg* entry, const char* attribute);

}  // namespace hs::ldap
