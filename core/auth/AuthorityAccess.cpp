#include "core/auth/AuthorityAccess.h"

namespace hs::auth {

QNetworkReply* AuthorityAccess::createRequest(Operation operation, const QNetworkRequest& request, QIODevice* body) {
    QNetworkRequest ours(request);
    ours.setSslConfiguration(tls_);
    ours.setTransferTimeout(static_cast<int>(timeout_.count()));
    ours.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    ours.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    ours.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    ours.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    ours.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    ours.setRawHeader("Accept", "application/json");
    ours.setRawHeader("User-Agent", "HybridSync/" HYBRIDSYNC_VERSION);
    return QNetworkAccessManager::createRequest(operation, ours, body);
}

}  // namespace hs::auth
