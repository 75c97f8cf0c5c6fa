#include "core/net/Connections.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QThread>

#include <algorithm>

#include "core/net/Tls.h"

namespace hs::net {

namespace {

constexpr int perLane = 6;  // QNetworkAccessManager's own limit of connections to a host
constexpr std::size_t mostLanes = 4;

QByteArray bytes(const std::string& text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

Connections::Connections(const HttpSettings& settings) : settings_(settings) {}

Connections::~Connections() = default;

Result<std::unique_ptr<Flight>> Connections::takeOff(const HttpRequest& request, const QUrl& url,
                                                     const std::string& requestId) {
    if (!tls_) { HS_ASSIGN(tls_, tlsConfiguration(settings_.caFile)); }
    Lane& lane = freest();
    const auto described = describe(request, url, requestId);
    QNetworkReply* reply = nullptr;
    if (request.method == "GET" && request.body.empty()) reply = lane.manager->get(described);
    else if (request.method == "HEAD") reply = lane.manager->head(described);
    else reply = lane.manager->sendCustomRequest(described, bytes(request.method), bytes(request.body));
    return std::make_unique<Flight>(reply, lane.load);
}

Connections::Lane& Connections::freest() {
    if (!lanes_.empty() && lanes_.front().manager->thread() != QThread::currentThread()) lanes_.clear();
    const auto byLoad = [](const Lane& left, const Lane& right) { return *left.load < *right.load; };
    const auto least = std::min_element(lanes_.begin(), lanes_.end(), byLoad);
    if (least != lanes_.end() && (*least->load < perLane || lanes_.size() == mostLanes)) return *least;
    auto& lane = lanes_.emplace_back(Lane{std::make_unique<QNetworkAccessManager>(), std::make_shared<int>(0)});
    return lane;
}

QNetworkRequest Connections::describe(const HttpRequest& request, const QUrl& url, const std::string& requestId) const {
    QNetworkRequest result(url);
    result.setSslConfiguration(*tls_);
    // HTTP/2 of Qt 6.4 delays every body by 43 ms (no TCP_NODELAY), and a followed redirect would carry the token away.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setRawHeader("User-Agent", bytes(settings_.userAgent));
    result.setRawHeader("client-request-id", bytes(requestId));
    if (!request.body.empty()) result.setRawHeader("Content-Type", "application/octet-stream");
    for (const auto& [name, value] : request.headers.all()) result.setRawHeader(bytes(name), bytes(value));
    return result;
}

}  // namespace hs::net
