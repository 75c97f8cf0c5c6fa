#include <gtest/gtest.h>
#include <QTest>

#include <set>

#include "tests/ui/support/PageTest.h"
#include "ui/logs/LogsViewModel.h"

namespace hs::ui::test {

namespace {

constexpr int many = 100'000;

/// Rows as a large cycle leaves them: names of full length.
std::vector<std::pair<std::int64_t, Outcome>> manyRows() {
    std::vector<std::pair<std::int64_t, Outcome>> rows;
    rows.reserve(many);
    for (int i = 0; i < many; ++i) {
        Outcome one;
        one.run = 1 + i / 10'000;
        one.action = ChangeKind::Update;
        one.status = i % 100 == 0 ? StepStatus::Failure : StepStatus::Success;
        one.source.name = "CN=Employee " + std::to_string(i) + ",OU=People,OU=Berlin,DC=contoso,DC=test";
        one.endedAt = sample::now() - i;
        rows.emplace_back(many - i, std::move(one));
    }
    return rows;
}

class AHundredThousandEntries : public ::testing::Test {
protected:
    void SetUp() override {
        client_.log = manyRows();
        log_.load(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return !log_.isLoading(); }));
    }
    void readAll() {
        log_.readToEnd();
        EXPECT_TRUE(comes([this] { return !log_.isReadingToEnd(); }, 60'000));
    }

    FakeClient client_;
    sample::StillClock clock_;
    LogsViewModel log_{client_, clock_};
};

}  // namespace

TEST_F(AHundredThousandEntries, BeginWithOnePage) {
    EXPECT_EQ(log_.model().rowCount(), LogsViewModel::pageSize);
    EXPECT_EQ(client_.count("outcomes"), 1);
}

TEST_F(AHundredThousandEntries, AreReadWithoutAskingForAPageTwice) {
    readAll();
    EXPECT_EQ(log_.model().rowCount(), many);
    std::set<std::int64_t> asked;
    for (const OutcomeFilter& page : client_.pagesAsked)
        EXPECT_TRUE(asked.insert(page.beforeId).second) << "page before " << page.beforeId;
    EXPECT_EQ(asked.size(), std::size_t(many / LogsViewModel::pageSize + 1));
}

TEST_F(AHundredThousandEntries, AreEachThereOnceAndInOrder) {
    readAll();
    EXPECT_EQ(log_.model().idAt(0), many);
    EXPECT_EQ(log_.model().idAt(many - 1), 1);
    int outOfOrder = 0;
    for (int row = 1; row < log_.model().rowCount(); ++row)
        outOfOrder += log_.model().idAt(row) == log_.model().idAt(row - 1) - 1 ? 0 : 1;
    EXPECT_EQ(outOfOrder, 0);
    EXPECT_EQ(log_.model().identityAt(99'999),
              QStringLiteral("CN=Employee 99999,OU=People,OU=Berlin,DC=contoso,DC=test"));
}

TEST_F(AHundredThousandEntries, TakeAFewMegabytes) {
    readAll();
    EXPECT_LT(log_.model().bytes(), std::size_t(many) * 288);
}

TEST_F(AHundredThousandEntries, LeaveTheMemoryWhenAFilterReadsAFew) {
    readAll();
    const std::size_t before = log_.model().bytes();
    LogChoice choice;
    choice.status = StepStatus::Failure;
    log_.choose(choice);
    EXPECT_TRUE(comes([this] { return !log_.isLoading(); }));
    EXPECT_EQ(log_.model().rowCount(), LogsViewModel::pageSize);
    EXPECT_LT(log_.model().bytes(), before / 20);
}

TEST_F(AHundredThousandEntries, GoOnAfterAPageThatCouldNotBeRead) {
    client_.failing["outcomes"] = Error(ErrorCode::Unavailable, "The store is locked.");
    log_.readToEnd();
    EXPECT_TRUE(comes([this] { return log_.error().has_value(); }));
    EXPECT_FALSE(log_.isReadingToEnd());
    client_.failing.clear();
    log_.retry();
    EXPECT_TRUE(comes([this] { return log_.model().rowCount() == 2 * LogsViewModel::pageSize; }));
}

TEST(AFilterOfTheLog, DropsTheAnswerOfTheFilterBefore) {
    FakeClient client;
    sample::StillClock clock;
    client.log = sample::log(6);
    LogsViewModel log(client, clock);
    client.held = {"outcomes"};
    log.load(QString::fromLatin1(sample::configurationName));
    LogChoice choice;
    choice.status = StepStatus::Failure;
    log.choose(choice);
    client.release();
    EXPECT_TRUE(comes([&log] { return !log.isLoading(); }));
    EXPECT_EQ(log.model().rowCount(), 1);
}

}  // namespace hs::ui::test
