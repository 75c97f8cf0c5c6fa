#pragma once

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/net/Certificates.h"
#include "core/net/HttpServer.h"

namespace hs::net {

/// A server on loopback with routes that most tests need, remembering what it saw.
class TestServer {
public:
    explicit TestServer(bool tls = false, ServerSettings settings = {}) : settings_(std::move(settings)) {
        router.add("GET", "/hello", [](const ServerRequest&) { return ServerResponse::json(200, "{}"); });
        router.add("POST", "/echo", [](const ServerRequest& request) {
            auto response = ServerResponse::json(200, request.body);
            response.headers.set("Content-Type", std::string(request.headers.get("Content-Type")));
            return response;
        });
        if (!tls) return;
        authority = *makeAuthority("Test CA", SystemClock().now());
        const auto certificate = *makeServerCertificate(authority, {}, SystemClock().now());
        settings_.certificatePem = certificate.certificatePem;
        settings_.privateKeyPem = certificate.privateKeyPem;
    }

    /// Starts with the routes added so far.
    void start() {
        auto listening = HttpServer::listen(settings_, router);
        ASSERT_TRUE(listening.ok()) << listening.error().toLine();
        server = *std::move(listening);
    }

    std::string url(const std::string& path) const {
        const bool tls = !settings_.certificatePem.empty();
        return (tls ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(server->port()) + path;
    }

    /// A file with the authority to trust.
    std::string caFile() {
        const auto path = directory_.filePath(QStringLiteral("ca.pem")).toStdString();
        FILE* file = std::fopen(path.c_str(), "w");
        std::fwrite(authority.certificatePem.data(), 1, authority.certificatePem.size(), file);
        std::fclose(file);
        return path;
    }

    /// Answers one after the other; the last one again and again. Counts the requests.
    void script(const std::string& method, const std::string& path, std::vector<ServerResponse> answers) {
        router.add(method, path, [this, answers = std::move(answers)](const ServerRequest& request) {
            const std::lock_guard lock(mutex_);
            seen_.push_back(request);
            return answers[std::min(seen_.size(), answers.size()) - 1];
        });
    }

    std::vector<ServerRequest> seen() const {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

    Router router;
    CertificateAndKey authority;
    std::unique_ptr<HttpServer> server;

private:
    mutable std::mutex mutex_;
    std::vector<ServerRequest> seen_;
    ServerSettings settings_;
    QTemporaryDir directory_;
};

inline ServerResponse withHeader(ServerResponse response, std::string name, std::string value) {
    response.headers.set(std::move(name), std::move(value));
    return response;
}

inline ServerResponse cut() {
    auto response = ServerResponse::empty(200);
    response.abort = true;
    return response;
}

inline ServerResponse delayed(ServerResponse response, std::chrono::milliseconds delay) {
    response.delay = delay;
    return response;
}

}  // namespace hs::net
