#include "core/base/Error.h"

#include <set>
#include <string>
#include <vector>

#include "tests/core/base/Expect.h"

namespace hs {
namespace {

const std::vector<ErrorCode> allCodes{ErrorCode::Throttled,       ErrorCode::Unavailable, ErrorCode::Timeout,
                                      ErrorCode::InvalidInput,    ErrorCode::Unsupported, ErrorCode::Denied,
                                      ErrorCode::Unauthenticated, ErrorCode::NotFound,    ErrorCode::Conflict,
                                      ErrorCode::Corrupt,         ErrorCode::Internal,    ErrorCode::Cancelled};

TEST(Error, SpellsEveryCodeDifferently) {
    std::set<std::string_view> words;
    for (const auto code : allCodes) words.insert(toString(code));
    EXPECT_EQ(words.size(), 12U);
}

TEST(Error, SpellsCodesAsTheyAreNamed) {
    EXPECT_EQ(toString(ErrorCode::InvalidInput), "InvalidInput");
    EXPECT_EQ(toString(ErrorCode::Unauthenticated), "Unauthenticated");
}

TEST(Error, CallsExactlyThreeCodesTransient) {
    std::vector<ErrorCode> transient;
    for (const auto code : allCodes)
        if (isTransient(code)) transient.push_back(code);
    EXPECT_EQ(transient, (std::vector<ErrorCode>{ErrorCode::Throttled, ErrorCode::Unavailable, ErrorCode::Timeout}));
}

TEST(Error, ReadsAsASentenceWhenBuilt) {
    const Error error = Error(ErrorCode::Denied, "The directory refused the write.")
                            .on("CN=Ada,DC=contoso,DC=test")
                            .attributeNamed("proxyAddresses")
                            .saying("00002098: SecErr")
                            .next("Grant the right.");
    EXPECT_EQ(error.object, "CN=Ada,DC=contoso,DC=test");
    EXPECT_EQ(error.attribute, "proxyAddresses");
    EXPECT_EQ(error.serverText, "00002098: SecErr");
    EXPECT_EQ(error.nextStep, "Grant the right.");
}

TEST(Error, PutsEverythingIntoOneLine) {
    const Error error =
        Error(ErrorCode::Denied, "Refused.").on("CN=Ada").attributeNamed("mail").saying("no").next("Ask.");
    EXPECT_EQ(error.toLine(), "Refused. [attribute mail] [CN=Ada] (server: no) Next: Ask.");
}

TEST(Error, LeavesOutOfTheLineWhatIsEmpty) { EXPECT_EQ(Error(ErrorCode::Timeout, "Late.").toLine(), "Late."); }

TEST(Error, DoesNotRepeatWhatTheMessageSays) {
    const Error error = Error(ErrorCode::NotFound, "There is no CN=Ada with mail.").on("CN=Ada").attributeNamed("mail");
    EXPECT_EQ(error.toLine(), "There is no CN=Ada with mail.");
}

TEST(Error, IsEqualWhenEveryMemberIs) {
    const Error one = Error(ErrorCode::Denied, "no").on("a");
    Error other = one;
    EXPECT_EQ(one, other);
    other.retryAfterMs = 5;
    EXPECT_FALSE(one == other);
}

TEST(Error, IsInternalUntilSomeoneSaysOtherwise) { EXPECT_EQ(Error().code, ErrorCode::Internal); }

}  // namespace
}  // namespace hs
