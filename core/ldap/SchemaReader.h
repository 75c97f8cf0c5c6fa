#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/ldap/LdapConnection.h"
#include "core/model/Schema.h"

namespace hs::ldap {

/// What a server says of itself (RFC 4512 5.1; MS-ADTS 3.1.1.3.2).
struct RootDse {
    std::string subschemaEntry;    ///< where the schema is published
    std::string schemaPartition;   ///< CN=Schema,…; empty on servers that are no domain controllers
    std::string hostName;          ///< may be empty
    bool activeDirectory = false;  ///< also Samba
    std::string serviceName;       ///< NTDS Settings object of this very domain controller; else empty
    std::int64_t highestUsn = 0;   ///< highestCommittedUSN at the time of reading; 0 = not a domain controller
    std::vector<std::string> namingContexts;
    std::vector<std::string> supportedControls;

    bool supports(std::string_view control) const;
    /// The naming context that a name lies in; the name itself when the server lists none.
    std::string namingContextOf(const std::string& dn) const;
};

Result<RootDse> readRootDse(LdapConnection& connection, std::stop_token stop);

/// Attributes, syntaxes and classes from the subschema entry. Errors: NotFound, Denied (it is not readable, or
/// shows nothing).
Result<Schema> readSubschema(LdapConnection& connection, const RootDse& root, std::stop_token stop);

/// Adds what only the schema partition knows: the longest values and the Exchange version. Where the partition is not
/// there or not readable the schema stays as it is: both are hints. Errors: the connection's only.
Result<void> addSchemaPartition(LdapConnection& connection, const RootDse& root, Schema& schema, std::stop_token stop);

}  // namespace hs::ldap
