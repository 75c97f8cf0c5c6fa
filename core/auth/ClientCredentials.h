#pragma once

#include "core/auth/RenewedToken.h"
#include "core/auth/TokenEndpoint.h"

namespace hs::auth {

/// An application that signs in as itself with a client secret (RFC 6749, 4.4); for agents that run unattended.
class ClientCredentials final : public RenewedToken {
public:
    /// `scope` is "<resource>/.default", for example "https://graph.microsoft.com/.default".
    ClientCredentials(const Registration& registration, Secret secret, std::string scope, net::HttpSettings http,
                      Clock& clock, Log& log);

private:
    Result<TokenReply> renew(std::stop_token stop) override;

    std::string clientId_;
    Secret secret_;
    std::string scope_;
    TokenEndpoint endpoint_;
};

}  // namespace hs::auth
