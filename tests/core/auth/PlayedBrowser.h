#pragma once

#include <functional>
#include <string>
#include <thread>

#include "core/net/HttpClient.h"
#include "core/ports/BrowserOpener.h"

namespace hs::auth {

/// A browser with a person in front of it, on a thread of its own: goes to the authority and follows it back.
class PlayedBrowser final : public BrowserOpener {
public:
    explicit PlayedBrowser(net::HttpSettings settings) : settings_(std::move(settings)) {}

    Result<void> open(const std::string& url) override {
        opened = url;
        if (!available) return Error(ErrorCode::Unsupported, "No browser").next("Open " + url);
        person_ = std::jthread([this, url] {
            if (const auto redirect = get(url)) comeBack(std::string(redirect->headers.get("Location")));
        });
        return {};
    }

    Result<net::HttpResponse> get(const std::string& url) {
        net::HttpClient client(settings_, clock_, log_);
        net::HttpRequest request;
        request.url = url;
        return client.send(request, {});
    }

    /// Waits for the person and returns the page that is shown at last.
    std::string page() {
        if (person_.joinable()) person_.join();
        return page_;
    }

    /// What the person does with the redirect; normally the browser follows it.
    std::function<void(const std::string& redirect)> comeBack = [this](const std::string& redirect) {
        follow(redirect);
    };

    void follow(const std::string& redirect) {
        if (const auto response = get(redirect)) page_ = response->body;
    }

    std::string opened;
    bool available = true;

private:
    net::HttpSettings settings_;
    SystemClock clock_;
    NullLog log_;
    std::string page_;
    std::jthread person_;
};

}  // namespace hs::auth
