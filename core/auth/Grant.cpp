#include "core/auth/Grant.h"

#include <QTimer>
#include <QUrl>

#include "core/auth/Proof.h"

namespace hs::auth {

namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// QtNetworkAuth hands parameters to QUrlQuery, which takes `+` and `%` as they are: encode them once, here.
QVariant encoded(std::string_view utf8) {
    const QByteArray bytes(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return QString::fromLatin1(bytes.toPercentEncoding());
}

}  // namespace

Grant::Grant(const SignInRequest& request, const OpenIdEndpoints& endpoints, QSslConfiguration tls,
             std::chrono::milliseconds patience)
    : request_(request),
      state_(randomToken()),
      nonce_(randomToken()),
      verifier_(randomToken()),
      access_(std::move(tls), patience),
      reply_(state_),
      flow_(&access_) {
    prepareFlow(endpoints);
}

void Grant::prepareFlow(const OpenIdEndpoints& endpoints) {
    flow_.setAuthorizationUrl(QUrl::fromEncoded(QByteArray::fromStdString(endpoints.authorizationUrl)));
    flow_.setAccessTokenUrl(QUrl::fromEncoded(QByteArray::fromStdString(endpoints.tokenUrl)));
    flow_.setClientIdentifier(text(request_.registration.clientId));
    flow_.setScope(text(request_.scope));
    flow_.setState(text(state_));
    flow_.setReplyHandler(&reply_);
    flow_.setModifyParametersFunction(
        [this](QAbstractOAuth::Stage stage, Parameters* parameters) { modify(stage, *parameters); });
}

void Grant::modify(QAbstractOAuth::Stage stage, Parameters& parameters) const {
    const auto redirectUri = reply_.callback().toStdString();
    if (stage == QAbstractOAuth::Stage::RequestingAuthorization) {
        parameters = {{QStringLiteral("response_type"), encoded("code")},
                      {QStringLiteral("response_mode"), encoded("query")},
                      {QStringLiteral("client_id"), encoded(request_.registration.clientId)},
                      {QStringLiteral("redirect_uri"), encoded(redirectUri)},
                      {QStringLiteral("scope"), encoded(request_.scope)},
                      {QStringLiteral("state"), encoded(state_)},
                      {QStringLiteral("nonce"), encoded(nonce_)},
                      {QStringLiteral("code_challenge"), encoded(challengeOf(verifier_))},
                      {QStringLiteral("code_challenge_method"), encoded("S256")}};
        if (!request_.prompt.empty()) parameters.insert(QStringLiteral("prompt"), encoded(request_.prompt));
        if (!request_.loginHint.empty()) parameters.insert(QStringLiteral("login_hint"), encoded(request_.loginHint));
    } else if (stage == QAbstractOAuth::Stage::RequestingAccessToken) {
        // From scratch: Qt 6.4 encodes the code twice and adds an empty client_secret, which Entra refuses.
        parameters = {{QStringLiteral("grant_type"), encoded("authorization_code")},
                      {QStringLiteral("client_id"), encoded(request_.registration.clientId)},
                      {QStringLiteral("redirect_uri"), encoded(redirectUri)},
                      {QStringLiteral("code"), encoded(reply_.code())},
                      {QStringLiteral("code_verifier"), encoded(verifier_)},
                      {QStringLiteral("scope"), encoded(request_.scope)}};
    }
}

Result<TokenReply> Grant::run(BrowserOpener& browser, std::stop_token stop) {
    HS_TRY(reply_.listen());
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &loop_, [this] {
        end(Error(ErrorCode::Timeout, "Nobody finished the sign-in in the browser in time").next("Sign in again."));
    });
    reply_.onEnd = [this](Result<TokenReply> result) { end(std::move(result)); };
    reply_.onCode = [this, &patience] {
        patience.stop();  // the person is done; the network has a timeout of its own
        // Qt would answer a 401 with a second POST that carries the client ID as user name.
        QObject::disconnect(&access_, &QNetworkAccessManager::authenticationRequired, nullptr, nullptr);
    };
    QObject::connect(&flow_, &QAbstractOAuth::authorizeWithBrowser, &loop_, [this, &browser](const QUrl& url) {
        auto opened = browser.open(url.toEncoded().toStdString());
        if (!opened) end(std::move(opened).error());
    });
    // The callback runs on the stopping thread: it may only post.
    const std::stop_callback wake(stop, [this] {
        QMetaObject::invokeMethod(
            &loop_, [this] { end(Error(ErrorCode::Cancelled, "The sign-in was stopped")); }, Qt::QueuedConnection);
    });
    patience.start(request_.timeout);
    flow_.grant();
    if (!result_) loop_.exec();
    return *std::move(result_);
}

void Grant::end(Result<TokenReply> result) {
    if (!result_) result_.emplace(std::move(result));
    loop_.quit();
}

}  // namespace hs::auth
