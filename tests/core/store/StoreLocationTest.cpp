#include "core/store/StoreLocation.h"

#include "tests/core/base/Expect.h"

namespace hs {
namespace {

using test::errorOf;
using test::holds;
using test::valueOf;

StoreLocation parsed(const std::string& text) { return valueOf(StoreLocation::parse(text)); }

TEST(StoreLocation, IsAFileWhenItIsAPath) {
    const StoreLocation location = parsed("/var/lib/hybridsync/default/store.db");
    EXPECT_EQ(location.kind, StoreLocation::Kind::File);
    EXPECT_EQ(location.file, "/var/lib/hybridsync/default/store.db");
    EXPECT_EQ(location.shown(), location.file);
}

TEST(StoreLocation, HasEveryPartOfItsUrl) {
    const StoreLocation location = parsed(
        "postgresql://sync%40contoso:p%3A%40%2Fw@db1.contoso.test:5433/hybrid%20sync?sslmode=verify-full"
        "&sslrootcert=/etc/ssl/db.pem");
    EXPECT_EQ(location.kind, StoreLocation::Kind::Postgresql);
    EXPECT_EQ(location.user, "sync@contoso");
    EXPECT_EQ(location.password.reveal(), "p:@/w");
    EXPECT_EQ(location.host, "db1.contoso.test");
    EXPECT_EQ(location.port, 5433);
    EXPECT_EQ(location.database, "hybrid sync");
    EXPECT_EQ(location.options, "sslmode=verify-full;sslrootcert=/etc/ssl/db.pem");
}

TEST(StoreLocation, NeedsNoMoreThanADatabase) {
    const StoreLocation location = parsed("postgres:///sync");
    EXPECT_EQ(location.host, "");
    EXPECT_EQ(location.port, 0);
    EXPECT_EQ(location.user, "");
    EXPECT_TRUE(location.password.empty());
    EXPECT_EQ(location.database, "sync");
}

TEST(StoreLocation, TakesTheDirectoryOfAUnixSocketAsHost) {
    EXPECT_EQ(parsed("postgresql://%2Fvar%2Frun%2Fpostgresql/sync").host, "/var/run/postgresql");
    EXPECT_EQ(parsed("postgresql:///sync?host=/var/run/postgresql").host, "/var/run/postgresql");
}

TEST(StoreLocation, TakesAnIpv6Address) {
    const StoreLocation location = parsed("postgresql://[fd00::1]:5433/sync");
    EXPECT_EQ(location.host, "fd00::1");
    EXPECT_EQ(location.port, 5433);
}

TEST(StoreLocation, IsShownWithoutThePassword) {
    EXPECT_EQ(parsed("postgresql://sync:secret@db1:5433/sync?sslmode=require").shown(),
              "postgresql://sync@db1:5433/sync");
}

TEST(StoreLocation, IsRefusedWithoutSayingThePassword) {
    for (const char* text :
         {"", "mysql://sync:secret@db1/sync", "postgresql://sync:secret@db1", "postgresql://sync:secret@db1/",
          "postgresql://sync:secret@db1:many/sync", "postgresql://sync:secret@db1:70000/sync",
          "postgresql://sync:secret@[fd00::1/sync", "postgresql://sync:secret@[fd00::1]x/sync",
          "postgresql://sync:secret@db1/sync?options=-cfsync=off",
          "postgresql://sync:secret@db1/sync?sslmode=", "postgresql://sync:secret@db1/sync?sslmode=a%27%20b"}) {
        const Error error = errorOf(StoreLocation::parse(text));
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << text;
        EXPECT_FALSE(holds(error.toLine(), "secret")) << text;
        EXPECT_TRUE(holds(error.nextStep, "postgresql://")) << text;
    }
}

}  // namespace
}  // namespace hs
