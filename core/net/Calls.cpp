#include "core/net/Calls.h"

#include <QMetaObject>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

#include "core/net/Address.h"

namespace hs::net {

using std::chrono::milliseconds;

ClientContext::ClientContext(HttpSettings clientSettings, Clock& clientClock, Log& clientLog)
    : settings(std::move(clientSettings)), clock(clientClock), log(clientLog), connections(settings) {
    rules.maxAttempts = std::max(1, settings.maxAttempts);
    rules.maxTotalWait = settings.maxTotalWait;
}

std::unique_ptr<Call> makeCall(const HttpRequest& request, std::size_t index) {
    auto call = std::make_unique<Call>();
    call->request = &request;
    call->index = index;
    auto url = parseAddress(request.url);
    if (!url) {
        call->refusal = std::move(url).error();
        return call;
    }
    call->url = *std::move(url);
    call->host = call->url.authority().toLower().toStdString();
    call->requestId = request.headers.get("client-request-id");
    if (call->requestId.empty()) call->requestId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return call;
}

void takeOff(ClientContext& context, Call& call) {
    const auto now = context.clock.steady();
    const auto opens = context.gate.opensAt(call.host);
    if (call.tries == 0) call.began = now;
    if (opens > now) {
        const auto wait = std::chrono::ceil<milliseconds>(opens - now);
        if (call.waited + wait > context.rules.maxTotalWait) {
            call.refusal = Error(ErrorCode::Throttled, call.host + " asked to be left alone for a while")
                               .on(shownAddress(call.url))
                               .next("Try again later.");
            call.refusal->retryAfterMs = static_cast<int>(std::min<std::int64_t>(wait.count(), 1'000'000'000));
        }
        call.waited += wait;
        call.notBefore = opens;
        return;
    }
    auto flight = context.connections.takeOff(*call.request, call.url, call.requestId);
    if (!flight) {
        call.refusal = std::move(flight).error();
        return;
    }
    ++call.tries;
    call.flight = *std::move(flight);
}

Calls::Calls(ClientContext& context, std::stop_token stop) : context_(context), stop_(std::move(stop)) {
    alarm_.setSingleShot(true);
    alarm_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&alarm_, &QTimer::timeout, &loop_, &QEventLoop::quit);
}

Result<void> Calls::run(const Next& next, std::size_t inFlight, const HttpClient::Completion& done) {
    // The callback runs on the stopping thread: it may only post.
    const std::stop_callback wake(stop_, [this] {
        QMetaObject::invokeMethod(
            &loop_, [this] { loop_.quit(); }, Qt::QueuedConnection);
    });
    for (;;) {
        if (stop_.stop_requested()) return Error(ErrorCode::Cancelled, "The request was stopped");
        fill(next, std::max<std::size_t>(1, inFlight));
        if (landed_.empty()) {
            if (flying_.empty() && waiting_.empty()) return {};
            waitForSomething();
            continue;
        }
        const auto found = std::find_if(flying_.begin(), flying_.end(),
                                        [&](const auto& call) { return call.get() == landed_.front(); });
        landed_.pop_front();
        auto call = std::move(*found);
        flying_.erase(found);
        HS_TRY(settle(std::move(call), done));
    }
}

void Calls::fill(const Next& next, std::size_t inFlight) {
    while (flying_.size() < inFlight) {
        auto call = takeDue();
        if (!call && !exhausted_ && flying_.size() + waiting_.size() < inFlight) {
            call = next();
            exhausted_ = !call;
        }
        if (!call) return;
        launch(std::move(call));
    }
}

std::unique_ptr<Call> Calls::takeDue() {
    const auto now = context_.clock.steady();
    const auto due =
        std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& call) { return call->notBefore <= now; });
    if (due == waiting_.end()) return nullptr;
    auto call = std::move(*due);
    waiting_.erase(due);
    return call;
}

void Calls::launch(std::unique_ptr<Call> call) {
    if (!call->flight && !call->refusal) takeOff(context_, *call);
    if (!call->flight && !call->refusal) {
        waiting_.push_back(std::move(call));
        return;
    }
    Call* const flying = call.get();
    flying_.push_back(std::move(call));
    if (flying->refusal) {
        landed_.push_back(flying);
        return;
    }
    flying->flight->watch(context_.settings.timeout, [this, flying] {
        landed_.push_back(flying);
        loop_.quit();
    });
}

void Calls::waitForSomething() {
    milliseconds wait = milliseconds::max();
    if (!waiting_.empty()) {
        const auto first = std::min_element(waiting_.begin(), waiting_.end(), [](const auto& left, const auto& right) {
            return left->notBefore < right->notBefore;
        });
        const auto now = context_.clock.steady();
        wait = std::max(milliseconds(0), std::chrono::ceil<milliseconds>((*first)->notBefore - now));
    }
    if (flying_.empty()) {
        context_.clock.sleepFor(wait, stop_);
        return;
    }
    if (!waiting_.empty()) alarm_.start(wait);
    loop_.exec();
    alarm_.stop();
}

Result<void> Calls::settle(std::unique_ptr<Call> call, const HttpClient::Completion& done) {
    if (call->refusal) return done(call->index, *std::move(call->refusal));
    auto landing = call->flight->land();
    call->flight.reset();
    if (const auto wait = waitBeforeNext(*call, landing)) {
        context_.log.warning("trying again", {{"url", shownAddress(call->url)},
                                              {"status", landing.response ? std::to_string(landing.response->status)
                                                                          : landing.response.error().message},
                                              {"waitMs", std::to_string(wait->count())},
                                              {"client-request-id", call->requestId}});
        call->waited += *wait;
        call->notBefore = context_.clock.steady() + *wait;
        waiting_.push_back(std::move(call));
        return {};
    }
    note(*call, landing.response);
    const auto index = call->index;
    call.reset();
    return done(index, std::move(landing.response));
}

std::optional<milliseconds> Calls::waitBeforeNext(const Call& call, const Flight::Landing& landing) {
    if (!landing.response && !landing.dropped) return std::nullopt;
    TryOutcome outcome;
    outcome.idempotent = call.request->idempotent || isIdempotentMethod(call.request->method);
    outcome.tries = call.tries;
    outcome.waited = call.waited;
    if (landing.response) {
        outcome.status = landing.response->status;
        outcome.retryAfter = parseRetryAfter(landing.response->headers.get("Retry-After"), context_.clock.now());
    }
    const auto wait = context_.rules.waitBeforeNext(outcome, QRandomGenerator::system()->generateDouble());
    // Also when this call gives up: the others must not run into the same wall.
    const bool asked = outcome.retryAfter && (outcome.status == 429 || outcome.status == 503);
    const auto now = context_.clock.steady();
    if (asked) context_.gate.close(call.host, now + *outcome.retryAfter);
    else if (wait && outcome.status == 429) context_.gate.close(call.host, now + *wait);
    return wait;
}

void Calls::note(const Call& call, const Result<HttpResponse>& response) const {
    const auto took = std::chrono::duration_cast<milliseconds>(context_.clock.steady() - call.began);
    context_.log.debug(
        "http", {{"method", call.request->method},
                 {"url", shownAddress(call.url)},
                 {"status", response ? std::to_string(response->status) : std::string(toString(response.error().code))},
                 {"ms", std::to_string(took.count())},
                 {"tries", std::to_string(call.tries)},
                 {"client-request-id", call.requestId}});
}

}  // namespace hs::net
