#include "app/sandbox/tenant/GraphCall.h"

#include <QRandomGenerator>

#include <array>

#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

int statusOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::NotFound: return 404;
        case ErrorCode::Denied: return 403;
        case ErrorCode::Unauthenticated: return 401;
        case ErrorCode::Throttled: return 429;
        case ErrorCode::Unavailable: return 503;
        case ErrorCode::Internal: return 500;
        default: return 400;  // a conflict of names too: so does Graph
    }
}

}  // namespace

net::ServerResponse GraphCall::json(int status, std::string body) const {
    net::ServerResponse response = net::ServerResponse::json(status, std::move(body));
    response.headers.set(
        "Content-Type",
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
    response.headers.set("OData-Version", "4.0");
    return response;
}

net::ServerResponse GraphCall::error(int status, std::string_view code, std::string_view message,
                                     std::string_view conflictingProperty) const {
    std::string body = "{\"error\":{\"code\":" + jsonText(code) + ",\"message\":" + jsonText(message);
    if (!conflictingProperty.empty())
        body += R"(,"details":[{"code":"ObjectConflict","message":)" + jsonText(message) +
                ",\"target\":" + jsonText(conflictingProperty) + "}]";
    body += ",\"innerError\":{\"date\":" + jsonText(toIso8601(now).substr(0, 19)) +
            ",\"request-id\":" + jsonText(requestId) + ",\"client-request-id\":" + jsonText(clientRequestId) + "}}}";
    return json(status, std::move(body));
}

net::ServerResponse GraphCall::error(const Error& error) const {
    const bool conflict = error.code == ErrorCode::Conflict;
    return this->error(statusOf(error.code), error.serverText.empty() ? "Request_BadRequest" : error.serverText,
                       error.message, conflict ? error.attribute : std::string());
}

std::string originOf(const net::ServerRequest& request) {
    return "https://" + std::string(request.headers.get("Host"));
}

std::string randomGuid() {
    std::array<std::uint32_t, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return guidText(std::string_view(reinterpret_cast<const char*>(words.data()), sizeof words));
}

}  // namespace hs::sandbox
