#pragma once

#include <string>
#include <string_view>

#include "core/base/Error.h"

namespace hs::ldap {

// The only place in the product that knows LDAP result codes (RFC 4511 appendix A) and the client library's own,
// negative ones. Servers differ in which code they choose for the same refusal, so that callers ask for families, never
// for numbers.

/// The error for a result code, worded for people. `attempted` begins the sentence: "the search failed"; the reason
/// follows. `serverText` is the server's diagnostic message, verbatim; Active Directory's sub-codes are understood.
Error errorOf(int resultCode, std::string_view attempted, std::string_view serverText);

/// True for success, and for compare results.
bool isSuccess(int resultCode);

/// The value, or one of the values, is already there.
bool isAlreadyThere(int resultCode);

/// The value, or the attribute, to be taken away is not there.
bool isAlreadyGone(int resultCode);

/// The connection is gone; whether the server still did what was asked is not known.
bool isConnectionLost(int resultCode);

/// The server refuses this modification as it stands, and refused all of it because a modification is atomic (RFC 4511
/// 4.6): the rights for one attribute are missing (50), the class does not allow one (65), a value is too long (19), of
/// the wrong syntax (21) or there already (20), an attribute is unknown (16, 17) or not to be touched (53).
/// Trying attribute by attribute tells which, and writes the others.
bool isRefusalOfOneAttribute(int resultCode);

/// The answer holds fewer entries than match (sizeLimitExceeded).
bool isCutShort(int resultCode);

/// The server does not take the position (a cookie) from which changes were asked for: too old, of another server, or
/// garbage. OpenLDAP says 2 or 4096 (e-syncRefreshRequired, RFC 4533 2.6), Samba 12, Active Directory 12 or 53.
bool isRefusedPosition(int resultCode);

/// What Active Directory means by the sub-code in "… AcceptSecurityContext error, data 52e, v1db1": a sentence and what
/// to do. Empty when the text holds none that is known. (MS: "Active Directory error codes for LDAP bind".)
struct SignInRefusal {
    std::string_view meaning;
    std::string_view nextStep;
};
SignInRefusal signInRefusal(std::string_view serverText);

}  // namespace hs::ldap
