#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// Clients send a POST again when the connection drops before its answer. Whoever repeats the same body to the same
/// path under the same client-request-id gets the first answer again, and nothing happens twice. (Real Graph makes no
/// such promise; a client must not need it.) Thread safe: such requests run one after another.
class AnsweredRequests {
public:
    using Doing = std::function<net::ServerResponse()>;
    net::ServerResponse once(const net::ServerRequest& request, const Doing& doing);

private:
    std::mutex mutex_;
    std::unordered_map<std::string, net::ServerResponse> answers_;
    std::deque<std::string> order_;  // oldest first: the memory is bounded
    std::size_t bytes_ = 0;
};

}  // namespace hs::sandbox
