#pragma once

#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// One of the authority's refusals: OAuth's word, Entra's number and sentence.
struct OAuthError {
    int status = 400;
    std::string_view error;  ///< "invalid_grant"
    int number = 0;          ///< 70008 of AADSTS70008
    std::string message;
};

/// The body the token endpoint answers with: error, error_description, error_codes, timestamp, trace_id,
/// correlation_id.
net::ServerResponse oauthErrorResponse(const OAuthError& error, const net::ServerRequest& request, UnixMillis now);

/// "AADSTS70008: … Trace ID: … Correlation ID: … Timestamp: …", as error_description has it.
std::string describe(const OAuthError& error, std::string_view traceId, std::string_view correlationId, UnixMillis now);

}  // namespace hs::sandbox
