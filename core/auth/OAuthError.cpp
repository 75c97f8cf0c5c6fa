#include "core/auth/OAuthError.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hs::auth {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// What to do about the errors that administrators meet most (learn.microsoft.com, "AADSTS error codes").
constexpr std::array<Pair, 17> nextSteps{{
    {"AADSTS7000215",
     "Copy the client secret's Value (not its Secret ID) from the app registration, and enter it again."},
    {"AADSTS7000222", "The client secret has expired: create a new one in the app registration, and enter it here."},
    {"AADSTS700027", "Upload the certificate of this agent to the app registration, or choose the one that is there."},
    {"AADSTS700016", "Check the client ID and the tenant: this tenant does not know the application."},
    {"AADSTS90002", "Check the tenant ID or domain: there is no such tenant."},
    {"AADSTS50011", "Add http://localhost as redirect URI of the platform Mobile and desktop applications."},
    {"AADSTS7000218", "Allow public client flows in the app registration, under Authentication."},
    {"AADSTS65001", "Ask an administrator to grant consent to the application's permissions."},
    {"AADSTS65004", "Sign in again and accept the permissions, or ask an administrator to grant them."},
    {"AADSTS50105", "Ask an administrator to assign you to the application."},
    {"AADSTS53003", "A Conditional Access policy blocks this sign-in: ask an administrator."},
    {"AADSTS50076", "Multifactor authentication is needed: sign in again."},
    {"AADSTS700082", "The sign-in has expired because it was not used for long: sign in again."},
    {"AADSTS50173", "The password has changed: sign in again."},
    {"AADSTS50126", "Check the user name and the password."},
    {"AADSTS50057", "The account is disabled: use another one."},
    {"AADSTS70011", "Check the scope, for example https://graph.microsoft.com/.default."},
}};

constexpr std::array<Pair, 5> messages{{
    {"invalid_client", "The sign-in server refuses the application's credentials"},
    {"invalid_grant", "The sign-in is no longer valid"},
    {"unauthorized_client", "The application may not sign in this way"},
    {"access_denied", "The sign-in was declined"},
    {"authorization_declined", "The sign-in was declined"},
}};

constexpr std::array<Pair, 4> generalSteps{{
    {"invalid_client", "Check the client ID and the client secret, and renew the secret if it has expired."},
    {"invalid_grant", "Sign in again."},
    {"access_denied", "Sign in again and accept, or ask an administrator to grant consent."},
    {"authorization_declined", "Sign in again and accept, or ask an administrator to grant consent."},
}};

template <std::size_t N>
std::string_view find(const std::array<Pair, N>& pairs, std::string_view key) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.first == key; });
    return found == pairs.end() ? std::string_view{} : found->second;
}

ErrorCode codeOf(const OAuthError& error) {
    if (error.status == 429) return ErrorCode::Throttled;
    if (error.status >= 500 || error.error == "server_error" || error.error == "temporarily_unavailable")
        return ErrorCode::Unavailable;
    if (error.error == "access_denied" || error.error == "consent_required" || error.error == "authorization_declined")
        return ErrorCode::Denied;
    return ErrorCode::Unauthenticated;
}

std::string messageFor(const OAuthError& error, ErrorCode code) {
    if (code == ErrorCode::Throttled) return "The sign-in server asks to slow down";
    if (code == ErrorCode::Unavailable) return "The sign-in server has trouble of its own";
    const auto message = find(messages, error.error);
    return std::string(message.empty() ? "The sign-in server refuses the request" : message);
}

std::string nextStepFor(const OAuthError& error, ErrorCode code) {
    if (isTransient(code)) return "Try again later.";
    auto step = find(nextSteps, aadstsCode(error.description));
    if (step.empty()) step = find(generalSteps, error.error);
    return std::string(step.empty() ? "Check the tenant, the client ID and the application's permissions." : step);
}

/// Entra's descriptions have a line each for trace, correlation and time.
std::string onOneLine(std::string text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == '\r' || c == '\n' || c == '\t' || c == ' ';
        if (!blank) result += c;
        else if (!result.empty() && result.back() != ' ') result += ' ';
    }
    return result;
}

}  // namespace

std::string_view aadstsCode(std::string_view description) {
    constexpr std::string_view prefix = "AADSTS";
    const auto start = description.find(prefix);
    if (start == std::string_view::npos) return {};
    const auto end = description.find_first_not_of("0123456789", start + prefix.size());
    const auto code = description.substr(start, end == std::string_view::npos ? end : end - start);
    return code.size() > prefix.size() ? code : std::string_view{};
}

Error toError(const OAuthError& error) {
    const auto code = codeOf(error);
    std::string words = error.error;
    if (!error.description.empty()) words += (words.empty() ? "" : ": ") + onOneLine(error.description);
    if (words.empty() && error.status != 0) words = "HTTP " + std::to_string(error.status);
    return Error(code, messageFor(error, code)).saying(std::move(words)).next(nextStepFor(error, code));
}

}  // namespace hs::auth
