#pragma once

#include <QEventLoop>
#include <QOAuth2AuthorizationCodeFlow>

#include <optional>
#include <stop_token>
#include <string>

#include "core/auth/AuthorityAccess.h"
#include "core/auth/AuthorizationCode.h"
#include "core/auth/Discovery.h"
#include "core/auth/LoopbackReply.h"
#include "core/ports/BrowserOpener.h"

namespace hs::auth {

/// One try of an interactive sign-in, from opening the browser to the tokens, for one use: state, nonce and verifier
/// are made for it, and a QOAuth2AuthorizationCodeFlow that has failed once is of no more use.
class Grant {
public:
    Grant(const SignInRequest& request, const OpenIdEndpoints& endpoints, QSslConfiguration tls,
          std::chrono::milliseconds patience);

    /// Blocks until the authority has answered. Errors: as AuthorizationCode::signIn.
    Result<TokenReply> run(BrowserOpener& browser, std::stop_token stop);

    /// Tells the person in the browser how it ended.
    void conclude(const std::string& page) { reply_.conclude(page); }

    const std::string& nonce() const { return nonce_; }

private:
    using Parameters = QMultiMap<QString, QVariant>;
    void prepareFlow(const OpenIdEndpoints& endpoints);
    void modify(QAbstractOAuth::Stage stage, Parameters& parameters) const;
    void end(Result<TokenReply> result);

    const SignInRequest& request_;
    const std::string state_;
    const std::string nonce_;
    const std::string verifier_;
    AuthorityAccess access_;
    LoopbackReply reply_;
    QOAuth2AuthorizationCodeFlow flow_;
    QEventLoop loop_;
    std::optional<Result<TokenReply>> result_;
};

}  // namespace hs::auth
