#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

class Following : public testing::Test {
protected:
    explicit Following(int people = 30) : directory(people), endpoint(directory.endpoint()) {}

    std::string mark() {
        const auto taken = endpoint->watermark(everyone(), {});
        EXPECT_TRUE(taken.ok()) << (taken.ok() ? "" : taken.error().toLine());
        return taken.ok() ? *taken : std::string();
    }
    ChangedIds since(std::string& position) {
        ChangedIds all;
        const auto next =
            endpoint->changes(everyone(), position,
                              [&](ChangedIds&& page) -> Result<void> {
                                  ++pages;
                                  all.changed.insert(all.changed.end(), page.changed.begin(), page.changed.end());
                                  all.removed.insert(all.removed.end(), page.removed.begin(), page.removed.end());
                                  all.removalsUnknown = all.removalsUnknown || page.removalsUnknown;
                                  return {};
                              },
                              {});
        EXPECT_TRUE(next.ok()) << (next.ok() ? "" : next.error().toLine());
        if (next.ok()) position = *next;
        return all;
    }
    std::string idOf(std::size_t person) { return guidText(directory.people()[person].objectGuid); }
    void ldif(const std::string& text) { directory.tool(QStringLiteral("ldapmodify"), {}, text); }
    std::string contact(const std::string& name, const std::string& guid) {
        return "dn: CN=" + name + ",OU=People,DC=contoso,DC=test\nchangetype: add\nobjectClass: contact\ncn: " + name +
               "\nobjectGUID:: " + toBase64(guid) + "\n\n";
    }
    void erase(const std::string& dn) { ldif("dn: " + dn + "\nchangetype: delete\n"); }

    TestDirectory directory;
    std::unique_ptr<LdapEndpoint> endpoint;
    int pages = 0;
};

using Ids = std::vector<std::string>;

TEST_F(Following, NamesWhoWasDeletedWhenEntriesHaveOneIdentifier) {
    std::string position = mark();
    erase(directory.people()[4].dn);
    const ChangedIds ids = since(position);
    EXPECT_EQ(ids.removed, Ids{idOf(4)});
    EXPECT_EQ(ids.changed, Ids{});
    EXPECT_FALSE(ids.removalsUnknown);
}

TEST_F(Following, DoesNotTakeAModifiedEntryForADeletedOne) {
    std::string position = mark();
    applied(*endpoint, {update(directory.people()[2], {replace("msExchArchiveStatus", {Value::integer(1)})})});
    erase(directory.people()[4].dn);
    const ChangedIds ids = since(position);
    EXPECT_EQ(ids.removed, Ids{idOf(4)});
    EXPECT_TRUE(std::count(ids.changed.begin(), ids.changed.end(), idOf(2)) > 0);
    EXPECT_EQ(std::count(ids.changed.begin(), ids.changed.end(), idOf(4)), 0);
}

TEST_F(Following, SaysThatItCannotNameRemovalsOnceAnEntryHasTwoIdentifiers) {
    std::string position = mark();
    ldif(contact("stranger", "0123456789abcdef"));  // the server makes an entryUUID of its own
    EXPECT_EQ(since(position).changed, Ids{guidText("0123456789abcdef")});
    erase("CN=stranger,OU=People,DC=contoso,DC=test");
    const ChangedIds ids = since(position);
    EXPECT_TRUE(ids.removalsUnknown);
    EXPECT_EQ(ids.removed, Ids{});
}

TEST_F(Following, SaysThatItCannotNameRemovalsWhenTheServerForgotThem) {
    std::string position = mark();
    erase(directory.people()[4].dn);
    directory.server().stop();
    EXPECT_TRUE(directory.server().restart().ok());  // the session log is in memory
    const ChangedIds ids = since(position);
    EXPECT_TRUE(ids.removalsUnknown);
    EXPECT_EQ(ids.removed, Ids{});
}

TEST_F(Following, GoesOnAfterTheServerRestarted) {
    std::string position = mark();
    directory.server().crash();
    EXPECT_TRUE(directory.server().restart().ok());
    applied(*directory.endpoint(),
            {update(directory.people()[2], {replace("msExchArchiveStatus", {Value::integer(1)})})});
    EXPECT_EQ(since(position).changed, Ids{idOf(2)});
}

TEST_F(Following, TellsEverybodyInAUnitThatWasRenamed) {
    const std::string& dn = directory.people()[3].dn;
    const std::string unit = dn.substr(dn.find(',') + 1);
    std::string position = mark();
    ldif("dn: " + unit + "\nchangetype: modrdn\nnewrdn: OU=Renamed\ndeleteoldrdn: 1\n");
    const ChangedIds ids = since(position);
    for (std::size_t i = 0; i < directory.people().size(); ++i) {
        const bool moved = directory.people()[i].dn.ends_with("," + unit);
        EXPECT_EQ(std::count(ids.changed.begin(), ids.changed.end(), idOf(i)), moved ? 1 : 0);
    }
}

TEST_F(Following, TellsNothingWhenNothingHappened) {
    std::string position = mark();
    const std::string before = position;
    since(position);
    EXPECT_EQ(pages, 0);
    EXPECT_EQ(position, before);
}

TEST_F(Following, RefusesTheMarkOfAnotherDatabase) {
    TestDirectory other(3);
    const auto foreign = other.endpoint()->watermark(everyone(), {});
    ASSERT_TRUE(foreign.ok()) << foreign.error().toLine();
    const auto next = endpoint->changes(everyone(), *foreign, [](ChangedIds&&) { return Result<void>(); }, {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().code, ErrorCode::Conflict);
    EXPECT_FALSE(next.error().nextStep.empty());
}

TEST_F(Following, RefusesAMarkFromTheFuture) {
    std::string later = mark();
    later.replace(later.rfind(' ') + 1, 4, "2999");
    const auto next = endpoint->changes(everyone(), later, [](ChangedIds&&) { return Result<void>(); }, {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().code, ErrorCode::Conflict) << next.error().toLine();
}

TEST_F(Following, RefusesTheMarkOfADomainController) {
    for (const char* mark : {"dirsync 8d3f 1 TVNEUw==", "usn 8d3f - 12"}) {
        const auto next = endpoint->changes(everyone(), mark, [](ChangedIds&&) { return Result<void>(); }, {});
        ASSERT_FALSE(next.ok());
        EXPECT_EQ(next.error().code, ErrorCode::Conflict);
    }
}

TEST_F(Following, EndsWithThePagesOwnError) {
    const std::string position = mark();
    erase(directory.people()[4].dn);
    const auto next = endpoint->changes(
        everyone(), position, [](ChangedIds&&) -> Result<void> { return Error(ErrorCode::Corrupt, "enough"); }, {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().message, "enough");
}

class FollowingMany : public Following {
protected:
    FollowingMany() : Following(2300) {}
};

TEST_F(FollowingMany, LooksAtAllIdentifiersOnceWhenTheFirstIsDeleted) {
    std::string position = mark();
    erase(directory.people()[4].dn);
    EXPECT_TRUE(since(position).removalsUnknown);
    erase(directory.people()[5].dn);
    const ChangedIds ids = since(position);
    EXPECT_FALSE(ids.removalsUnknown);
    EXPECT_EQ(ids.removed, Ids{idOf(5)});
}

TEST_F(FollowingMany, TellsMoreThanOnePage) {
    std::string position = mark();
    std::vector<Change> changes;
    for (const auto& person : directory.people())
        changes.push_back(update(person, {replace("msDS-ExternalDirectoryObjectId", {Value::text("User_1")})}));
    applied(*endpoint, changes);
    EXPECT_EQ(since(position).changed.size(), directory.people().size());
    EXPECT_GT(pages, 1);
}

}  // namespace
}  // namespace hs::ldap
