#include "core/ldap/ChangeMark.h"

#include <gtest/gtest.h>

#include "core/ldap/CsnSet.h"

namespace hs::ldap {
namespace {

TEST(ChangeMark, SurvivesItsText) {
    for (const ChangeMark& mark : {ChangeMark{ChangeMark::Kind::DirSync, "8d3f", "secured,blind", "TVNEUw=="},
                                   ChangeMark{ChangeMark::Kind::Usn, "4c11", "", "4025"},
                                   ChangeMark{ChangeMark::Kind::SyncReplication, "77aa", "same", "a;b"}})
        EXPECT_EQ(ChangeMark::parse(mark.text()), mark) << mark.text();
}

TEST(ChangeMark, IsNoOtherText) {
    for (const char* text : {"", "usn", "usn a", "usn a b", "usn a b c d", "usn  b c", "gtid a b c", "usn a b ",
                             R"({"server":"https://graph.microsoft.com"})"})
        EXPECT_EQ(ChangeMark::parse(text), std::nullopt) << text;
}

const std::string early = "20240102030405.000001Z#000000#000#000000";
const std::string late = "20240102030406.000001Z#000000#000#000000";
const std::string others = "20240102030405.500000Z#000000#001#000000";

CsnSet set(const std::vector<std::string>& values) { return CsnSet::parse(values).value_or(CsnSet()); }

TEST(CsnSet, KeepsTheLatestOfEachServer) { EXPECT_EQ(set({others, late, early}).text(), late + ";" + others); }

TEST(CsnSet, SurvivesItsText) { EXPECT_EQ(CsnSet::parse(set({late, others}).text()), set({late, others})); }

TEST(CsnSet, IsNotMadeOfOtherTexts) {
    for (const char* text : {"2024", "20240102030405.000001Z#000000#000", "*#a#b#c", "20240102030405Z#)(cn=*#000#0"})
        EXPECT_EQ(CsnSet::parse(std::vector<std::string>{text}), std::nullopt) << text;
}

TEST(CsnSet, CoversWhatCameBeforeByTheSameServer) {
    EXPECT_TRUE(set({late}).covers(early));
    EXPECT_TRUE(set({late}).covers(late));
    EXPECT_FALSE(set({early}).covers(late));
    EXPECT_FALSE(set({late}).covers(others));
    EXPECT_TRUE(set({late, others}).covers(set({early})));
    EXPECT_FALSE(set({early}).covers(set({early, others})));
}

TEST(CsnSet, AsksForEverythingAfterTheOldestOfItsPositions) {
    EXPECT_EQ(set({late, others}).filter(), "(&(entryCSN>=" + others + ")(!(entryCSN=" + others + ")))");
}

TEST(CsnSet, IsACookieInOpenLdapsSpelling) {
    EXPECT_EQ(set({late, others}).cookie(), "rid=000,csn=" + late + ";" + others);
}

}  // namespace
}  // namespace hs::ldap
