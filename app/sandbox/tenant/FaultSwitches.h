#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// One misbehaviour of the tenant, for the next `times` requests it applies to. The requests inside a $batch count as
/// requests of their own; one of them that loses the connection loses that of the whole batch, and those after it are
/// not carried out.
struct TenantFault {
    enum class Kind {
        Status,     ///< answers `status` (429, 503, 500, 401, …) with Retry-After when `retryAfterSeconds` >= 0
        Cut,        ///< cuts the connection and does nothing
        CutAfter,   ///< does what was asked, then cuts the connection: the caller cannot know
        Half,       ///< does what was asked, sends the head and half of the body, then cuts the connection
        Silence,    ///< does nothing and says nothing for `delay` (0 = an hour), then cuts the connection
        Truncate,   ///< sends the first half of the body as if it were the whole
        WrongJson,  ///< sends a body that is JSON but not Graph's
        Delay,      ///< does what was asked, answers `delay` later
    };
    Kind kind = Kind::Status;
    int times = 1;
    int status = 429;
    int retryAfterSeconds = -1;
    std::chrono::milliseconds delay{0};
    std::string method;        ///< empty = any
    std::string pathContains;  ///< empty = any
    int afterRequests = 0;     ///< lets so many matching requests pass first: strikes at request number N + 1
    double probability = 1;    ///< of striking at a matching request after those
    std::uint64_t seed = 1;    ///< of the dice: the same requests in the same order meet the same faults
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

    /// {"kind":"status|cut|cutAfter|half|silence|truncate|wrongJson|delay","times","status","retryAfter","delayMs",
    /// "method","pathContains","afterRequests","probability","seed"}; only `kind` is needed. InvalidInput.
    static Result<TenantFault> fromJson(const std::string& body);

private:
    std::optional<TenantFault> take(const std::string& method, const std::string& path, bool onlyNamed);

    struct Switch {
        TenantFault fault;
        std::mt19937_64 dice;
    };

    mutable std::mutex mutex_;
    std::vector<Switch> switches_;
    std::map<std::string, std::uint64_t> requests_;
};

/// Whether the request is to be carried out before the fault shows.
bool letsThrough(TenantFault::Kind kind);

/// What a fault makes of an answer: a finished one when it lets requests through, else an empty one.
void spoil(net::ServerResponse& response, const TenantFault& fault);

}  // namespace hs::sandbox
