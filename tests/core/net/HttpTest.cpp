#include "core/net/Http.h"

#include <gtest/gtest.h>

namespace hs::net {

using Fields = std::vector<std::pair<std::string, std::string>>;

TEST(Headers, FindsAFieldWithoutRegardToCase) {
    const Headers headers{{"Retry-After", "3"}};
    EXPECT_EQ(headers.get("retry-after"), "3");
}

TEST(Headers, AnswersAMissingFieldWithNothing) {
    const Headers headers{{"A", "1"}};
    EXPECT_EQ(headers.get("B"), "");
    EXPECT_FALSE(headers.has("B"));
}

TEST(Headers, SetReplacesEveryFieldOfThatName) {
    Headers headers{{"a", "1"}, {"A", "2"}, {"B", "3"}};
    headers.set("A", "4");
    EXPECT_EQ(headers.all(), (Fields{{"B", "3"}, {"A", "4"}}));
}

TEST(Headers, AddKeepsEarlierFieldsOfThatName) {
    Headers headers{{"Set-Cookie", "a"}};
    headers.add("Set-Cookie", "b");
    EXPECT_EQ(headers.all().size(), 2U);
    EXPECT_EQ(headers.get("Set-Cookie"), "a");
}

TEST(PercentEncode, LeavesUnreservedCharactersAlone) { EXPECT_EQ(percentEncode("AZaz09-._~"), "AZaz09-._~"); }

TEST(PercentEncode, EncodesThePlusThatQUrlQueryLeaves) { EXPECT_EQ(percentEncode("a+b@c.com"), "a%2Bb%40c.com"); }

TEST(PercentEncode, EncodesUtf8ByteByByte) { EXPECT_EQ(percentEncode("\xC3\xBC"), "%C3%BC"); }

TEST(PercentDecode, IsTheInverseOfEncodingForEveryByte) {
    std::string every;
    for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
    EXPECT_EQ(percentDecode(percentEncode(every)), every);
}

TEST(PercentDecode, LeavesPlusAlone) { EXPECT_EQ(percentDecode("a+b%20c"), "a+b c"); }

TEST(PercentDecode, LeavesMalformedSequencesAsTheyAre) {
    EXPECT_EQ(percentDecode("%"), "%");
    EXPECT_EQ(percentDecode("100%"), "100%");
    EXPECT_EQ(percentDecode("%4"), "%4");
    EXPECT_EQ(percentDecode("%zz%41"), "%zzA");
}

TEST(FormEncode, JoinsPairsInOrder) {
    EXPECT_EQ(formEncode({{"scope", "a b"}, {"secret", "x+y&z=1"}}), "scope=a%20b&secret=x%2By%26z%3D1");
}

TEST(FormDecode, ReadsPlusAsABlank) { EXPECT_EQ(formDecode("a=b+c"), (Fields{{"a", "b c"}})); }

TEST(FormDecode, IsTheInverseOfEncoding) {
    const Fields fields{{"a", "1+2 3&4=5%"}, {"", "x"}, {"a", ""}};
    EXPECT_EQ(formDecode(formEncode(fields)), fields);
}

TEST(FormDecode, TakesNamesWithoutValueAndSkipsEmptyPairs) {
    EXPECT_EQ(formDecode("&a&&b=&"), (Fields{{"a", ""}, {"b", ""}}));
}

}  // namespace hs::net
