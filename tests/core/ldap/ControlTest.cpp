#include "core/ldap/Control.h"

#include <gtest/gtest.h>

namespace hs::ldap {
namespace {

std::string bytes(std::initializer_list<int> list) {
    std::string text;
    for (const int byte : list) text += static_cast<char>(byte);
    return text;
}

TEST(DirSyncControl, AsksWithFlagsLengthAndCookieByteForByte) {
    const Control asked = DirSyncRequest{1, 0x100000, "ab"}.control();
    EXPECT_EQ(asked.identifier, "1.2.840.113556.1.4.841");
    EXPECT_TRUE(asked.critical);
    EXPECT_EQ(asked.value, bytes({0x30, 0x0c, 0x02, 0x01, 0x01, 0x02, 0x03, 0x10, 0x00, 0x00, 0x04, 0x02, 'a', 'b'}));
}

TEST(DirSyncControl, AsksForTheBeginningWithAnEmptyCookie) {
    EXPECT_EQ((DirSyncRequest{0, 0, ""}.control().value),
              bytes({0x30, 0x08, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00, 0x04, 0x00}));
}

TEST(DirSyncControl, ReadsWhetherThereIsMoreAndTheNextCookie) {
    const auto more =
        DirSyncAnswer::parse(bytes({0x30, 0x0a, 0x02, 0x01, 0x01, 0x02, 0x01, 0x00, 0x04, 0x02, 0x00, 0xff}));
    ASSERT_TRUE(more.ok());
    EXPECT_TRUE(more->more);
    EXPECT_EQ(more->cookie, bytes({0x00, 0xff}));
    const auto last = DirSyncAnswer::parse(bytes({0x30, 0x08, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00, 0x04, 0x00}));
    ASSERT_TRUE(last.ok());
    EXPECT_FALSE(last->more);
    EXPECT_EQ(last->cookie, "");
}

TEST(DirSyncControl, RefusesAnAnswerThatIsCutShort) {
    const std::string whole = bytes({0x30, 0x0a, 0x02, 0x01, 0x01, 0x02, 0x01, 0x00, 0x04, 0x02, 0x00, 0xff});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = DirSyncAnswer::parse(whole.substr(0, size));
        ASSERT_FALSE(read.ok()) << size;
        EXPECT_EQ(read.error().code, ErrorCode::Corrupt);
    }
}

TEST(SyncControl, AsksForARefreshFromACookieByteForByte) {
    const Control asked = syncRefreshOnly("rid=000,csn=x");
    EXPECT_EQ(asked.identifier, "1.3.6.1.4.1.4203.1.9.1.1");
    EXPECT_EQ(asked.value, bytes({0x30, 0x12, 0x0a, 0x01, 0x01, 0x04, 0x0d}) + "rid=000,csn=x");
}

TEST(SyncControl, TellsRemovalsFromPresenceAtTheEnd) {
    const auto deletes = refreshedByDeletes(bytes({0x30, 0x07, 0x04, 0x02, 'c', 'k', 0x01, 0x01, 0xff}));
    ASSERT_TRUE(deletes.ok());
    EXPECT_TRUE(*deletes);
    const auto presence = refreshedByDeletes(bytes({0x30, 0x04, 0x04, 0x02, 'c', 'k'}));
    ASSERT_TRUE(presence.ok());
    EXPECT_FALSE(*presence);
    const auto bare = refreshedByDeletes(bytes({0x30, 0x03, 0x01, 0x01, 0xff}));
    ASSERT_TRUE(bare.ok());
    EXPECT_TRUE(*bare);
    EXPECT_FALSE(refreshedByDeletes("").ok());
}

const std::string first = "0123456789abcdef", second = "fedcba9876543210";

std::string idSet(bool deletes) {
    std::string content = bytes({0x04, 0x02, 'c', 'k'});
    if (deletes) content += bytes({0x01, 0x01, 0xff});
    content += bytes({0x31, 0x24, 0x04, 0x10}) + first + bytes({0x04, 0x10}) + second;
    return bytes({0xa3, static_cast<int>(content.size())}) + content;
}

TEST(SyncControl, ListsTheDeletedOfAnIdSet) {
    const auto uuids = deletedUuids(idSet(true));
    ASSERT_TRUE(uuids.ok()) << uuids.error().toLine();
    EXPECT_EQ(*uuids, (std::vector<std::string>{first, second}));
}

TEST(SyncControl, DoesNotTakeThePresentForDeleted) {
    const auto uuids = deletedUuids(idSet(false));
    ASSERT_TRUE(uuids.ok());
    EXPECT_TRUE(uuids->empty());
}

TEST(SyncControl, ListsNobodyForANewCookie) {
    const auto uuids = deletedUuids(bytes({0x80, 0x02, 'c', 'k'}));
    ASSERT_TRUE(uuids.ok());
    EXPECT_TRUE(uuids->empty());
}

TEST(SyncControl, RefusesAnIdentifierOfTheWrongLength) {
    const auto uuids = deletedUuids(bytes({0xa3, 0x09, 0x01, 0x01, 0xff, 0x31, 0x04, 0x04, 0x02, 'a', 'b'}));
    ASSERT_FALSE(uuids.ok());
    EXPECT_EQ(uuids.error().code, ErrorCode::Corrupt);
}

TEST(PagedControl, AsksForAPageByteForByte) {
    const Control asked = pagedResults(1000, "c");
    EXPECT_FALSE(asked.critical);
    EXPECT_EQ(asked.value, bytes({0x30, 0x07, 0x02, 0x02, 0x03, 0xe8, 0x04, 0x01, 'c'}));
}

}  // namespace
}  // namespace hs::ldap
