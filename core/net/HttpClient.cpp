#include "core/net/HttpClient.h"

#include "core/net/Calls.h"

namespace hs::net {

struct HttpClient::Engine {
    Engine(HttpSettings settings, Clock& clock, Log& log) : context(std::move(settings), clock, log) {}
    ClientContext context;
};

struct HttpClient::Pending::State {
    HttpRequest request;
    std::unique_ptr<Call> call;
};

HttpClient::Pending::Pending() = default;
HttpClient::Pending::~Pending() = default;

HttpClient::HttpClient(HttpSettings settings, Clock& clock, Log& log)
    : engine_(std::make_unique<Engine>(std::move(settings), clock, log)) {}

HttpClient::~HttpClient() = default;

Result<HttpResponse> HttpClient::send(const HttpRequest& request, std::stop_token stop) {
    return runOne(makeCall(request, 0), std::move(stop));
}

Result<HttpResponse> HttpClient::runOne(std::unique_ptr<Call> call, std::stop_token stop) {
    Result<HttpResponse> answer = Error(ErrorCode::Internal, "A request ended without an answer");
    Calls calls(engine_->context, std::move(stop));
    HS_TRY(calls.run([&call] { return std::move(call); }, 1,
                     [&answer](std::size_t, Result<HttpResponse> response) -> Result<void> {
                         answer = std::move(response);
                         return {};
                     }));
    return answer;
}

Result<void> HttpClient::sendAll(std::span<const HttpRequest> requests, std::size_t inFlight, const Completion& done,
                                 std::stop_token stop) {
    std::size_t next = 0;
    Calls calls(engine_->context, std::move(stop));
    return calls.run(
        [&]() -> std::unique_ptr<Call> {
            if (next == requests.size()) return nullptr;
            const auto index = next++;
            return makeCall(requests[index], index);
        },
        inFlight, done);
}

std::unique_ptr<HttpClient::Pending> HttpClient::start(const HttpRequest& request) {
    auto pending = std::unique_ptr<Pending>(new Pending);
    pending->state_ = std::make_unique<Pending::State>();
    pending->state_->request = request;
    pending->state_->call = makeCall(pending->state_->request, 0);
    if (!pending->state_->call->refusal) takeOff(engine_->context, *pending->state_->call);
    return pending;
}

Result<HttpResponse> HttpClient::finish(std::unique_ptr<Pending> pending, std::stop_token stop) {
    return runOne(std::move(pending->state_->call), std::move(stop));
}

}  // namespace hs::net
