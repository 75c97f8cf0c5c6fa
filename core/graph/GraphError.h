#pragma once

#include <string_view>

#include "core/base/Error.h"
#include "core/net/Http.h"

namespace hs::graph {

/// True for a status that means done.
bool isSuccess(int status);

/// The Error behind a response that is no success: the only translation of HTTP status and Graph error codes into the
/// engine's twelve. `doing` completes "Microsoft Graph refused to …", `object` is what the request was about.
///
/// 400 InvalidInput (ObjectConflict and its kin: Conflict), 401 Unauthenticated, 403 Denied, 404 NotFound, 405 and 501
/// Unsupported, 408 Timeout, 409, 412 and 423 Conflict, 410 isDeltaReset, 429 Throttled with the wait, 5xx Unavailable.
/// serverText holds Graph's own code and message word for word, and the request-id that Microsoft's support asks for;
/// a body that is not Graph's JSON (a proxy's page) is quoted as it is, cut to a readable length.
///
/// Source: "Microsoft Graph error responses and resource types", "Microsoft Graph throttling guidance".
Error errorFrom(int status, const net::Headers& headers, std::string_view body, std::string_view doing,
                std::string_view object = {});

/// Whether the error says that a delta link is worthless now and everything has to be read again (410 Gone,
/// syncStateNotFound, resyncRequired). Source: "Use delta query to track changes", synchronization reset.
bool isDeltaReset(const Error& error);

/// The Retry-After of a response in milliseconds; 0 when there is none. Seconds only: inside a $batch Graph sends no
/// dates.
int retryAfterMs(const net::Headers& headers);

/// An answer that does not parse: Corrupt.
Error corruptAnswer(std::string_view what, std::string_view reason);

}  // namespace hs::graph
