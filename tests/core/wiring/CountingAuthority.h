#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "core/ports/TokenSource.h"
#include "core/wiring/TenantTokens.h"

namespace hs::wiring {

/// An authority that numbers the tokens it gives out and remembers how it was asked.
class CountingAuthority {
public:
    explicit CountingAuthority(std::string name) : name_(std::move(name)) {}

    TenantTokens::Maker maker() {
        return [this]() -> std::unique_ptr<TokenSource> {
            ++made;
            return nobodySignedIn ? nullptr : std::make_unique<Source>(*this);
        };
    }

    std::atomic<int> made{0};
    std::atomic<int> asked{0};
    std::atomic<int> alive{0};
    std::atomic<bool> stopSeen{false};
    bool nobodySignedIn = false;
    Error failure{ErrorCode::Internal, {}};  ///< answered instead of a token while its message is not empty
    std::function<void()> whileAsking;

private:
    class Source final : public TokenSource {
    public:
        explicit Source(CountingAuthority& authority) : authority_(authority) { ++authority_.alive; }
        ~Source() override { --authority_.alive; }
        Result<Secret> token(std::stop_token stop) override {
            const int number = ++authority_.asked;
            authority_.stopSeen = stop.stop_requested();
            if (authority_.whileAsking) authority_.whileAsking();
            if (!authority_.failure.message.empty()) return authority_.failure;
            return Secret(authority_.name_ + std::to_string(number));
        }
        void invalidate() override {}

    private:
        CountingAuthority& authority_;
    };

    std::string name_;
};

}  // namespace hs::wiring
