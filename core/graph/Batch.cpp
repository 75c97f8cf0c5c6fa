#include "core/graph/Batch.h"

#include <algorithm>
#include <utility>

#include "core/graph/GraphError.h"

namespace hs::graph {

namespace {

constexpr std::string_view doingBatch = "carry out a batch";

/// The whole way is blocked: no use in sending the next batch.
bool isLostForGood(ErrorCode code) {
    return code == ErrorCode::Cancelled || code == ErrorCode::Unavailable || code == ErrorCode::Timeout ||
           code == ErrorCode::Unauthenticated || code == ErrorCode::Throttled;
}

Error unanswered(const BatchRequest& request) {
    return corruptAnswer(request.doing, "Its batch was answered, but this part was left out.").on(request.object);
}

}  // namespace

/// What is still to be sent, and how long already.
struct Batch::Round {
    std::deque<std::size_t> waiting;
    std::vector<std::uint8_t> attempts;  ///< by request
    std::chrono::milliseconds wait{0};   ///< before the next round
    std::chrono::milliseconds waited{0};
    bool tokenRenewed = false;
};

Batch::Batch(GraphClient& client, Clock& clock, BatchSettings settings)
    : client_(client), clock_(clock), settings_(std::move(settings)) {}

Result<void> Batch::run(std::span<const BatchRequest> requests, const Done& done, std::stop_token stop) {
    Round round;
    round.attempts.assign(requests.size(), 0);
    for (std::size_t i = 0; i < requests.size(); ++i) round.waiting.push_back(i);
    while (!round.waiting.empty()) {
        if (round.wait.count() > 0) {
            round.waited += round.wait;
            clock_.sleepFor(std::exchange(round.wait, {}), stop);
        }
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "Sending to the tenant was stopped.").on(client_.host());
        HS_TRY(send(round, requests, done, stop));
    }
    return {};
}

Result<void> Batch::send(Round& round, std::span<const BatchRequest> requests, const Done& done, std::stop_token stop) {
    std::vector<std::vector<std::size_t>> parts;
    std::vector<net::HttpRequest> posts;
    for (std::size_t taken = 0; taken < settings_.window && !round.waiting.empty();) {
        std::vector<std::size_t> part;
        std::vector<const BatchRequest*> inside;
        net::HttpRequest post;
        post.method = "POST";
        post.url = client_.absolute(std::string(1, '/').append(settings_.version).append("/$batch"));
        post.headers.set("Content-Type", "application/json");
        post.idempotent = true;
        for (std::size_t bytes = 0; part.size() < settings_.size && !round.waiting.empty();
             round.waiting.pop_front(), ++taken) {
            const std::size_t index = round.waiting.front();
            bytes += batchBytes(requests[index]);
            if (bytes > settings_.maxBytes && !part.empty()) break;
            part.push_back(index);
            inside.push_back(&requests[index]);
            ++round.attempts[index];
            post.idempotent = post.idempotent && requests[index].repeatable;
        }
        post.body = batchBody(inside);
        parts.push_back(std::move(part));
        posts.push_back(std::move(post));
    }
    return client_.sendAll(
        posts, settings_.inFlight, doingBatch,
        [&](std::size_t batch, Result<std::string> body) {
            return sort(round, requests, parts[batch], std::move(body), done);
        },
        stop);
}

Result<void> Batch::sort(Round& round, std::span<const BatchRequest> requests, std::span<const std::size_t> part,
                         Result<std::string> body, const Done& done) {
    if (!body.ok() && isLostForGood(body.error().code)) return std::move(body).error();
    Result<std::vector<BatchAnswer>> answers = body.ok() ? batchAnswers(*std::move(body), part.size())
                                                         : Result<std::vector<BatchAnswer>>(std::move(body).error());
    if (!answers.ok()) {
        for (const std::size_t index : part) HS_TRY(done(index, Error(answers.error()).on(requests[index].object)));
        return {};
    }
    std::vector<bool> answered(part.size(), false);
    for (BatchAnswer& answer : *answers) {
        const std::size_t index = part[answer.position];
        answered[answer.position] = true;
        HS_TRY(settle(round, index, requests[index], std::move(answer), done));
    }
    for (std::size_t i = 0; i < part.size(); ++i)
        if (!answered[i]) HS_TRY(done(part[i], unanswered(requests[part[i]])));
    return {};
}

bool Batch::mayTryAgain(const Round& round, std::size_t index, const BatchRequest& request, int status) const {
    if (round.attempts[index] >= settings_.maxAttempts) return false;
    if (status == 429 || status == 503) return true;  // Graph has not begun it
    return (status == 500 || status == 502 || status == 504) && request.repeatable;
}

Result<void> Batch::settle(Round& round, std::size_t index, const BatchRequest& request, BatchAnswer&& answer,
                           const Done& done) {
    if (isSuccess(answer.status)) return done(index, std::move(answer.body));
    if (answer.status == 401 && round.attempts[index] == 1) {
        if (!std::exchange(round.tokenRenewed, true)) client_.forgetToken();
        round.waiting.push_back(index);
        return {};
    }
    if (mayTryAgain(round, index, request, answer.status)) {
        const int asked = retryAfterMs(answer.headers);
        const std::chrono::milliseconds pause(asked > 0 ? asked : 1000 << (round.attempts[index] - 1));
        if (round.waited + std::max(round.wait, pause) <= settings_.maxTotalWait) {
            round.wait = std::max(round.wait, pause);
            round.waiting.push_back(index);
            return {};
        }
    }
    return done(index, errorFrom(answer.status, answer.headers, answer.body, request.doing, request.object));
}

}  // namespace hs::graph
