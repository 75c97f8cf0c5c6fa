#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ObjectTable.h"
#include "app/sandbox/tenant/ObjectWriter.h"
#include "app/sandbox/tenant/OpaqueToken.h"
#include "app/sandbox/tenant/Selection.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {
namespace {

TEST(JsonText, EscapesWhatJsonForbidsAndNothingElse) {
    EXPECT_EQ(jsonText("plain"), "\"plain\"");
    EXPECT_EQ(jsonText("a\"b\\c"), R"("a\"b\\c")");
    EXPECT_EQ(jsonText("line\nfeed\ttab\rend"), R"("line\nfeed\ttab\rend")");
    EXPECT_EQ(jsonText(std::string_view("\x01\x1f", 2)), R"("\u0001\u001f")");
    EXPECT_EQ(jsonText("Jürgen Weiß ł"), "\"Jürgen Weiß ł\"");
    EXPECT_EQ(jsonText(""), "\"\"");
}

TEST(JsonText, ReadsBackWhatItWrote) {
    for (const std::string text :
         {"", "plain", "a\"b\\c/d", "line\nfeed\ttab\r", "\x01 control", "Işıl", "ends with \\"})
        EXPECT_EQ(textOfJson(jsonText(text)), text);
}

TEST(JsonText, ReadsBackArrays) {
    const std::vector<std::string> texts{"SMTP:a@b.c", "with \"quotes\", commas", "[brackets]", ""};
    std::string json;
    appendJsonTexts(json, texts);
    EXPECT_EQ(textsOfJson(json), texts);
    EXPECT_TRUE(textsOfJson("[]").empty());
    EXPECT_TRUE(textsOfJson("null").empty());
    EXPECT_EQ(textOfJson("null"), "");
}

TEST(JsonText, BinaryIsPaddedBase64OfAnyLength) {
    std::string bytes;
    for (int length = 0; length < 20; ++length) {
        std::string json;
        appendJsonBinary(json, bytes);
        EXPECT_EQ(json, '"' + toBase64(bytes) + '"');
        bytes += static_cast<char>(length * 37 + 200);
    }
}

TEST(PackedValues, KeepWhatWasSetInTheOrderOfTheEnumeration) {
    PackedValues values;
    values.set(Property::Surname, "\"Lovelace\"");
    values.set(Property::AccountEnabled, "true");
    values.set(Property::Mail, "\"ada@contoso.test\"");
    std::vector<Property> order;
    values.each([&order](Property property, std::string_view) { order.push_back(property); });
    EXPECT_EQ(order, (std::vector<Property>{Property::AccountEnabled, Property::Mail, Property::Surname}));
    EXPECT_EQ(values.get(Property::Mail), "\"ada@contoso.test\"");
    EXPECT_EQ(values.get(Property::JobTitle), "");
}

TEST(PackedValues, ReplaceAndClear) {
    PackedValues values;
    values.set(Property::Mail, "\"short\"");
    values.set(Property::Surname, "\"x\"");
    values.set(Property::Mail, "\"a much longer address than before\"");
    EXPECT_EQ(values.get(Property::Mail), "\"a much longer address than before\"");
    EXPECT_EQ(values.get(Property::Surname), "\"x\"");
    values.set(Property::Mail, "null");
    EXPECT_EQ(values.get(Property::Mail), "");
    EXPECT_EQ(values.get(Property::Surname), "\"x\"");
    values.set(Property::Surname, "");
    int left = 0;
    values.each([&left](Property, std::string_view) { ++left; });
    EXPECT_EQ(left, 0);
    values.set(Property::GivenName, "null");
    EXPECT_EQ(values.get(Property::GivenName), "");
}

TEST(PackedValues, HoldValuesLongerThanSixtyFourKilobytes) {
    PackedValues values;
    const std::string large(200'000, 'x');
    values.set(Property::ProxyAddresses, large);
    values.set(Property::Surname, "\"x\"");
    EXPECT_EQ(values.get(Property::ProxyAddresses).size(), large.size());
    EXPECT_EQ(values.get(Property::Surname), "\"x\"");
}

TEST(OpaqueToken, GivesBackItsFields) {
    const std::vector<std::string> fields{"users", "", "displayName,mail", "17"};
    const std::string token = sealToken(fields);
    EXPECT_EQ(openToken(token), fields);
    EXPECT_EQ(token.find_first_of("+/=&? "), std::string::npos) << token;
}

TEST(OpaqueToken, AChangedOneIsNone) {
    std::string token = sealToken({"users", "17"});
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const auto opened = openToken(changed);
        EXPECT_TRUE(!opened || *opened == openToken(token)) << i;  // the last digit's spare bits carry nothing
    }
    EXPECT_FALSE(openToken("").has_value());
    EXPECT_FALSE(openToken("nonsense").has_value());
}

TEST(OpaqueToken, NumbersAreWholeAndNotNegative) {
    EXPECT_EQ(numberIn("17"), 17U);
    EXPECT_EQ(numberIn("0"), 0U);
    for (const char* text : {"", "-1", "1.5", "x", "17 ", " 17", "99999999999999999999999"})
        EXPECT_FALSE(numberIn(text).has_value()) << text;
}

TEST(Properties, NamesMatchInAnyCaseOnTheResourceThatHasThem) {
    EXPECT_EQ(propertyNamed("USERPRINCIPALNAME", ObjectKind::User, false), Property::UserPrincipalName);
    EXPECT_FALSE(propertyNamed("userPrincipalName", ObjectKind::Contact, true).has_value());
    EXPECT_EQ(propertyNamed("phones", ObjectKind::Contact, false), Property::Phones);
    EXPECT_FALSE(propertyNamed("phones", ObjectKind::User, false).has_value());
    EXPECT_FALSE(propertyNamed("", ObjectKind::User, false).has_value());
}

TEST(Properties, TheNineCloudPropertiesAreReadOnlyAndBetaOnly) {
    int cloud = 0;
    for (std::size_t i = 0; i < propertyCount; ++i) {
        const auto property = static_cast<Property>(i);
        const bool isCloud = (maskOf(property) & cloudProperties) != 0;
        EXPECT_EQ(isCloud, traits(property).betaOnly) << traits(property).name;
        if (!isCloud) continue;
        ++cloud;
        EXPECT_EQ(traits(property).access, PropertyAccess::ReadOnly);
        EXPECT_TRUE(traits(property).name.starts_with("cloud"));
        EXPECT_FALSE(propertyNamed(traits(property).name, ObjectKind::User, false).has_value());
        EXPECT_TRUE(propertyNamed(traits(property).name, ObjectKind::User, true).has_value());
    }
    EXPECT_EQ(cloud, 9);
}

TEST(Properties, NoTwoShareAName) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < propertyCount; ++i) names.insert(asciiLower(traits(static_cast<Property>(i)).name));
    EXPECT_EQ(names.size(), propertyCount);
}

TEST(Selections, AreSortedAndWithoutDuplicates) {
    const auto selection = selectionFrom("mail, displayName ,id,MAIL", ObjectKind::User, false);
    ASSERT_TRUE(selection.ok());
    EXPECT_EQ(selectionText(*selection), "id,displayName,mail");
}

TEST(Selections, ImpliedOnesLeaveTheCloudPropertiesOut) {
    EXPECT_EQ(selectionFrom("", ObjectKind::User, false)->size(), 11U);
    const std::string beta = selectionText(*selectionFrom("", ObjectKind::User, true));
    EXPECT_NE(beta.find("onPremisesImmutableId"), std::string::npos);
    EXPECT_EQ(beta.find("cloudAnchor"), std::string::npos);
    EXPECT_NE(selectionText(*selectionFrom("*", ObjectKind::User, true)).find("cloudAnchor"), std::string::npos);
    EXPECT_EQ(selectionText(*selectionFrom("*", ObjectKind::User, false)).find("cloudAnchor"), std::string::npos);
}

class Rows : public ::testing::Test {
protected:
    ObjectTable::Row add(const std::string& id, const std::string& upn) {
        CloudObject object;
        object.id = id;
        object.values.set(Property::UserPrincipalName, jsonText(upn));
        object.values.set(Property::OnPremisesImmutableId, jsonText("anchor of " + id));
        object.values.set(Property::ProxyAddresses, "[\"SMTP:" + upn + "\",\"smtp:" + id + "@x.y\"]");
        return table.add(std::move(object));
    }
    ObjectTable table{ObjectKind::User};
};

TEST_F(Rows, AreFoundById) {
    const auto row = add("AA-1", "ada@contoso.test");
    EXPECT_EQ(table.byId("aa-1"), row);
    EXPECT_FALSE(table.byId("aa-2").has_value());
}

TEST_F(Rows, AreFoundByEveryIndexedName) {
    const auto row = add("1", "ada@contoso.test");
    using Found = std::vector<ObjectTable::Row>;
    EXPECT_EQ(table.holders(Property::UserPrincipalName, "ADA@CONTOSO.TEST"), Found{row});
    EXPECT_EQ(table.holders(Property::ProxyAddresses, "smtp:ada@contoso.test"), Found{row});
    EXPECT_EQ(table.holders(Property::ProxyAddresses, "SMTP:1@x.y"), Found{row});
    EXPECT_EQ(table.holders(Property::OnPremisesImmutableId, "anchor of 1"), Found{row});
    EXPECT_EQ(table.holders(Property::OnPremisesImmutableId, "ANCHOR OF 1"), Found{});
    EXPECT_EQ(table.holders(Property::Mail, "ada@contoso.test"), Found{}) << "the same text under another property";
}

TEST_F(Rows, ARenameMovesTheIndexAlong) {
    const auto row = add("1", "ada@contoso.test");
    table.assign(row, {{Property::UserPrincipalName, "\"countess@contoso.test\""}});
    EXPECT_TRUE(table.holders(Property::UserPrincipalName, "ada@contoso.test").empty());
    EXPECT_EQ(table.holders(Property::UserPrincipalName, "countess@contoso.test").size(), 1U);
}

TEST_F(Rows, ChangesFormAChain) {
    const auto row = add("1", "ada@contoso.test");
    add("2", "bob@contoso.test");
    table.assign(row, {{Property::City, "\"Oslo\""}});
    ASSERT_EQ(table.changes().size(), 3U);
    EXPECT_EQ(table.changes()[2].row, row);
    EXPECT_EQ(table.changes()[2].before, 0U);
    EXPECT_EQ(table.changes()[2].properties, maskOf(Property::City));
    EXPECT_EQ(table.at(row).lastChange, 2U);
    EXPECT_EQ(table.changes()[0].before, ObjectTable::Change::none);
}

TEST_F(Rows, AssigningWhatIsThereIsNoChange) {
    const auto row = add("1", "ada@contoso.test");
    table.assign(row, {{Property::UserPrincipalName, "\"ada@contoso.test\""}, {Property::City, "null"}});
    EXPECT_EQ(table.changes().size(), 1U);
}

TEST_F(Rows, TheBinIsSearchedByAnchor) {
    const auto row = add("1", "ada@contoso.test");
    EXPECT_FALSE(table.inBin("anchor of 1").has_value());
    table.toBin(row, 5);
    EXPECT_EQ(table.inBin("anchor of 1"), row);
    EXPECT_FALSE(table.inBin("anchor of 2").has_value());
    EXPECT_EQ(table.present(), 0U);
    table.restore(row);
    EXPECT_EQ(table.present(), 1U);
    EXPECT_EQ(table.holders(Property::UserPrincipalName, "ada@contoso.test").size(), 1U);
}

TEST_F(Rows, APurgedOneIsForgotten) {
    const auto row = add("1", "ada@contoso.test");
    table.toBin(row, 5);
    table.purge(row);
    EXPECT_FALSE(table.byId("1").has_value());
    EXPECT_FALSE(table.inBin("anchor of 1").has_value());
}

TEST(JsonTime, IsInSecondsOfUtc) {
    const auto written = [](UnixMillis time) {
        std::string out;
        appendJsonTime(out, time);
        return out;
    };
    EXPECT_EQ(written(0), "null");
    EXPECT_EQ(written(1'700'000'000'999), "\"2023-11-14T22:13:20Z\"");
    EXPECT_EQ(written(951'782'399'000), "\"2000-02-28T23:59:59Z\"");
    EXPECT_EQ(written(951'782'400'000), "\"2000-02-29T00:00:00Z\"");
}

}  // namespace
}  // namespace hs::sandbox
