#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "app/sandbox/tenant/TokenIssuer.h"

namespace hs::sandbox {

/// What kind of tenant to start. Certificate and key are required; whoever starts it trusts their authority.
struct TenantOptions {
    TenantAccounts accounts;
    std::string doorSecret;  ///< opens /sandbox/…; empty = that door stays shut
    std::uint64_t seed = 1;
    std::chrono::milliseconds exchangeDelay{5000};
    std::chrono::seconds tokenLifetime{3599};
    std::chrono::milliseconds deltaLifetime{std::chrono::hours(7 * 24)};
    std::string certificatePem, privateKeyPem;
    std::uint16_t port = 0;
};

}  // namespace hs::sandbox
