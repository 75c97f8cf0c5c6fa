#pragma once

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/net/Connections.h"
#include "core/net/HostGate.h"
#include "core/net/HttpClient.h"
#include "core/net/Retry.h"

namespace hs::net {

/// What the calls of one client share.
struct ClientContext {
    ClientContext(HttpSettings clientSettings, Clock& clientClock, Log& clientLog);

    HttpSettings settings;
    Clock& clock;
    Log& log;
    RetryRules rules;
    HostGate gate;
    Connections connections;
};

/// One logical call: a request and its tries so far.
struct Call {
    const HttpRequest* request = nullptr;
    std::size_t index = 0;
    QUrl url;
    std::string host;       ///< with port: what the gate goes by
    std::string requestId;  ///< one for all tries
    int tries = 0;
    std::chrono::milliseconds waited{0};
    std::chrono::steady_clock::time_point notBefore = std::chrono::steady_clock::time_point::min();
    std::chrono::steady_clock::time_point began{};
    std::unique_ptr<Flight> flight;
    std::optional<Error> refusal;  ///< never sent, and why
};

std::unique_ptr<Call> makeCall(const HttpRequest& request, std::size_t index);

/// Sends a call off unless its host's gate is closed; then, and when it cannot be sent, `flight` stays empty.
void takeOff(ClientContext& context, Call& call);

/// Runs calls to their end on the calling thread: keeps so many in flight, waits, tries again, reports.
class Calls {
public:
    Calls(ClientContext& context, std::stop_token stop);

    /// `next` yields null when there are no more. Errors: Cancelled, or what `done` returned.
    using Next = std::function<std::unique_ptr<Call>()>;
    Result<void> run(const Next& next, std::size_t inFlight, const HttpClient::Completion& done);

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    void fill(const Next& next, std::size_t inFlight);
    std::unique_ptr<Call> takeDue();
    void launch(std::unique_ptr<Call> call);
    void waitForSomething();
    Result<void> settle(std::unique_ptr<Call> call, const HttpClient::Completion& done);
    std::optional<std::chrono::milliseconds> waitBeforeNext(const Call& call, const Flight::Landing& landing);
    void note(const Call& call, const Result<HttpResponse>& response) const;

    ClientContext& context_;
    std::stop_token stop_;
    QEventLoop loop_;
    QTimer alarm_;
    bool exhausted_ = false;
    std::vector<std::unique_ptr<Call>> flying_;
    std::vector<std::unique_ptr<Call>> waiting_;
    std::deque<Call*> landed_;  ///< of those flying, in order
};

}  // namespace hs::net
