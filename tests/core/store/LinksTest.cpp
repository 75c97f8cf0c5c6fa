#include <algorithm>

#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::expectOk;
using test::manyLinks;
using test::valueOf;

class SqlStoreLinks : public test::StoreOnEveryDatabase {};

TEST_P(SqlStoreLinks, AreNoneAtFirst) {
    EXPECT_TRUE(linksOf("contoso.test").empty());
    EXPECT_EQ(valueOf(store().link("contoso.test", "AAEC")), std::nullopt);
}

TEST_P(SqlStoreLinks, KeepAllBitsOfTheirFingerprints) {
    const std::vector<Link> links{test::sampleLink()};
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(valueOf(store().link("contoso.test", test::sampleLink().anchor)), test::sampleLink());
}

TEST_P(SqlStoreLinks, SurviveARestart) {
    expectOk(store().saveLinks("contoso.test", manyLinks(3)));
    reopen();
    EXPECT_EQ(linksOf("contoso.test"), manyLinks(3));
}

TEST_P(SqlStoreLinks, AreReplacedByAnchor) {
    std::vector<Link> links = manyLinks(2);
    expectOk(store().saveLinks("contoso.test", links));
    links[1].cloudId = "another";
    links[1].directoryPrint = 0;
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), links);
}

TEST_P(SqlStoreLinks, TakeTheLastOfTwoWithOneAnchor) {
    std::vector<Link> links = manyLinks(1);
    links.push_back(links.front());
    links.back().cloudId = "later";
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 1U);
    EXPECT_EQ(linksOf("contoso.test").front().cloudId, "later");
}

TEST_P(SqlStoreLinks, BelongToOneConfiguration) {
    expectOk(store().saveLinks("contoso.test", manyLinks(2)));
    expectOk(store().saveLinks("fabrikam.test", manyLinks(5)));
    EXPECT_EQ(linksOf("contoso.test").size(), 2U);
    EXPECT_EQ(linksOf("fabrikam.test").size(), 5U);
}

TEST_P(SqlStoreLinks, AnchorsDifferByCase) {
    std::vector<Link> links{test::sampleLink(), test::sampleLink()};
    links[0].anchor = "AAEC";
    links[1].anchor = "aaec";
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 2U);
}

TEST_P(SqlStoreLinks, ComeAllAcrossManyPages) {
    const auto links = manyLinks(10007);
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), links);
}

TEST_P(SqlStoreLinks, ComeAllWhenTheyFillTheirPagesExactly) {
    const auto links = manyLinks(8192);
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test").size(), 8192U);
}

TEST_P(SqlStoreLinks, AreAllStoredWhateverTheirNumber) {
    // Around the number of rows that go into one statement.
    for (const int count : {1, 31, 32, 33, 63, 64, 65}) {
        const std::string configuration = "c" + std::to_string(count);
        expectOk(store().saveLinks(configuration, manyLinks(count)));
        EXPECT_EQ(linksOf(configuration), manyLinks(count)) << count;
    }
}

TEST_P(SqlStoreLinks, MayBeSavedInAnyOrder) {
    auto links = manyLinks(1000);
    std::reverse(links.begin(), links.end());
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(linksOf("contoso.test"), manyLinks(1000));
}

TEST_P(SqlStoreLinks, MayBeSavedByNobody) {
    expectOk(store().saveLinks("contoso.test", {}));
    expectOk(store().removeLinks("contoso.test", {}));
}

TEST_P(SqlStoreLinks, AreGoneOnceRemoved) {
    expectOk(store().saveLinks("contoso.test", manyLinks(3)));
    const std::vector<std::string> gone{manyLinks(3)[0].anchor, manyLinks(3)[2].anchor, "never there"};
    expectOk(store().removeLinks("contoso.test", gone));
    EXPECT_EQ(linksOf("contoso.test"), (std::vector<Link>{manyLinks(3)[1]}));
}

TEST_P(SqlStoreLinks, AreRemovedFromOneConfigurationOnly) {
    expectOk(store().saveLinks("contoso.test", manyLinks(1)));
    expectOk(store().saveLinks("fabrikam.test", manyLinks(1)));
    expectOk(store().removeLinks("contoso.test", std::vector<std::string>{manyLinks(1)[0].anchor}));
    EXPECT_EQ(linksOf("fabrikam.test").size(), 1U);
}

TEST_P(SqlStoreLinks, MayBeWrittenWhileTheyAreRead) {
    expectOk(store().saveLinks("contoso.test", manyLinks(5000)));
    int seen = 0;
    expectOk(store().eachLink("contoso.test", [&](Link&& link) {
        ++seen;
        link.directoryPrint = 7;
        if (seen % 1000 == 0) expectOk(store().saveLinks("contoso.test", std::vector<Link>{link}));
    }));
    EXPECT_EQ(seen, 5000);
}

class SqlStoreLinksOf : public test::StoreOnEveryDatabase {
protected:
    std::vector<Link> sorted(std::vector<Link> links) {
        std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.anchor < b.anchor; });
        return links;
    }
};

TEST_P(SqlStoreLinksOf, AreFoundByTheIdOfEitherSide) {
    const auto links = test::manyLinks(3);
    expectOk(store().saveLinks("contoso.test", links));
    const std::vector<std::string> directoryIds{links[1].directoryId, "nobody"};
    const std::vector<std::string> cloudIds{links[2].cloudId};
    EXPECT_EQ(valueOf(store().linksOf("contoso.test", Side::Directory, directoryIds)), (std::vector<Link>{links[1]}));
    EXPECT_EQ(valueOf(store().linksOf("contoso.test", Side::Cloud, cloudIds)), (std::vector<Link>{links[2]}));
    EXPECT_TRUE(valueOf(store().linksOf("contoso.test", Side::Cloud, directoryIds)).empty());
    EXPECT_TRUE(valueOf(store().linksOf("fabrikam.test", Side::Cloud, cloudIds)).empty());
}

TEST_P(SqlStoreLinksOf, AreFoundByAnchor) {
    const auto links = test::manyLinks(3);
    expectOk(store().saveLinks("contoso.test", links));
    const std::vector<std::string> anchors{links[0].anchor, "nobody", links[2].anchor};
    EXPECT_EQ(sorted(valueOf(store().linksOf("contoso.test", anchors))), (std::vector<Link>{links[0], links[2]}));
}

TEST_P(SqlStoreLinksOf, AreAllFoundWhateverTheirNumber) {
    const auto links = test::manyLinks(1200);
    expectOk(store().saveLinks("contoso.test", links));
    for (const std::size_t count : {0U, 1U, 2U, 16U, 17U, 255U, 256U, 257U, 1200U}) {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < count; ++i) ids.push_back(links[i].directoryId);
        EXPECT_EQ(sorted(valueOf(store().linksOf("contoso.test", Side::Directory, ids))),
                  std::vector<Link>(links.begin(), links.begin() + static_cast<std::ptrdiff_t>(count)))
            << count;
    }
}

TEST_P(SqlStoreLinksOf, AreFoundOnceWhenTheyAreAskedForTwice) {
    const auto links = test::manyLinks(1);
    expectOk(store().saveLinks("contoso.test", links));
    const std::vector<std::string> ids(600, links[0].cloudId);
    EXPECT_EQ(valueOf(store().linksOf("contoso.test", Side::Cloud, ids)), links);
}

TEST_P(SqlStoreLinksOf, AreFoundByTheIdTheyHaveNow) {
    auto links = test::manyLinks(1);
    expectOk(store().saveLinks("contoso.test", links));
    const std::vector<std::string> before{links[0].cloudId};
    links[0].cloudId = "another";
    expectOk(store().saveLinks("contoso.test", links));
    const std::vector<std::string> now{"another"};
    EXPECT_TRUE(valueOf(store().linksOf("contoso.test", Side::Cloud, before)).empty());
    EXPECT_EQ(valueOf(store().linksOf("contoso.test", Side::Cloud, now)), links);
}

TEST_P(SqlStoreLinksOf, AreCountedByConfiguration) {
    expectOk(store().saveLinks("contoso.test", test::manyLinks(33)));
    EXPECT_EQ(valueOf(store().countLinks("contoso.test")), 33);
    EXPECT_EQ(valueOf(store().countLinks("fabrikam.test")), 0);
}

ON_EVERY_DATABASE(SqlStoreLinks);
ON_EVERY_DATABASE(SqlStoreLinksOf);

}  // namespace
}  // namespace hs
