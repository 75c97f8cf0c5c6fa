#include "app/sandbox/tenant/OAuthError.h"

#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/JsonText.h"

namespace hs::sandbox {

namespace {

/// "2026-11-25 01:02:03Z": the authority writes times unlike Graph.
std::string timestamp(UnixMillis now) {
    std::string text = toIso8601(now).substr(0, 19) + 'Z';
    if (text.size() > 10) text[10] = ' ';
    return text;
}

}  // namespace

std::string describe(const OAuthError& error, std::string_view traceId, std::string_view correlationId,
                     UnixMillis now) {
    return "AADSTS" + std::to_string(error.number) + ": " + error.message + " Trace ID: " + std::string(traceId) +
           " Correlation ID: " + std::string(correlationId) + " Timestamp: " + timestamp(now);
}

net::ServerResponse oauthErrorResponse(const OAuthError& error, const net::ServerRequest& request, UnixMillis now) {
    const std::string traceId = randomGuid();
    std::string correlationId(request.option("client-request-id"));
    if (correlationId.empty()) correlationId = request.headers.get("client-request-id");
    if (correlationId.empty()) correlationId = randomGuid();
    net::ServerResponse response = net::ServerResponse::json(
        error.status,
        "{\"error\":" + jsonText(error.error) +
            ",\"error_description\":" + jsonText(describe(error, traceId, correlationId, now)) + ",\"error_codes\":[" +
            std::to_string(error.number) + "],\"timestamp\":" + jsonText(timestamp(now)) +
            ",\"trace_id\":" + jsonText(traceId) + ",\"correlation_id\":" + jsonText(correlationId) +
            ",\"error_uri\":" + jsonText(originOf(request) + "/error?code=" + std::to_string(error.number)) + '}');
    response.headers.set("Cache-Control", "no-store, no-cache");
    response.headers.set("Pragma", "no-cache");
    return response;
}

}  // namespace hs::sandbox
