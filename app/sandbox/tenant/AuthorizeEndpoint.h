#pragma once

#include <string>
#include <vector>

#include "app/sandbox/tenant/AuthorizationCodes.h"
#include "app/sandbox/tenant/OAuthError.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// /{tenant}/oauth2/v2.0/authorize: where the browser goes. Shows a small form for the administrator's name and
/// password, and sends the browser back with a code (response_mode query or form_post).
///
/// Two ways past the form, for tests and for taking pictures: `login_hint` that is exactly the administrator's name,
/// or the option `sandbox_approve=1`; `prompt=login` insists on the form.
class AuthorizeEndpoint {
public:
    AuthorizeEndpoint(TokenIssuer& issuer, AuthorizationCodes& codes, Clock& clock)
        : issuer_(issuer), codes_(codes), clock_(clock) {}

    net::ServerResponse ask(const net::ServerRequest& request) const;     ///< GET
    net::ServerResponse answer(const net::ServerRequest& request) const;  ///< POST of the form

private:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    std::optional<OAuthError> refusal(const Fields& fields) const;
    net::ServerResponse approve(const net::ServerRequest& request, const Fields& fields) const;
    net::ServerResponse sendBack(const Fields& fields, Fields answer) const;

    TokenIssuer& issuer_;
    AuthorizationCodes& codes_;
    Clock& clock_;
};

/// First value of a form field; empty when absent.
std::string fieldOf(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name);

/// Loopback in any spelling and on any port, as Entra allows for applications on a desktop.
bool isLoopbackRedirect(std::string_view uri);

}  // namespace hs::sandbox
