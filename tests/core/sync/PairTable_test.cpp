#include "core/sync/PairTable.h"

#include <gtest/gtest.h>

#include "core/base/Encoding.h"

namespace hs::sync {
namespace {

std::string anchorOf(int i) {
    std::string bytes(16, '\0');
    for (std::size_t k = 0; k < 4; ++k) bytes[k] = static_cast<char>(i >> (8 * k));
    return toBase64(bytes);
}

std::string idOf(int i) { return guidText(*fromBase64(anchorOf(i + 1'000'000))); }

Object cloudUser(int i) {
    Object object;
    object.objectClass = ObjectClass::User;
    object.id = idOf(i);
    object.anchor = anchorOf(i);
    object.set("userPrincipalName", "user" + std::to_string(i) + "@contoso.test");
    return object;
}

const std::vector<AttributeName> byName{"userPrincipalName"};

TEST(CompactTexts, GivesBackWhatWasAdded) {
    CompactTexts texts;
    for (const std::string text : {"5f2b1c3d-0000-4000-8000-00000000000a", "YW5jaG9yYW5jaG9yYW5jaA==", "plain", "ü",
                                   "5F2B1C3D-0000-4000-8000-00000000000A", "not-a-guid-but-as-long-as-one-is-....",
                                   "notbase64!notbase64!not!"}) {
        const auto place = texts.add(CompactTexts::Packed(text));
        EXPECT_EQ(texts.at(place), text);
        EXPECT_TRUE(texts.equals(place, CompactTexts::Packed(text)));
        EXPECT_FALSE(texts.equals(place, CompactTexts::Packed(text + "x")));
    }
}

TEST(CompactTexts, HasAPlaceForTheEmptyText) {
    CompactTexts texts;
    EXPECT_EQ(texts.add(CompactTexts::Packed("")), 0u);
    EXPECT_EQ(texts.at(0), "");
    EXPECT_NE(texts.add(CompactTexts::Packed("a")), 0u);
}

TEST(CompactTexts, KeepsGuidsInSeventeenBytes) {
    EXPECT_EQ(CompactTexts::Packed("5f2b1c3d-0000-4000-8000-00000000000a").bytes().size(), 17u);
    EXPECT_EQ(CompactTexts::Packed("YW5jaG9yYW5jaG9yYW5jaA==").bytes().size(), 17u);
}

TEST(CompactTexts, TellsAGuidFromAnAnchorOfTheSameBytes) {
    const std::string bytes(16, 'a');
    EXPECT_NE(CompactTexts::Packed(guidText(bytes)).bytes(), CompactTexts::Packed(toBase64(bytes)).bytes());
}

TEST(CompactTexts, KeepsManyTextsOfDifferentLengths) {
    CompactTexts texts;
    std::vector<CompactTexts::Place> places;
    for (std::size_t i = 0; i < 5000; ++i)
        places.push_back(texts.add(CompactTexts::Packed(std::string(i % 300, 'x') + std::to_string(i))));
    for (std::size_t i = 0; i < 5000; ++i)
        EXPECT_EQ(texts.at(places[i]), std::string(i % 300, 'x') + std::to_string(i));
}

TEST(PairTable, FindsNothingInAnEmptyTable) {
    const PairTable table;
    EXPECT_EQ(table.find(anchorOf(1)), PairTable::none);
}

TEST(PairTable, FindsEveryAnchorAmongMany) {
    PairTable table;
    for (int i = 0; i < 20000; ++i) table.addCloud(cloudUser(i), static_cast<std::uint64_t>(i) + 1, byName);
    for (int i = 0; i < 20000; i += 7) {
        const auto index = table.find(anchorOf(i));
        ASSERT_NE(index, PairTable::none);
        EXPECT_EQ(table.anchorOf(index), anchorOf(i));
        EXPECT_EQ(table.cloudIdOf(index), idOf(i));
        EXPECT_EQ(table.row(index).cloudPrint, static_cast<std::uint64_t>(i) + 1);
    }
    EXPECT_EQ(table.find(anchorOf(20000)), PairTable::none);
}

TEST(PairTable, KeepsAnchorsApartThatAreNoBase64OfSixteenBytes) {
    PairTable table;
    const auto one = table.obtain("employee-1");
    const auto two = table.obtain("EMPLOYEE-1");
    EXPECT_NE(one, two);
    EXPECT_EQ(table.obtain("employee-1"), one);
}

TEST(PairTable, KnowsWhetherTheLinkStillHolds) {
    PairTable table;
    table.addLink({anchorOf(1), "d1", idOf(1), 10, 20});
    EXPECT_FALSE(table.linkHolds(table.find(anchorOf(1))));
    table.addCloud(cloudUser(1), 20, byName);
    EXPECT_TRUE(table.linkHolds(table.find(anchorOf(1))));
    table.addLink({anchorOf(2), "d2", idOf(99), 10, 20});
    table.addCloud(cloudUser(2), 20, byName);
    EXPECT_FALSE(table.linkHolds(table.find(anchorOf(2))));
}

TEST(PairTable, KeepsBothIdsWhenTheLinkNamesAnotherObject) {
    PairTable table;
    table.addLink({anchorOf(2), "d2", idOf(99), 10, 20});
    table.addCloud(cloudUser(2), 20, byName);
    EXPECT_EQ(table.linkedIdOf(table.find(anchorOf(2))), idOf(99));
    EXPECT_EQ(table.cloudIdOf(table.find(anchorOf(2))), idOf(2));
}

TEST(PairTable, RemembersEveryTwinInTheCloud) {
    PairTable table;
    Object twin = cloudUser(1);
    table.addCloud(cloudUser(1), 1, byName);
    twin.id = idOf(2);
    table.addCloud(twin, 2, byName);
    const auto index = table.find(anchorOf(1));
    EXPECT_TRUE(table.row(index).cloudTwice);
    EXPECT_EQ(table.duplicatesOf(index), std::vector<std::string>{idOf(2)});
}

TEST(PairTable, FindsUnanchoredObjectsByTheirNameWithoutCase) {
    PairTable table;
    Object object = cloudUser(1);
    object.anchor.clear();
    table.addCloud(object, 1, byName);
    table.addCloud(cloudUser(2), 2, byName);
    table.seal();
    const auto rows = table.softMatches("USERPRINCIPALNAME", Value::text("USER1@Contoso.Test"));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(table.cloudIdOf(rows.front()), idOf(1));
    EXPECT_TRUE(table.softMatches("userPrincipalName", Value::text("nobody@contoso.test")).empty());
    EXPECT_TRUE(table.softMatches("mail", Value::text("user1@contoso.test")).empty());
}

TEST(PairTable, NeedsNoNamesOfLinkedObjects) {
    PairTable table;
    table.addLink({anchorOf(1), "d1", idOf(1), 10, 20});
    table.addCloud(cloudUser(1), 20, byName);
    table.seal();
    EXPECT_TRUE(table.softMatches("userPrincipalName", Value::text("user1@contoso.test")).empty());
}

TEST(PairTable, StaysUnderAHundredBytesAnObjectWhenEverybodyIsLinked) {
    PairTable table;
    constexpr int people = 50'000;
    for (int i = 0; i < people; ++i) table.addLink({anchorOf(i), idOf(i + people), idOf(i), 1, 1});
    for (int i = 0; i < people; ++i) table.addCloud(cloudUser(i), 1, byName);
    table.seal();
    EXPECT_LT(table.memory() / people, 100u) << table.memory();
}

TEST(PairTable, StaysUnderAHundredBytesAnObjectBeforeAnybodyIsLinked) {
    PairTable table;
    constexpr int people = 50'000;
    for (int i = 0; i < people; ++i) table.addCloud(cloudUser(i), 1, byName);
    table.seal();
    EXPECT_LT(table.memory() / people, 100u) << table.memory();
}

}  // namespace
}  // namespace hs::sync
