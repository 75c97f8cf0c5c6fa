#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace hs::sandbox {

/// base64url without padding (RFC 7515).
std::string base64Url(std::string_view bytes);

/// An RSA key of the authority for id tokens, made at random. Thread safe once made.
class SigningKey {
public:
    static Result<SigningKey> make();

    /// RS256: RSASSA-PKCS1-v1_5 with SHA-256.
    Result<std::string> sign(std::string_view text) const;

    const std::string& keyId() const { return keyId_; }

    /// The key as JWKS shows it.
    std::string publicJwk() const;

private:
    struct Free {
        void operator()(void* key) const;
    };
    std::unique_ptr<void, Free> key_;  // gnutls_privkey_t
    std::string keyId_, modulus_, exponent_;
};

}  // namespace hs::sandbox
