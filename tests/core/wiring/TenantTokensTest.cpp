#include "core/wiring/TenantTokens.h"

#include <gtest/gtest.h>

#include <barrier>
#include <set>
#include <thread>

#include "tests/core/wiring/CountingAuthority.h"
#include "tests/world/FakeClock.h"

namespace hs::wiring {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class SharedTokens : public ::testing::Test {
protected:
    std::shared_ptr<TokenSource> source(const std::string& key = "contoso") {
        return tokens.source(key, authority.maker());
    }
    static std::string textOf(const Result<Secret>& token) {
        return token.ok() ? std::string(token->reveal()) : token.error().toLine();
    }
    static std::string ask(TokenSource& source) { return textOf(source.token({})); }

    world::FakeClock clock;
    TenantTokens tokens{clock};
    CountingAuthority authority{"token"};
};

TEST_F(SharedTokens, AskNobodyBeforeTheyAreNeeded) {
    const auto unused = source();
    EXPECT_EQ(authority.made, 0);
}

TEST_F(SharedTokens, AreAskedForOnceByOneEndpoint) {
    const auto endpoint = source();
    EXPECT_EQ(ask(*endpoint), "token1");
    EXPECT_EQ(ask(*endpoint), "token1");
    EXPECT_EQ(authority.asked, 1);
}

TEST_F(SharedTokens, AreTheSameForTwoEndpointsOfOneKey) {
    const auto first = source(), second = source();
    EXPECT_EQ(ask(*first), "token1");
    EXPECT_EQ(ask(*second), "token1");
    EXPECT_EQ(authority.asked, 1);
}

TEST_F(SharedTokens, OutliveTheEndpointThatAskedForThem) {
    EXPECT_EQ(ask(*source()), "token1");
    EXPECT_EQ(ask(*source()), "token1");
}

TEST_F(SharedTokens, OfAnotherKeyAreOthers) {
    CountingAuthority other("other");
    const auto contoso = source("contoso");
    const auto fabrikam = tokens.source("fabrikam", other.maker());
    EXPECT_EQ(ask(*contoso), "token1");
    EXPECT_EQ(ask(*fabrikam), "other1");
    EXPECT_EQ(ask(*contoso), "token1");
}

TEST_F(SharedTokens, AreAskedForAnewAfterTheResourceRefusedOne) {
    const auto endpoint = source();
    EXPECT_EQ(ask(*endpoint), "token1");
    endpoint->invalidate();
    EXPECT_EQ(ask(*endpoint), "token2");
}

TEST_F(SharedTokens, AreForgottenForEveryEndpointOfTheKey) {
    const auto first = source(), second = source();
    EXPECT_EQ(ask(*first), "token1");
    second->invalidate();
    EXPECT_EQ(ask(*first), "token2");
    EXPECT_EQ(ask(*second), "token2");
}

TEST_F(SharedTokens, OfOtherKeysStayWhenOneIsForgotten) {
    CountingAuthority other("other");
    const auto contoso = source("contoso");
    const auto fabrikam = tokens.source("fabrikam", other.maker());
    ask(*contoso);
    ask(*fabrikam);
    contoso->invalidate();
    EXPECT_EQ(ask(*fabrikam), "other1");
    EXPECT_EQ(other.asked, 1);
}

TEST_F(SharedTokens, MayBeForgottenBeforeThereAreAny) {
    tokens.forget("nobody");
    EXPECT_EQ(ask(*source()), "token1");
}

TEST_F(SharedTokens, AreKeptForFourMinutes) {
    const auto endpoint = source();
    ask(*endpoint);
    clock.advance(minutes(4) - seconds(1));
    EXPECT_EQ(ask(*endpoint), "token1");
}

TEST_F(SharedTokens, AreAskedForAnewAfterFourMinutes) {
    const auto endpoint = source();
    ask(*endpoint);
    clock.advance(minutes(4));
    EXPECT_EQ(ask(*endpoint), "token2");
}

TEST_F(SharedTokens, DoNotLiveLongerBecauseTheyAreUsed) {
    const auto endpoint = source();
    ask(*endpoint);
    for (int minute = 1; minute < 4; ++minute) {
        clock.advance(minutes(1));
        EXPECT_EQ(ask(*endpoint), "token1") << minute;
    }
    clock.advance(minutes(1));
    EXPECT_EQ(ask(*endpoint), "token2");
}

TEST_F(SharedTokens, CountTheirFourMinutesFromTheLastRenewal) {
    const auto endpoint = source();
    ask(*endpoint);
    clock.advance(minutes(3));
    endpoint->invalidate();
    EXPECT_EQ(ask(*endpoint), "token2");
    clock.advance(minutes(3));
    EXPECT_EQ(ask(*endpoint), "token2");
}

TEST_F(SharedTokens, AreOneRequestWhenEightThreadsAskAtOnce) {
    constexpr int threads = 8;
    std::barrier start(threads);
    authority.whileAsking = [] { std::this_thread::yield(); };
    std::mutex mutex;
    std::set<std::string> seen;
    {
        std::vector<std::jthread> crowd;
        for (int i = 0; i < threads; ++i)
            crowd.emplace_back([&] {
                const auto endpoint = source();
                start.arrive_and_wait();
                const std::string token = ask(*endpoint);
                const std::lock_guard lock(mutex);
                seen.insert(token);
            });
    }
    EXPECT_EQ(authority.asked, 1);
    EXPECT_EQ(seen, std::set<std::string>{"token1"});
}

TEST_F(SharedTokens, NeverUseOneRefreshTokenTwiceAtOnce) {
    constexpr int threads = 6;
    std::barrier start(threads);
    std::atomic<int> inside{0}, most{0};
    authority.whileAsking = [&] {
        const int now = ++inside;
        if (now > most) most = now;
        std::this_thread::yield();
        --inside;
    };
    {
        std::vector<std::jthread> crowd;
        for (int i = 0; i < threads; ++i)
            crowd.emplace_back([&] {
                const auto endpoint = source();
                start.arrive_and_wait();
                for (int round = 0; round < 20; ++round) {
                    ask(*endpoint);
                    endpoint->invalidate();
                }
            });
    }
    EXPECT_EQ(most, 1);
}

TEST_F(SharedTokens, HandTheAuthoritysErrorOn) {
    authority.failure = Error(ErrorCode::Unavailable, "The authority is asleep.").next("Wake it.");
    const auto token = source()->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error(), authority.failure);
}

TEST_F(SharedTokens, RememberNoFailure) {
    const auto endpoint = source();
    authority.failure = Error(ErrorCode::Unavailable, "The authority is asleep.");
    EXPECT_FALSE(endpoint->token({}).ok());
    authority.failure.message.clear();
    EXPECT_EQ(ask(*endpoint), "token2");
}

TEST_F(SharedTokens, OfAKeyThatFailsDoNotHideThoseOfAnother) {
    CountingAuthority broken("broken");
    broken.failure = Error(ErrorCode::Denied, "No.");
    EXPECT_FALSE(tokens.source("broken", broken.maker())->token({}).ok());
    EXPECT_EQ(ask(*source()), "token1");
}

TEST_F(SharedTokens, SayThatNobodyIsSignedInAnyMore) {
    authority.nobodySignedIn = true;
    const auto token = source()->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Unauthenticated);
    EXPECT_FALSE(token.error().nextStep.empty());
}

TEST_F(SharedTokens, ComeBackWhenSomebodySignsInAgain) {
    const auto endpoint = source();
    authority.nobodySignedIn = true;
    EXPECT_FALSE(endpoint->token({}).ok());
    authority.nobodySignedIn = false;
    EXPECT_EQ(ask(*endpoint), "token1");
}

TEST_F(SharedTokens, PassTheCallersStopTokenToTheAuthority) {
    std::stop_source stop;
    stop.request_stop();
    [[maybe_unused]] const auto token = source()->token(stop.get_token());
    EXPECT_TRUE(authority.stopSeen);
}

TEST_F(SharedTokens, DropTheirSourceAfterUse) {
    const auto endpoint = source();
    ask(*endpoint);
    EXPECT_EQ(authority.alive, 0);
}

TEST_F(SharedTokens, AreAskedForOnTheThreadThatNeedsThem) {
    std::thread::id asking;
    authority.whileAsking = [&asking] { asking = std::this_thread::get_id(); };
    const auto endpoint = source();
    std::thread::id needing;
    std::jthread([&] {
        needing = std::this_thread::get_id();
        ask(*endpoint);
    }).join();
    EXPECT_EQ(asking, needing);
}

}  // namespace
}  // namespace hs::wiring
