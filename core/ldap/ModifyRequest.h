#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/base/Result.h"
#include "core/ldap/LdapConnection.h"
#include "core/model/Change.h"

namespace hs::ldap {

/// Sends one modify request (RFC 4511 4.6) for some attribute changes of an object: Replace and Clear as replace, Add
/// as an add and Remove as a delete of the payload. The request carries the permissive modify control
/// (MS-ADTS 3.1.1.3.4.1.8), not critical: with it Active Directory and OpenLDAP take the addition of a value that is
/// there already, in whatever case, for done, and Active Directory the removal of one that is gone.
///
/// Returns the operation's number, or nothing while the socket takes no more: receive something, then try again.
/// Errors: Unavailable (the connection is lost).
Result<std::optional<int>> sendModify(LdapConnection& connection, const std::string& dn,
                                      std::span<const AttributeChange* const> attributes);

}  // namespace hs::ldap
