#include <gtest/gtest.h>

#include <thread>

#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

std::vector<Change> changesFor(const TestDirectory& directory, const std::string& value) {
    std::vector<Change> changes;
    for (const auto& person : directory.people())
        changes.push_back(update(person, {replace("msDS-ExternalDirectoryObjectId", {Value::text(value)})}));
    return changes;
}

TEST(Interruption, ReadingSaysSoWhenTheServerDiesInTheMiddle) {
    TestDirectory directory(2500);
    const auto endpoint = directory.endpoint();
    int pages = 0;
    const auto result = endpoint->read(everyone(),
                                       [&](std::vector<Object>&&) -> Result<void> {
                                           if (++pages == 1) directory.server().crash();
                                           return {};
                                       },
                                       {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Unavailable) << result.error().toLine();
    EXPECT_LT(pages, 3);
}

TEST(Interruption, ReadingWorksAgainOnceTheServerIsBack) {
    TestDirectory directory(30);
    const auto endpoint = directory.endpoint();
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
    directory.server().crash();
    const auto down = endpoint->at(everyone(), directory.people()[0].dn, {});
    ASSERT_FALSE(down.ok());
    EXPECT_EQ(down.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(directory.server().restart().ok());
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
}

TEST(Interruption, AConnectionThatDiedWhileIdleIsReplacedUnseen) {
    TestDirectory directory(30);
    const auto endpoint = directory.endpoint();
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
    EXPECT_TRUE(directory.server().restart().ok());
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
    EXPECT_TRUE(directory.server().restart().ok());
    EXPECT_TRUE(applied(*endpoint, {changesFor(directory, "x").front()}).front().ok);
}

TEST(Interruption, WritingEndsWithAnErrorWhenTheServerIsGoneForGood) {
    TestDirectory directory(200);
    const auto endpoint = directory.endpoint();
    std::vector<Receipt> receipts;
    const auto result = endpoint->apply(changesFor(directory, "x"),
                                        [&](std::size_t, Receipt&& receipt) -> Result<void> {
                                            receipts.push_back(std::move(receipt));
                                            if (receipts.size() == 20) directory.server().crash();
                                            return {};
                                        },
                                        {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Unavailable) << result.error().toLine();
    EXPECT_GE(receipts.size(), 20u);
    EXPECT_LT(receipts.size(), 60u);
    for (std::size_t i = 0; i < 20; ++i) EXPECT_TRUE(receipts[i].ok);
}

TEST(Interruption, WritingGoesOnOverANewConnectionAndReportsWhatIsUndecided) {
    TestDirectory directory(200);
    const auto endpoint = directory.endpoint();
    const auto changes = changesFor(directory, "written");
    std::vector<Receipt> receipts(changes.size());
    std::size_t count = 0;
    const auto result = endpoint->apply(changes,
                                        [&](std::size_t index, Receipt&& receipt) -> Result<void> {
                                            receipts[index] = std::move(receipt);
                                            if (++count == 20) {
                                                directory.server().crash();
                                                return directory.server().restart();
                                            }
                                            return {};
                                        },
                                        {});
    EXPECT_TRUE(result.ok()) << result.error().toLine();
    EXPECT_EQ(count, changes.size());
    std::size_t undecided = 0;
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        if (receipts[i].ok) continue;
        ++undecided;
        EXPECT_EQ(receipts[i].error.code, ErrorCode::Unavailable);
        EXPECT_EQ(receipts[i].error.object, changes[i].target.name);
    }
    EXPECT_LE(undecided, 16u);
    EXPECT_EQ(directory.held(changes.back().target.name, "msDS-ExternalDirectoryObjectId"),
              std::vector<std::string>{"written"});
}

/// Requests a stop from another thread once the server is frozen, and measures how long the call still takes.
template <typename Call>
std::chrono::milliseconds stopped(TestDirectory& directory, const Call& call) {
    directory.server().pause();
    std::stop_source source;
    Steady::time_point asked;
    std::thread impatient([&] {
        std::this_thread::sleep_for(150ms);  // not to synchronise: the call must be waiting when the stop comes
        asked = Steady::now();
        source.request_stop();
    });
    const auto result = call(source.get_token());
    const auto ended = Steady::now();
    impatient.join();
    directory.server().resume();
    EXPECT_FALSE(result.ok());
    EXPECT_TRUE(result.ok() || result.error().code == ErrorCode::Cancelled);
    return std::chrono::duration_cast<std::chrono::milliseconds>(ended - asked);
}

TEST(Interruption, AStopEndsAReadThatWaitsForASilentServer) {
    TestDirectory directory(30);
    const auto endpoint = directory.endpoint();
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
    EXPECT_LT(stopped(directory,
                      [&](std::stop_token stop) { return endpoint->at(everyone(), directory.people()[0].dn, stop); }),
              400ms);
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
}

TEST(Interruption, AStopEndsASignInToASilentServer) {
    TestDirectory directory(10);
    const auto endpoint = directory.endpoint();
    EXPECT_LT(stopped(directory, [&](std::stop_token stop) { return endpoint->schema(stop); }), 400ms);
}

TEST(Interruption, AStopEndsWritingToASilentServer) {
    TestDirectory directory(200);
    const auto endpoint = directory.endpoint();
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 200u);
    EXPECT_LT(stopped(directory,
                      [&](std::stop_token stop) {
                          return endpoint->apply(
                              changesFor(directory, "x"), [](std::size_t, Receipt&&) { return Result<void>(); }, stop);
                      }),
              400ms);
}

TEST(Interruption, ASilentServerIsATimeout) {
    TestDirectory directory(30);
    const auto endpoint = directory.endpoint({1000ms, 300ms});
    EXPECT_EQ(readAll(*endpoint, everyone()).size(), 30u);
    directory.server().pause();
    const auto object = endpoint->at(everyone(), directory.people()[0].dn, {});
    const auto written =
        endpoint->apply(changesFor(directory, "x"), [](std::size_t, Receipt&&) { return Result<void>(); }, {});
    directory.server().resume();
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::Timeout);
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::Timeout);
}

}  // namespace
}  // namespace hs::ldap
