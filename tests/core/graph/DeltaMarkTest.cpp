#include "core/graph/DeltaMark.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hs::graph {

using testing::IsEmpty;
using testing::Not;

namespace {

const DeltaMark mark{
    "https://graph.microsoft.com",
    "contoso.onmicrosoft.com",
    {{"users", "id,mail,displayName", "https://graph.microsoft.com/beta/users/delta?$deltatoken=\"%2B"},
     {"contacts", "id,mail", "https://graph.microsoft.com/beta/contacts/delta?$deltatoken=x"}}};

}  // namespace

TEST(DeltaMark, ComesBackFromItsTextUnchanged) {
    const auto read = DeltaMark::fromText(mark.toText());
    ASSERT_TRUE(read.ok()) << read.error().toLine();
    EXPECT_EQ(*read, mark);
}

TEST(DeltaMark, WithoutLinksComesBackToo) {
    const DeltaMark bare{"https://g", "", {}};
    const auto read = DeltaMark::fromText(bare.toText());
    ASSERT_TRUE(read.ok()) << read.error().toLine();
    EXPECT_EQ(*read, bare);
}

TEST(DeltaMark, IsFoundByCollection) {
    ASSERT_NE(mark.linkFor("contacts", "id"), nullptr);
    EXPECT_EQ(mark.linkFor("contacts", "id")->url, mark.links[1].url);
    EXPECT_EQ(mark.linkFor("groups", "id"), nullptr);
}

TEST(DeltaMark, ServesWhoeverAsksForNoMoreThanItWatches) {
    EXPECT_NE(mark.linkFor("users", "displayName,id"), nullptr);
    EXPECT_EQ(mark.linkFor("users", "id,city"), nullptr);
    EXPECT_EQ(mark.linkFor("users", "id,display"), nullptr);
}

TEST(DeltaMark, AnyOtherTextIsAConflictWithTheStepThatFollows) {
    for (const char* text :
         {"", "{", "[]", "{}", "cookie", R"({"server":"s","tenant":"t"})", R"({"server":1,"tenant":"t","links":[]})",
          R"({"server":"s","tenant":"t","links":[{"of":"users"}]})", R"({"server":"s","tenant":"t","links":[3]})"}) {
        const auto read = DeltaMark::fromText(text);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::Conflict) << text;
        EXPECT_THAT(read.error().nextStep, Not(IsEmpty())) << text;
    }
}

}  // namespace hs::graph
