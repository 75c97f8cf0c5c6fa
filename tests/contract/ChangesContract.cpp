// Following what changes on a side (EndpointReader::watermark and ::changes).
#include <algorithm>
#include <set>

#include "tests/contract/EndpointContract.h"

namespace hs::contract {
namespace {

using Ids = std::set<std::string>;

/// Everything told since a mark.
struct Told {
    Ids changed, removed;
    bool removalsUnknown = false;
    int pages = 0;

    bool tellsRemoval(const std::string& id) const { return removalsUnknown || removed.count(id) > 0; }
    bool nothing() const { return changed.empty() && removed.empty() && !removalsUnknown; }
};

class ChangesContract : public EndpointContract {
protected:
    std::string mark() {
        const auto taken = endpoint().watermark(users_, {});
        EXPECT_TRUE(taken.ok()) << (taken.ok() ? std::string() : taken.error().toLine());
        return taken.ok() ? *taken : std::string();
    }

    Result<std::string> follow(const std::string& since, Told& told, std::stop_token stop = {}) {
        return endpoint().changes(
            users_, since,
            [&](ChangedIds&& page) -> Result<void> {
                ++told.pages;
                told.changed.insert(page.changed.begin(), page.changed.end());
                told.removed.insert(page.removed.begin(), page.removed.end());
                told.removalsUnknown = told.removalsUnknown || page.removalsUnknown;
                return {};
            },
            std::move(stop));
    }

    /// Moves the mark on.
    Told toldSince(std::string& since) {
        Told told;
        const auto next = follow(since, told);
        EXPECT_TRUE(next.ok()) << (next.ok() ? std::string() : next.error().toLine());
        if (next.ok()) since = *next;
        return told;
    }

    void expectConflict(const std::string& since) {
        Told told;
        const auto next = follow(since, told);
        ASSERT_FALSE(next.ok()) << since;
        EXPECT_EQ(next.error().code, ErrorCode::Conflict) << next.error().toLine();
        EXPECT_FALSE(next.error().nextStep.empty());
        EXPECT_TRUE(told.nothing());
    }

    std::string idOf(const std::string& name) {
        const auto found = endpoint().at(users_, name, {});
        EXPECT_TRUE(found.ok()) << (found.ok() ? std::string() : found.error().toLine());
        return found.ok() ? found->id : std::string();
    }
    std::string name(std::size_t which) { return subject_->userNames()[which]; }
};

TEST_P(ChangesContract, TellsNothingWhenNothingChanged) {
    std::string since = mark();
    EXPECT_TRUE(toldSince(since).nothing());
    EXPECT_TRUE(toldSince(since).nothing());
}

TEST_P(ChangesContract, TakesItsFirstMarkBeforeTheReadWithoutLosingWhatHappensMeanwhile) {
    std::string since = mark();
    const auto read = endpoint().read(users_,
                                      [&, first = true](std::vector<Object>&&) mutable -> Result<void> {
                                          if (std::exchange(first, false)) subject_->setElsewhere(name(4), "meanwhile");
                                          return {};
                                      },
                                      {});
    EXPECT_TRUE(read.ok());
    EXPECT_EQ(toldSince(since).changed.count(idOf(name(4))), 1u);
}

TEST_P(ChangesContract, TellsWhoWasModified) {
    std::string since = mark();
    subject_->setElsewhere(name(3), "changed");
    const Told told = toldSince(since);
    EXPECT_EQ(told.changed, Ids{idOf(name(3))});
    EXPECT_EQ(told.removed, Ids{});
}

TEST_P(ChangesContract, TellsWhoWasAdded) {
    std::string since = mark();
    const std::string added = subject_->addElsewhere({"freshman"}).front();
    EXPECT_EQ(toldSince(since).changed.count(idOf(added)), 1u);
}

TEST_P(ChangesContract, TellsWhoWasDeleted) {
    std::string since = mark();
    const std::string id = idOf(name(5));
    subject_->removeElsewhere(name(5));
    const Told told = toldSince(since);
    EXPECT_TRUE(told.tellsRemoval(id));
    EXPECT_EQ(told.changed.count(id), 0u);
}

TEST_P(ChangesContract, TellsWhoWasMovedOutOfTheBasesOrRenamed) {
    users_.bases = {"OU=People,DC=contoso,DC=test"};
    std::string since = mark();
    const std::string id = idOf(name(3));
    subject_->moveElsewhere(name(3));
    EXPECT_EQ(toldSince(since).changed.count(id), 1u);
}

TEST_P(ChangesContract, TellsItsOwnWrites) {
    std::string since = mark();
    const Object object = somebody();
    EXPECT_TRUE(apply({update(object, subject_->writable(), {Value::text("own")})}).at(0).ok);
    EXPECT_EQ(toldSince(since).changed, Ids{object.id});
}

TEST_P(ChangesContract, TellsEverythingSinceAnOldMark) {
    std::string since = mark();
    const std::string removed = idOf(name(6));
    subject_->setElsewhere(name(3), "once");
    subject_->setElsewhere(name(4), "once");
    subject_->removeElsewhere(name(6));
    subject_->setElsewhere(name(3), "twice");
    const std::string added = subject_->addElsewhere({"freshman"}).front();
    const Told told = toldSince(since);
    EXPECT_EQ(told.changed, (Ids{idOf(name(3)), idOf(name(4)), idOf(added)}));
    EXPECT_TRUE(told.tellsRemoval(removed));
}

TEST_P(ChangesContract, GoesOnFromTheMarkItReturns) {
    std::string since = mark();
    subject_->setElsewhere(name(3), "first");
    toldSince(since);
    subject_->setElsewhere(name(4), "second");
    EXPECT_EQ(toldSince(since).changed, Ids{idOf(name(4))});
    EXPECT_TRUE(toldSince(since).nothing());
}

TEST_P(ChangesContract, TellsTheSameAgainFromTheSameMark) {
    const std::string since = mark();
    subject_->setElsewhere(name(3), "changed");
    for (int twice = 0; twice < 2; ++twice) {
        std::string position = since;
        EXPECT_EQ(toldSince(position).changed, Ids{idOf(name(3))});
    }
}

TEST_P(ChangesContract, TellsWhoWasAddedAndDeletedAgainAtMostAsRemoved) {
    std::string since = mark();
    const std::string added = subject_->addElsewhere({"guest"}).front();
    const std::string id = idOf(added);
    subject_->removeElsewhere(added);
    EXPECT_EQ(toldSince(since).changed.count(id), 0u);
}

TEST_P(ChangesContract, TellsTwentyFiveHundredChangesPageByPage) {
    std::string since = mark();
    std::vector<std::string> newcomers;
    for (int i = 0; i < 2500; ++i) newcomers.push_back("newcomer" + std::to_string(i));
    subject_->addElsewhere(newcomers);
    const Told told = toldSince(since);
    EXPECT_EQ(told.changed.size(), newcomers.size());
    EXPECT_GT(told.pages, 1);
    EXPECT_TRUE(toldSince(since).nothing());
}

TEST_P(ChangesContract, RefusesAMarkThatIsNone) {
    for (const char* garbage : {"", "garbage", "usn", "{}", "\xff\xfe", "0"}) expectConflict(garbage);
}

TEST_P(ChangesContract, RefusesTheMarkOfTheOtherSide) {
    const auto others = isDirectory() ? tenant() : slapd();
    Query query;
    query.classes = {ObjectClass::User};
    query.attributes = {"displayName"};
    const auto foreign = others->endpoint().watermark(query, {});
    ASSERT_TRUE(foreign.ok()) << foreign.error().toLine();
    expectConflict(*foreign);
}

TEST_P(ChangesContract, EndsWithThePagesOwnError) {
    const std::string since = mark();
    subject_->setElsewhere(name(3), "changed");
    int pages = 0;
    const auto next = endpoint().changes(users_, since,
                                         [&](ChangedIds&&) -> Result<void> {
                                             ++pages;
                                             return Error(ErrorCode::InvalidInput, "enough");
                                         },
                                         {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().message, "enough");
    EXPECT_EQ(pages, 1);
}

TEST_P(ChangesContract, AsksNothingWhenStoppedBefore) {
    const std::string since = mark();
    std::stop_source stop;
    stop.request_stop();
    Told told;
    const auto next = follow(since, told, stop.get_token());
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().code, ErrorCode::Cancelled);
    const auto taken = endpoint().watermark(users_, stop.get_token());
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().code, ErrorCode::Cancelled);
}

INSTANTIATE_TEST_SUITE_P(Every, ChangesContract,
                         ::testing::Values(Factory{"MemoryDirectory", memoryDirectory},
                                           Factory{"MemoryCloud", memoryCloud}, Factory{"Slapd", slapd},
                                           Factory{"Tenant", tenant}),
                         nameOf);

}  // namespace
}  // namespace hs::contract
