#include "core/ldap/ResultCodes.h"

#include <gtest/gtest.h>

namespace hs::ldap {
namespace {

ErrorCode codeOf(int resultCode) { return errorOf(resultCode, "the search failed", "").code; }

TEST(ResultCodes, NamesTheActionThatAResultCallsFor) {
    EXPECT_EQ(codeOf(50), ErrorCode::Denied);
    EXPECT_EQ(codeOf(49), ErrorCode::Unauthenticated);
    EXPECT_EQ(codeOf(32), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(51), ErrorCode::Throttled);
    EXPECT_EQ(codeOf(52), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(3), ErrorCode::Timeout);
    EXPECT_EQ(codeOf(34), ErrorCode::InvalidInput);
    EXPECT_EQ(codeOf(68), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(12), ErrorCode::Unsupported);
}

TEST(ResultCodes, TreatsTheSpellingsOfOneRefusalAlike) {
    EXPECT_EQ(codeOf(16), codeOf(17));  // unknown attribute: Samba says 16, OpenLDAP 17
    EXPECT_EQ(codeOf(19), codeOf(21));  // too long: OpenLDAP says 19, Samba 21
    for (const int refusal : {16, 17, 19, 20, 21, 50, 53, 65}) EXPECT_TRUE(isRefusalOfOneAttribute(refusal)) << refusal;
    for (const int other : {0, 32, 49, 51, 52, -1}) EXPECT_FALSE(isRefusalOfOneAttribute(other)) << other;
}

TEST(ResultCodes, KeepsTheServersOwnWords) {
    const Error error = errorOf(50, "the directory refuses the change", "00002098: SecErr: DSID-031514A0");
    EXPECT_EQ(error.serverText, "00002098: SecErr: DSID-031514A0");
    EXPECT_EQ(error.message, "the directory refuses the change: the service account lacks the right");
}

TEST(ResultCodes, SaysWhatToDoAboutEveryCommonResult) {
    for (const int common : {-1, 8, 13, 16, 17, 19, 20, 21, 32, 34, 49, 50, 51, 52, 53, 65})
        EXPECT_FALSE(errorOf(common, "it failed", "").nextStep.empty()) << common;
}

TEST(ResultCodes, PointsToAdminSdHolderWhenRightsAreMissing) {
    EXPECT_NE(errorOf(50, "it failed", "").nextStep.find("adminCount"), std::string::npos);
}

TEST(ResultCodes, TellsThatTheConnectionIsLost) {
    EXPECT_TRUE(isConnectionLost(-1));
    EXPECT_FALSE(isConnectionLost(52));
    EXPECT_EQ(codeOf(-1), ErrorCode::Unavailable);
}

TEST(ResultCodes, NamesAnUnknownResultByNumber) {
    const Error error = errorOf(4711, "it failed", "");
    EXPECT_EQ(error.code, ErrorCode::Internal);
    EXPECT_NE(error.serverText.find("4711"), std::string::npos);
}

struct SubCodeCase {
    const char* code;
    const char* words;
};

class ActiveDirectorySubCodes : public testing::TestWithParam<SubCodeCase> {};

TEST_P(ActiveDirectorySubCodes, AreWorded) {
    const std::string text =
        std::string("80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ") + GetParam().code +
        ", v1db1";
    const Error error = errorOf(49, "the directory refuses the sign-in", text);
    EXPECT_EQ(error.code, ErrorCode::Unauthenticated);
    EXPECT_NE(error.message.find(GetParam().words), std::string::npos) << error.message;
    EXPECT_EQ(error.serverText, text);
    EXPECT_FALSE(error.nextStep.empty());
}

INSTANTIATE_TEST_SUITE_P(EveryKnownCode, ActiveDirectorySubCodes,
                         testing::Values(SubCodeCase{"52e", "password is wrong"},
                                         SubCodeCase{"532", "password has expired"}, SubCodeCase{"533", "disabled"},
                                         SubCodeCase{"701", "account has expired"},
                                         SubCodeCase{"773", "must be changed"}, SubCodeCase{"775", "locked"},
                                         SubCodeCase{"525", "does not know"}, SubCodeCase{"530", "at this time"},
                                         SubCodeCase{"531", "this computer"}));

TEST(ActiveDirectorySubCodes, DoesNotTakeALongerNumberForAKnownOne) {
    EXPECT_TRUE(signInRefusal("error, data 52ef, v1db1").meaning.empty());
    EXPECT_TRUE(signInRefusal("no sub-code here").meaning.empty());
}

TEST(ResultCodes, KnowARefusedPositionFromATemporaryFailure) {
    for (const int code : {2, 12, 53, 4096}) EXPECT_TRUE(isRefusedPosition(code)) << code;
    for (const int code : {0, 1, 3, 32, 49, 50, 51, 52, 80}) EXPECT_FALSE(isRefusedPosition(code)) << code;
}

TEST(ResultCodes, KnowThatAValueIsGoneAlready) {
    EXPECT_TRUE(isAlreadyGone(16));
    EXPECT_FALSE(isAlreadyGone(20));
}

}  // namespace
}  // namespace hs::ldap
