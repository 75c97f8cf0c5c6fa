#include "app/sandbox/tenant/AnsweredRequests.h"

#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr std::size_t mostBytes = 8 * 1024 * 1024;

}  // namespace

net::ServerResponse AnsweredRequests::once(const net::ServerRequest& request, const Doing& doing) {
    const std::string id(request.headers.get("client-request-id"));
    if (id.empty()) return doing();
    const std::string key = id + ' ' + request.rawPath + ' ' + std::to_string(fingerprint(request.body));
    const std::lock_guard lock(mutex_);  // while doing it too: the repetition may overtake the first
    if (const auto found = answers_.find(key); found != answers_.end()) return found->second;
    net::ServerResponse response = doing();
    if (response.status >= 300) return response;  // nothing was done: a repetition may fare better
    answers_.emplace(key, response);
    order_.push_back(key);
    bytes_ += response.body.size();
    while (bytes_ > mostBytes && order_.size() > 1) {
        const auto oldest = answers_.find(order_.front());
        bytes_ -= oldest->second.body.size();
        answers_.erase(oldest);
        order_.pop_front();
    }
    return response;
}

}  // namespace hs::sandbox
