#include "core/ldap/ResultCodes.h"

#include <ldap.h>

#include <algorithm>
#include <array>

namespace hs::ldap {

namespace {

struct Wording {
    int resultCode;
    ErrorCode code;
    std::string_view why;
    std::string_view nextStep;
};

constexpr std::string_view checkServer =
    "Check that the server runs and that its name and port are right; then try again.";
constexpr std::string_view useTls = "Use an ldaps:// address, or ldap:// with StartTLS.";
constexpr std::string_view askRights =
    "Give the service account the right for this attribute on this object. Where adminCount is 1, AdminSDHolder takes "
    "delegated rights away; elsewhere look whether inheritance is switched off.";
constexpr std::string_view planAgain = "Plan again from the directory's present state.";
constexpr std::string_view checkSchema =
    "Check the schema: the attribute must exist and the object's class must allow it.";

constexpr auto wordings = std::to_array<Wording>({
    {LDAP_SERVER_DOWN, ErrorCode::Unavailable, "the connection to the server was lost", checkServer},
    {LDAP_CONNECT_ERROR, ErrorCode::Unavailable, "the server cannot be reached", checkServer},
    {LDAP_UNAVAILABLE, ErrorCode::Unavailable, "the server is shutting down", "Try again later."},
    {LDAP_OTHER, ErrorCode::Unavailable, "the server has a problem of its own", "Look into the server's log."},
    {LDAP_TIMEOUT, ErrorCode::Timeout, "the server did not answer in time", "Try again later."},
    {LDAP_TIMELIMIT_EXCEEDED, ErrorCode::Timeout, "the server's time limit was exceeded",
     "Try again with less at once."},
    {LDAP_BUSY, ErrorCode::Throttled, "the server is busy", "Try again later."},
    {LDAP_ADMINLIMIT_EXCEEDED, ErrorCode::Throttled, "a limit of the server was exceeded",
     "Try again later, or raise the server's limit."},
    {LDAP_SIZELIMIT_EXCEEDED, ErrorCode::Unsupported, "the server returns only a part of the entries",
     "Raise the server's size limit for the service account, or allow paged results."},
    {LDAP_PROTOCOL_ERROR, ErrorCode::Unsupported, "the server does not understand the request", ""},
    {LDAP_AUTH_METHOD_NOT_SUPPORTED, ErrorCode::Unsupported, "the server does not allow this way to sign in", useTls},
    {LDAP_STRONG_AUTH_REQUIRED, ErrorCode::Unsupported, "the server demands an encrypted connection", useTls},
    {LDAP_CONFIDENTIALITY_REQUIRED, ErrorCode::Unsupported, "the server demands an encrypted connection", useTls},
    {LDAP_UNAVAILABLE_CRITICAL_EXTENSION, ErrorCode::Unsupported, "the server lacks a feature that is needed", ""},
    {LDAP_UNWILLING_TO_PERFORM, ErrorCode::Unsupported, "the server is not willing to do this",
     "The server's own words under Details say why."},
    {LDAP_NO_SUCH_ATTRIBUTE, ErrorCode::Unsupported, "the attribute is not there", checkSchema},
    {LDAP_UNDEFINED_TYPE, ErrorCode::Unsupported, "the directory's schema has no such attribute", checkSchema},
    {LDAP_OBJECT_CLASS_VIOLATION, ErrorCode::Unsupported, "the object's class does not allow the attribute",
     checkSchema},
    {LDAP_CONSTRAINT_VIOLATION, ErrorCode::InvalidInput, "a value is outside what the directory allows",
     "Check length and number of the values against the schema's limits."},
    {LDAP_INVALID_SYNTAX, ErrorCode::InvalidInput, "a value does not have the attribute's syntax",
     "Check the mapping: the value must suit the attribute's syntax and length."},
    {LDAP_INAPPROPRIATE_MATCHING, ErrorCode::InvalidInput, "the attribute cannot be compared this way", ""},
    {LDAP_INVALID_DN_SYNTAX, ErrorCode::InvalidInput, "the text is no distinguished name",
     "Write a distinguished name such as CN=Ada Lovelace,OU=People,DC=contoso,DC=test."},
    {LDAP_FILTER_ERROR, ErrorCode::InvalidInput, "the search filter is not valid", ""},
    {LDAP_TYPE_OR_VALUE_EXISTS, ErrorCode::Conflict, "the value is already there", planAgain},
    {LDAP_ALREADY_EXISTS, ErrorCode::Conflict, "an object of this name exists already", planAgain},
    {LDAP_NOT_ALLOWED_ON_NONLEAF, ErrorCode::Conflict, "there are objects below this one", planAgain},
    {LDAP_NO_SUCH_OBJECT, ErrorCode::NotFound, "there is no such object",
     "Check the distinguished name; the object may have been moved, renamed or deleted."},
    {LDAP_REFERRAL, ErrorCode::NotFound, "the object belongs to another domain",
     "Use a configuration for that domain."},
    {LDAP_INSUFFICIENT_ACCESS, ErrorCode::Denied, "the service account lacks the right", askRights},
    {LDAP_INAPPROPRIATE_AUTH, ErrorCode::Unauthenticated, "the account cannot sign in this way",
     "Check the account's distinguished name."},
    {LDAP_INVALID_CREDENTIALS, ErrorCode::Unauthenticated, "the account or its password is wrong",
     "Enter the account's name and password anew."},
    {LDAP_DECODING_ERROR, ErrorCode::Corrupt, "the server's answer cannot be read", ""},
    {LDAP_NO_MEMORY, ErrorCode::Internal, "there is not enough memory", ""},
});

struct SubCode {
    std::string_view code;
    SignInRefusal refusal;
};

constexpr std::string_view askAdministrator = "Ask an administrator of the domain to mend the account.";

constexpr auto subCodes = std::to_array<SubCode>({
    {"525", {"the directory does not know this account", "Check the account's name."}},
    {"52e", {"the account or its password is wrong", "Enter the account's name and password anew."}},
    {"530", {"the account may not sign in at this time", askAdministrator}},
    {"531", {"the account may not sign in from this computer", askAdministrator}},
    {"532", {"the account's password has expired", "Set a new password for the account and enter it here."}},
    {"533", {"the account is disabled", askAdministrator}},
    {"701", {"the account has expired", askAdministrator}},
    {"773", {"the account's password must be changed first", "Set a new password for the account and enter it here."}},
    {"775", {"the account is locked after too many wrong passwords", askAdministrator}},
});

Wording wordingOf(int resultCode) {
    const auto found = std::find_if(wordings.begin(), wordings.end(),
                                    [&](const Wording& wording) { return wording.resultCode == resultCode; });
    if (found != wordings.end()) return *found;
    return {resultCode, ErrorCode::Internal,
            resultCode < 0 ? "of a failure in the client library" : "of an unexpected answer", ""};
}

}  // namespace

bool isSuccess(int resultCode) {
    return resultCode == LDAP_SUCCESS || resultCode == LDAP_COMPARE_TRUE || resultCode == LDAP_COMPARE_FALSE;
}

bool isAlreadyThere(int resultCode) { return resultCode == LDAP_TYPE_OR_VALUE_EXISTS; }

bool isAlreadyGone(int resultCode) { return resultCode == LDAP_NO_SUCH_ATTRIBUTE; }

bool isConnectionLost(int resultCode) { return resultCode == LDAP_SERVER_DOWN || resultCode == LDAP_CONNECT_ERROR; }

bool isRefusalOfOneAttribute(int resultCode) {
    switch (resultCode) {
        case LDAP_INSUFFICIENT_ACCESS:
        case LDAP_OBJECT_CLASS_VIOLATION:
        case LDAP_CONSTRAINT_VIOLATION:
        case LDAP_INVALID_SYNTAX:
        case LDAP_TYPE_OR_VALUE_EXISTS:
        case LDAP_NO_SUCH_ATTRIBUTE:
        case LDAP_UNDEFINED_TYPE:
        case LDAP_UNWILLING_TO_PERFORM: return true;
        default: return false;
    }
}

bool isRefusedPosition(int resultCode) {
    return resultCode == LDAP_PROTOCOL_ERROR || resultCode == LDAP_UNAVAILABLE_CRITICAL_EXTENSION ||
           resultCode == LDAP_UNWILLING_TO_PERFORM || resultCode == LDAP_SYNC_REFRESH_REQUIRED;
}

bool isCutShort(int resultCode) { return resultCode == LDAP_SIZELIMIT_EXCEEDED; }

SignInRefusal signInRefusal(std::string_view serverText) {
    constexpr std::string_view marker = ", data ";
    const auto at = serverText.find(marker);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = serverText.substr(at + marker.size());
    for (const SubCode& known : subCodes)
        if (rest.substr(0, known.code.size()) == known.code &&
            (rest.size() == known.code.size() || rest[known.code.size()] == ','))
            return known.refusal;
    return {};
}

Error errorOf(int resultCode, std::string_view attempted, std::string_view serverText) {
    Wording wording = wordingOf(resultCode);
    if (resultCode == LDAP_INVALID_CREDENTIALS)
        if (const SignInRefusal refusal = signInRefusal(serverText); !refusal.meaning.empty()) {
            wording.why = refusal.meaning;
            wording.nextStep = refusal.nextStep;
        }
    std::string message(attempted);
    message.append(": ").append(wording.why);
    std::string saying(serverText);
    if (saying.empty() && wording.code == ErrorCode::Internal)
        saying.append(ldap_err2string(resultCode)).append(" (").append(std::to_string(resultCode)).append(")");
    return Error(wording.code, std::move(message)).saying(std::move(saying)).next(std::string(wording.nextStep));
}

}  // namespace hs::ldap
