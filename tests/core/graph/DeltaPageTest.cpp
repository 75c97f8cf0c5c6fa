#include "core/graph/DeltaPage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

DeltaPage pageOf(std::string body) {
    auto page = DeltaPage::read(std::move(body));
    EXPECT_TRUE(page.ok()) << (page.ok() ? std::string() : page.error().toLine());
    return page.ok() ? *std::move(page) : DeltaPage{};
}

Error refusalOf(std::string body) {
    auto page = DeltaPage::read(std::move(body));
    EXPECT_FALSE(page.ok());
    return page.ok() ? Error{} : page.error();
}

}  // namespace

TEST(DeltaPage, TellsTheChangedFromTheRemoved) {
    const DeltaPage page =
        pageOf(R"({"@odata.deltaLink":"https://g/d","value":[{"id":"a","displayName":"Ada"},)"
               R"({"id":"b","@removed":{"reason":"changed"}},{"id":"c","@removed":{"reason":"deleted"}}]})");
    EXPECT_THAT(page.ids.changed, ElementsAre("a"));
    EXPECT_THAT(page.ids.removed, ElementsAre("b", "c"));
    EXPECT_FALSE(page.ids.removalsUnknown);
}

TEST(DeltaPage, ReadsTheIdWhereverItStands) {
    const DeltaPage page = pageOf(R"({"value":[{"@removed":{"reason":"changed","nested":[{"id":"not me"}]},"id":"b"},)"
                                  R"({"manager":{"id":"nor me"},"id":"a"}],"@odata.nextLink":"https://g/n"})");
    EXPECT_THAT(page.ids.changed, ElementsAre("a"));
    EXPECT_THAT(page.ids.removed, ElementsAre("b"));
    EXPECT_EQ(page.nextLink, "https://g/n");
}

TEST(DeltaPage, KeepsLinksAsTheyWereSent) {
    const DeltaPage page = pageOf(R"({"@odata.deltaLink":"https://g/d?$deltatoken=a%2Bb%2F\u0026x=1","value":[]})");
    EXPECT_EQ(page.deltaLink, "https://g/d?$deltatoken=a%2Bb%2F&x=1");
    EXPECT_THAT(page.nextLink, IsEmpty());
}

TEST(DeltaPage, AnObjectWithoutIdMakesThePageWorthless) {
    const Error error = refusalOf(R"({"@odata.deltaLink":"https://g/d","value":[{"displayName":"Ada"}]})");
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_THAT(error.serverText, HasSubstr("without id"));
}

TEST(DeltaPage, WithoutAnyLinkNothingIsConcluded) {
    EXPECT_THAT(refusalOf(R"({"value":[]})").serverText, HasSubstr("neither"));
}

TEST(DeltaPage, WithBothLinksNothingIsConcluded) {
    EXPECT_THAT(
        refusalOf(R"({"@odata.deltaLink":"https://g/d","@odata.nextLink":"https://g/n","value":[]})").serverText,
        HasSubstr("both"));
}

TEST(DeltaPage, HalfABodyIsCorrupt) {
    const std::string whole = R"({"@odata.deltaLink":"https://g/d","value":[{"id":"a"},{"id":"b"}]})";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(refusalOf(whole.substr(0, length)).code, ErrorCode::Corrupt) << length;
}

TEST(DeltaPage, AnotherJsonIsCorrupt) {
    for (const char* body : {"[]", "null", "{}", R"({"value":"unexpected","error":[]})", R"({"value":[1]})",
                             R"({"@odata.deltaLink":7,"value":[]})", R"({"@odata.deltaLink":"d","value":[]} trailing)"})
        EXPECT_EQ(refusalOf(body).code, ErrorCode::Corrupt) << body;
}

}  // namespace hs::graph
