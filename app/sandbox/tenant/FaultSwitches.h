#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// One misbehaviour of the tenant, for the next `times` requests it applies to.
struct TenantFault {
    enum class Kind {
        Status,     ///< answers `status` (429, 503, 500, …) with Retry-After when `retryAfterSeconds` >= 0
        Cut,        ///< cuts the connection and does nothing
        CutAfter,   ///< does what was asked, then cuts the connection: the caller cannot know
        Truncate,   ///< sends the first half of the body
        WrongJson,  ///< sends a body that is JSON but not Graph's
        Delay,      ///< does what was asked, `delay` later
    };
    Kind kind = Kind::Status;
    int times = 1;
    int status = 429;
    int retryAfterSeconds = -1;
    std::chrono::milliseconds delay{0};
    std::string method;        ///< empty = any
    std::string pathContains;  ///< empty = any
    int afterRequests = 0;     ///< lets so many matching requests pass first
};

/// Faults that tests switch on, and what was asked so far. Thread safe.
class FaultSwitches {
public:
    void add(TenantFault fault);
    void clear();

    /// Uses one time of the first fault that applies.
    std::optional<TenantFault> take(const std::string& method, const std::string& path);
    /// The same for the authority, which only faults with a path meet: signing in is not what most tests disturb.
    std::optional<TenantFault> takeNamed(const std::string& method, const std::string& path);

    void countRequest(const std::string& method, const std::string& path);
    /// "GET /v1.0/users/{id}" and how often it was asked.
    std::map<std::string, std::uint64_t> requests() const;
    std::uint64_t requestCount() const;

    /// {"kind":"status|cut|cutAfter|truncate|wrongJson|delay","times","status","retryAfter","delayMs","method",
    /// "pathContains","afterRequests"}; only `kind` is needed. InvalidInput.
    static Result<TenantFault> fromJson(const std::string& body);

private:
    std::optional<TenantFault> take(const std::string& method, const std::string& path, bool onlyNamed);

    mutable std::mutex mutex_;
    std::vector<TenantFault> faults_;
    std::map<std::string, std::uint64_t> requests_;
};

/// What a fault makes of a finished answer.
void spoil(net::ServerResponse& response, const TenantFault& fault);

}  // namespace hs::sandbox
