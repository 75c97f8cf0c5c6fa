#include "core/graph/GraphUrl.h"

#include <gtest/gtest.h>

namespace hs::graph {

TEST(GraphUrl, OriginIsSchemeHostAndPortWithoutCaseOrUsualPort) {
    EXPECT_EQ(originOf("HTTPS://Graph.Microsoft.COM:443/beta/users?$top=1"), "https://graph.microsoft.com");
    EXPECT_EQ(originOf("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    EXPECT_EQ(originOf("http://localhost:80/"), "http://localhost");
}

TEST(GraphUrl, DifferentPortsAndSchemesAreDifferentOrigins) {
    EXPECT_NE(originOf("https://localhost:1/x"), originOf("https://localhost:2/x"));
    EXPECT_NE(originOf("https://localhost:1/x"), originOf("http://localhost:1/x"));
}

TEST(GraphUrl, TrickUrlsHaveNoOrigin) {
    EXPECT_EQ(originOf("https://graph.microsoft.com@evil.test/"), "");
    EXPECT_EQ(originOf("https://evil.test\\.graph.microsoft.com/"), "");
    EXPECT_EQ(originOf("//graph.microsoft.com/x"), "");
    EXPECT_EQ(originOf("ftp://graph.microsoft.com/x"), "");
    EXPECT_EQ(originOf("https:///x"), "");
    EXPECT_EQ(originOf(""), "");
}

TEST(GraphUrl, HostIsWithoutPort) {
    EXPECT_EQ(hostOf("https://Graph.microsoft.com:8443/x"), "graph.microsoft.com");
    EXPECT_EQ(hostOf("https://[::1]:8443/x"), "[::1]");
    EXPECT_EQ(hostOf("nonsense"), "");
}

TEST(GraphUrl, FilterDoublesSingleQuotes) {
    EXPECT_EQ(equalsFilter("mail", Value::text("siobhán.o'brien@contoso.test")),
              "mail eq 'siobhán.o''brien@contoso.test'");
}

TEST(GraphUrl, FilterKeepsPlusAndHashForTheEncoder) {
    EXPECT_EQ(equalsFilter("userPrincipalName", Value::text("a+b#EXT#@x")), "userPrincipalName eq 'a+b#EXT#@x'");
}

TEST(GraphUrl, FilterWritesTruthsAndNumbersWithoutQuotes) {
    EXPECT_EQ(equalsFilter("accountEnabled", Value::boolean(true)), "accountEnabled eq true");
    EXPECT_EQ(equalsFilter("accountEnabled", Value::text("False")), "accountEnabled eq false");
    EXPECT_EQ(equalsFilter("cloudMSExchArchiveStatus", Value::text("1")), "cloudMSExchArchiveStatus eq 1");
}

TEST(GraphUrl, FilterQuotesANumberForATextAttribute) {
    EXPECT_EQ(equalsFilter("employeeId", Value::integer(1001)), "employeeId eq '1001'");
}

TEST(GraphUrl, FilterSearchesCollectionsForAnyValue) {
    EXPECT_EQ(equalsFilter("proxyAddresses", Value::text("smtp:a@b.c")), "proxyAddresses/any(v:v eq 'smtp:a@b.c')");
}

TEST(GraphUrl, FilterWritesBytesAsBase64) {
    EXPECT_EQ(equalsFilter("onPremisesImmutableId", Value::binary("abc")), "onPremisesImmutableId eq 'YWJj'");
}

TEST(GraphUrl, FilterTakesOnlyGuidsAsLicences) {
    EXPECT_EQ(equalsFilter("assignedLicenses", Value::text("3f2504e0-4f89-41d3-9a0c-0305e82c3301")),
              "assignedLicenses/any(v:v/skuId eq 3f2504e0-4f89-41d3-9a0c-0305e82c3301)");
    EXPECT_EQ(equalsFilter("assignedLicenses", Value::text("x) or (1 eq 1")),
              "assignedLicenses/any(v:v eq 'x) or (1 eq 1')");
}

TEST(GraphUrl, FilterSpellsKnownNamesAsGraphDoes) {
    EXPECT_EQ(equalsFilter("USERPRINCIPALNAME", Value::text("a@b")), "userPrincipalName eq 'a@b'");
    EXPECT_EQ(equalsFilter("extension_1_Badge", Value::text("x")), "extension_1_Badge eq 'x'");
}

TEST(GraphUrl, StartsWithDoublesSingleQuotes) {
    EXPECT_EQ(startsWithFilter("displayName", "O'B"), "startswith(displayName,'O''B')");
}

}  // namespace hs::graph
