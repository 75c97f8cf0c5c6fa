#pragma once

#include <gtest/gtest.h>

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/graph/GraphEndpoint.h"
#include "core/net/HttpClient.h"
#include "core/net/HttpServer.h"

namespace hs::graph {

/// Waiting takes no time; the waits are remembered.
class PatientClock final : public Clock {
public:
    UnixMillis now() const override { return system_.now(); }
    std::chrono::steady_clock::time_point steady() const override { return system_.steady(); }
    bool sleepFor(std::chrono::milliseconds duration, std::stop_token stop) override {
        waits.push_back(duration);
        return !stop.stop_requested();
    }

    std::vector<std::chrono::milliseconds> waits;

private:
    SystemClock system_;
};

/// "token-1" until it is forgotten, then "token-2", …
class CountedTokens final : public TokenSource {
public:
    Result<Secret> token(std::stop_token) override {
        if (refusal) return *refusal;
        return Secret("token-" + std::to_string(current));
    }
    void invalidate() override { ++current; }

    int current = 1;
    std::optional<Error> refusal;
};

/// One request inside a $batch, as the fake sees it, and its answer.
struct BatchPart {
    std::string id, method, url, body;
    QJsonObject headers;
};
struct PartAnswer {
    int status = 200;
    std::string body = "{}";
    std::string retryAfter{};
};

/// A few routes of Graph over real HTTP on loopback; every test says what it answers.
class FakeGraph {
public:
    using Route = std::function<net::ServerResponse(const net::ServerRequest&)>;

    void on(const std::string& method, const std::string& path, Route route) {
        router_.add(method, path, [this, route = std::move(route)](const net::ServerRequest& request) {
            {
                const std::lock_guard lock(mutex_);
                requests_.push_back(request);
            }
            return route(request);
        });
    }
    void on(const std::string& method, const std::string& path, std::string json) {
        on(method, path, [json](const net::ServerRequest&) { return net::ServerResponse::json(200, json); });
    }

    /// POST /beta/$batch answered part by part; `reversed` gives the answers last first.
    void onBatch(std::function<PartAnswer(const BatchPart&)> answer, bool reversed = false);

    void start() {
        auto server = net::HttpServer::listen({}, router_);
        ASSERT_TRUE(server.ok()) << server.error().toLine();
        server_ = *std::move(server);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }

    std::vector<net::ServerRequest> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    std::vector<BatchPart> parts() const {
        const std::lock_guard lock(mutex_);
        return parts_;
    }

private:
    net::Router router_;
    mutable std::mutex mutex_;
    std::vector<net::ServerRequest> requests_;
    std::vector<BatchPart> parts_;
    std::unique_ptr<net::HttpServer> server_;  // last: its threads use what stands above
};

/// Graph's error body.
std::string errorBody(const std::string& code, const std::string& message);

/// A page of the value array given, with a next link when there is one.
std::string pageBody(const std::string& value, const std::string& nextLink = {});

QJsonObject parsed(const std::string& json);

/// An endpoint on a fake Graph.
class GraphTest : public testing::Test {
protected:
    /// Starts the fake with the routes so far.
    GraphEndpoint& endpoint();
    std::unique_ptr<net::HttpClient> http();

    FakeGraph graph;
    PatientClock clock;
    SystemClock machineClock;
    NullLog log;
    std::shared_ptr<CountedTokens> tokens = std::make_shared<CountedTokens>();
    GraphSettings settings;
    net::HttpSettings httpSettings;

private:
    std::unique_ptr<GraphEndpoint> endpoint_;
};

}  // namespace hs::graph
