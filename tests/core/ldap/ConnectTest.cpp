#include "core/ldap/Connect.h"

#include <gtest/gtest.h>

namespace hs::ldap {
namespace {

TEST(ServerAddress, KnowsTheUsualPorts) {
    const auto plain = ServerAddress::parse("ldap://dc1.contoso.test");
    const auto secure = ServerAddress::parse("LDAPS://dc1.contoso.test/");
    ASSERT_TRUE(plain.ok() && secure.ok());
    EXPECT_EQ(plain->port, 389);
    EXPECT_EQ(secure->port, 636);
    EXPECT_TRUE(secure->ldaps);
    EXPECT_EQ(secure->url(), "ldaps://dc1.contoso.test:636");
}

TEST(ServerAddress, TakesIpv6InBrackets) {
    const auto server = ServerAddress::parse("ldap://[::1]:1389");
    ASSERT_TRUE(server.ok());
    EXPECT_EQ(server->host, "::1");
    EXPECT_EQ(server->port, 1389);
    EXPECT_EQ(server->url(), "ldap://[::1]:1389");
    EXPECT_TRUE(server->isLoopback());
}

TEST(ServerAddress, RefusesWhatIsNoDirectoryAddress) {
    for (const char* wrong : {"", "dc1.contoso.test", "http://dc1", "ldap://", "ldap://dc1:0", "ldap://dc1:70000",
                              "ldap://dc1:38x", "ldap://[::1"}) {
        const auto server = ServerAddress::parse(wrong);
        ASSERT_FALSE(server.ok()) << wrong;
        EXPECT_EQ(server.error().code, ErrorCode::InvalidInput) << wrong;
        EXPECT_FALSE(server.error().nextStep.empty()) << wrong;
    }
}

TEST(ServerAddress, TakesOnlyThisMachineForLoopback) {
    for (const char* here : {"ldap://localhost", "ldap://127.0.0.1", "ldap://127.8.8.8:1389"})
        EXPECT_TRUE(ServerAddress::parse(here)->isLoopback()) << here;
    for (const char* elsewhere :
         {"ldap://dc1.contoso.test", "ldap://10.0.0.1", "ldap://127.0.0.1.evil.test", "ldap://localhost.evil"})
        EXPECT_FALSE(ServerAddress::parse(elsewhere)->isLoopback()) << elsewhere;
}

TEST(ConnectTcp, SaysThatNobodyListens) {
    const auto socket = connectTcp(*ServerAddress::parse("ldap://127.0.0.1:1"), std::chrono::milliseconds(2000), {});
    ASSERT_FALSE(socket.ok());
    EXPECT_EQ(socket.error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(socket.error().serverText.empty());
}

TEST(ConnectTcp, SaysThatANameIsUnknown) {
    const auto socket =
        connectTcp(*ServerAddress::parse("ldap://no-such-host.invalid"), std::chrono::milliseconds(2000), {});
    ASSERT_FALSE(socket.ok());
    EXPECT_EQ(socket.error().code, ErrorCode::Unavailable);
}

}  // namespace
}  // namespace hs::ldap
