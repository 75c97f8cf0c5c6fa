#include "core/auth/AuthorizationCode.h"

#include "core/auth/Discovery.h"
#include "core/auth/Grant.h"
#include "core/auth/ReplyPage.h"
#include "core/net/Tls.h"

namespace hs::auth {

namespace {

std::string pageFor(const Result<SignIn>& result) {
    if (result) return successPage(result->accountName);
    return failurePage(result.error().message, result.error().serverText, result.error().nextStep);
}

}  // namespace

AuthorizationCode::AuthorizationCode(net::HttpSettings http, Clock& clock, Log& log)
    : settings_(std::move(http)), clock_(clock), log_(log) {}

Result<SignIn> AuthorizationCode::signIn(const SignInRequest& request, BrowserOpener& browser, std::stop_token stop) {
    net::HttpClient http(settings_, clock_, log_);
    HS_ASSIGN(const auto endpoints, discover(request.registration, http, stop));
    HS_ASSIGN(auto tls, net::tlsConfiguration(settings_.caFile));

    Grant grant(request, endpoints, std::move(tls), settings_.timeout);
    auto reply = grant.run(browser, stop);
    auto result = reply ? toSignIn(*std::move(reply), request.registration.clientId, grant.nonce(), clock_)
                        : Result<SignIn>(std::move(reply).error());
    grant.conclude(pageFor(result));
    if (result) log_.info("signed in", {{"account", result->accountName}});
    else log_.warning("not signed in", {{"reason", result.error().toLine()}});
    return result;
}

}  // namespace hs::auth
