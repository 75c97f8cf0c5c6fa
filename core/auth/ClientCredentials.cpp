#include "core/auth/ClientCredentials.h"

namespace hs::auth {

ClientCredentials::ClientCredentials(const Registration& registration, Secret secret, std::string scope,
                                     net::HttpSettings http, Clock& clock, Log& log)
    : RenewedToken(clock, log),
      clientId_(registration.clientId),
      secret_(std::move(secret)),
      scope_(std::move(scope)),
      endpoint_(endpointUrl(registration, "token"), std::move(http), clock, log) {}

Result<TokenReply> ClientCredentials::renew(std::stop_token stop) {
    return endpoint_.ask({{"grant_type", "client_credentials"},
                          {"client_id", clientId_},
                          {"client_secret", std::string(secret_.reveal())},
                          {"scope", scope_}},
                         true, std::move(stop));
}

}  // namespace hs::auth
