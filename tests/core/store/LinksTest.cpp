#include <algorithm>

#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::expectOk;
using test::manyLinks;
using test::valueOf;

class SqlStoreLinks : public test::StoreFixture {};

TEST_F(SqlStoreLinks, AreNoneAtFirst) {
    EXPECT_TRUE(linksOf("contoso.test").empty());
    EXPECT_EQ(valueOf(store().link("contoso.test", "AAEC")), std::nullopt);
}

TEST_F(SqlStoreLinks, KeepAllBitsOfTheirFingerprints) {
    const std::vector<Link> links{test::sampleLink()};
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(valueOf(store().link("contoso.test", test::sampleLink().anchor)), test::sampleLink());
}

TEST_F(SqlStoreLinks, SurviveARestart) {
    expectOk(store().saveLinks("contoso.test", manyLinks(3)));
    reopen();
    EXPECT_EQ(linksOf("contoso.test"), manyLinks(3));
}

TEST_F(SqlStoreLinks, AreReplacedByAnchor) {
    std::vector<Link> links = manyLinks(2);
    expectOk(store().saveLinks("contoso.test", links));
    links[1].cloudId = "another";
    links[1].directoryPrint = 0;
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), links);
}

TEST_F(SqlStoreLinks, TakeTheLastOfTwoWithOneAnchor) {
    std::vector<Link> links = manyLinks(1);
    links.push_back(links.front());
    links.back().cloudId = "later";
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 1U);
    EXPECT_EQ(linksOf("contoso.test").front().cloudId, "later");
}

TEST_F(SqlStoreLinks, BelongToOneConfiguration) {
    expectOk(store().saveLinks("contoso.test", manyLinks(2)));
    expectOk(store().saveLinks("fabrikam.test", manyLinks(5)));
    EXPECT_EQ(linksOf("contoso.test").size(), 2U);
    EXPECT_EQ(linksOf("fabrikam.test").size(), 5U);
}

TEST_F(SqlStoreLinks, AnchorsDifferByCase) {
    std::vector<Link> links{test::sampleLink(), test::sampleLink()};
    links[0].anchor = "AAEC";
    links[1].anchor = "aaec";
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 2U);
}

TEST_F(SqlStoreLinks, ComeAllAcrossManyPages) {
    const auto links = manyLinks(10007);
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), links);
}

TEST_F(SqlStoreLinks, ComeAllWhenTheyFillTheirPagesExactly) {
    const auto links = manyLinks(8192);
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 8192U);
}

TEST_F(SqlStoreLinks, AreAllStoredWhateverTheirNumber) {
    // Around the number of rows that go into one statement.
    for (const int count : {1, 31, 32, 33, 63, 64, 65}) {
        const std::string configuration = "c" + std::to_string(count);
        expectOk(store().saveLinks(configuration, manyLinks(count)));
        EXPECT_EQ(linksOf(configuration), manyLinks(count)) << count;
    }
}

TEST_F(SqlStoreLinks, MayBeSavedInAnyOrder) {
    auto links = manyLinks(1000);
    std::reverse(links.begin(), links.end());
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), manyLinks(1000));
}

TEST_F(SqlStoreLinks, MayBeSavedByNobody) {
    expectOk(store().saveLinks("contoso.test", {}));
    expectOk(store().removeLinks("contoso.test", {}));
}

TEST_F(SqlStoreLinks, AreGoneOnceRemoved) {
    expectOk(store().saveLinks("contoso.test", manyLinks(3)));
    const std::vector<std::string> gone{manyLinks(3)[0].anchor, manyLinks(3)[2].anchor, "never there"};
    expectOk(store().removeLinks("contoso.test", gone));
    EXPECT_EQ(linksOf("contoso.test"), (std::vector<Link>{manyLinks(3)[1]}));
}

TEST_F(SqlStoreLinks, AreRemovedFromOneConfigurationOnly) {
    expectOk(store().saveLinks("contoso.test", manyLinks(1)));
    expectOk(store().saveLinks("fabrikam.test", manyLinks(1)));
    expectOk(store().removeLinks("contoso.test", std::vector<std::string>{manyLinks(1)[0].anchor}));
    EXPECT_EQ(linksOf("fabrikam.test").size(), 1U);
}

TEST_F(SqlStoreLinks, MayBeWrittenWhileTheyAreRead) {
    expectOk(store().saveLinks("contoso.test", manyLinks(5000)));
    int seen = 0;
    expectOk(store().eachLink("contoso.test", [&](Link&& link) {
        ++seen;
        link.directoryPrint = 7;
        if (seen % 1000 == 0) expectOk(store().saveLinks("contoso.test", std::vector<Link>{link}));
    }));
    EXPECT_EQ(seen, 5000);
}

}  // namespace
}  // namespace hs
