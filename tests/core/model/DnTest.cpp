#include "core/model/Dn.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hs {
namespace {

using namespace std::string_literals;
using Components = std::vector<std::pair<std::string, std::string>>;

Dn dn(const std::string& text) {
    const auto parsed = Dn::parse(text);
    EXPECT_TRUE(parsed.has_value()) << text;
    return parsed.value_or(Dn());
}

std::string firstValue(const std::string& text) { return dn(text).commonName(); }

TEST(Dn, SplitsIntoComponentsFromTheLeft) {
    EXPECT_EQ(dn("CN=Ada Lovelace,OU=People,DC=contoso,DC=test").components(),
              (Components{{"CN", "Ada Lovelace"}, {"OU", "People"}, {"DC", "contoso"}, {"DC", "test"}}));
}

TEST(Dn, KeepsTheSpellingItWasGiven) { EXPECT_EQ(dn(" cn = Ada , DC=x").text(), " cn = Ada , DC=x"); }

TEST(Dn, TakesTheEmptyTextAsTheRoot) {
    EXPECT_TRUE(dn("").components().empty());
    EXPECT_EQ(dn("").normalized(), "");
    EXPECT_EQ(dn("   ").normalized(), "");
}

TEST(Dn, ReadsEscapes) {
    const std::vector<std::pair<std::string, std::string>> cases{{R"(CN=Lovelace\, Ada)", "Lovelace, Ada"},
                                                                 {R"(CN=a\+b)", "a+b"},
                                                                 {R"(CN=a\=b)", "a=b"},
                                                                 {R"(CN=a=b)", "a=b"},
                                                                 {R"(CN=\"quoted\")", "\"quoted\""},
                                                                 {R"(CN=back\\slash)", "back\\slash"},
                                                                 {R"(CN=\<tag\>)", "<tag>"},
                                                                 {R"(CN=semi\;colon)", "semi;colon"},
                                                                 {R"(CN=\#hash)", "#hash"},
                                                                 {R"(CN=in#side)", "in#side"},
                                                                 {R"(CN=\ lead)", " lead"},
                                                                 {R"(CN=trail\ )", "trail "},
                                                                 {R"(CN=trail\  )", "trail "},
                                                                 {R"(CN=two  inside)", "two  inside"},
                                                                 {R"(CN=\0ADEL)", "\nDEL"},
                                                                 {R"(CN=Lu\C4\8Di\C4\87)", "Lučić"},
                                                                 {R"(CN=\c3\a9)", "é"},
                                                                 {R"(CN=a\00b)", "a\0b"s},
                                                                 {R"(CN=Zoë Þórsdóttir)", "Zoë Þórsdóttir"},
                                                                 {R"(CN=日本)", "日本"},
                                                                 {R"(CN=)", ""}};
    for (const auto& [text, value] : cases) EXPECT_EQ(firstValue(text), value) << text;
}

TEST(Dn, ReadsTheOldQuotedForm) {
    EXPECT_EQ(firstValue(R"(CN="Lovelace, Ada",DC=x)"), "Lovelace, Ada");
    EXPECT_EQ(firstValue(R"(CN="a \"b\" c",DC=x)"), "a \"b\" c");
    EXPECT_EQ(dn(R"(CN="Lovelace, Ada",DC=x)"), dn(R"(CN=Lovelace\, Ada,DC=x)"));
}

TEST(Dn, DecodesHexValuesOfStringTypes) {
    EXPECT_EQ(firstValue("1.3.6.1.4.1.1466.0=#04024869"), "Hi");
    EXPECT_EQ(firstValue("CN=#0C03C3A961,DC=x"), "éa");
    EXPECT_EQ(firstValue("CN=#1303616263"), "abc");
}

TEST(Dn, DecodesALongHexValue) {
    std::string hex = "#0481C8";
    for (int i = 0; i < 200; ++i) hex += "41";
    EXPECT_EQ(firstValue("CN=" + hex), std::string(200, 'A'));
}

TEST(Dn, KeepsTheEncodingOfOtherHexValues) {
    EXPECT_EQ(firstValue("CN=#020105"), "\x02\x01\x05");
    EXPECT_EQ(firstValue("CN=#0405414243"),
              "\x04\x05"
              "ABC");
    EXPECT_EQ(firstValue("CN=#04"), "\x04");
    EXPECT_EQ(firstValue("CN=#0481"), "\x04\x81");
}

TEST(Dn, ReadsValuesOfSeveralParts) {
    EXPECT_EQ(dn("CN=Ada+UID=7,DC=x").components(), (Components{{"CN", "Ada"}, {"UID", "7"}, {"DC", "x"}}));
}

TEST(Dn, ComparesSeveralPartsInAnyOrder) { EXPECT_EQ(dn("CN=Ada+UID=7,DC=x"), dn("uid=7 + cn=ada,DC=x")); }

TEST(Dn, TellsPartsFromComponents) { EXPECT_FALSE(dn("CN=Ada+UID=7,DC=x") == dn("CN=Ada,UID=7,DC=x")); }

TEST(Dn, ReadsNumbersAsTypes) {
    EXPECT_EQ(dn("2.5.4.3=Ada,DC=x"), dn("CN=Ada,DC=x"));
    EXPECT_EQ(dn("OID.2.5.4.11=People"), dn("OU=People"));
    EXPECT_EQ(dn("0.9.2342.19200300.100.1.25=contoso"), dn("DC=contoso"));
}

TEST(Dn, RefusesATypeThatOnlyLooksLikeANumber) {
    for (const char* text : {"oid.Coid.CN=x", "oid.=x", "OID.2.5.=x", "2..5=x", "2a=x", "1.2.b=x"})
        EXPECT_FALSE(Dn::parse(text).has_value()) << text;
    EXPECT_TRUE(Dn::parse("OID.1.2.3=x").has_value());
}

TEST(Dn, RefusesWhatIsNoDistinguishedName) {
    for (const std::string& text : {"CN"s,
                                    "=x"s,
                                    "CN=a,"s,
                                    ",CN=a"s,
                                    "CN=a,,DC=x"s,
                                    "CN=a+"s,
                                    "CN=a,b"s,
                                    "ada@contoso.test"s,
                                    "CN=a\\"s,
                                    "CN=a\\4"s,
                                    "CN=a\\zz"s,
                                    "CN=a\"b"s,
                                    "CN=<a>"s,
                                    "CN=#"s,
                                    "CN=#0"s,
                                    "CN=#zz"s,
                                    "CN=#0401AA41B,DC=x"s,
                                    "CN=\"open"s,
                                    "CN=\"a\"b"s,
                                    "-cn=a"s,
                                    ".1=a"s,
                                    "1.=a"s,
                                    "c.n=a"s,
                                    "C N=a"s,
                                    "CN=a\0b"s,
                                    "Ä=a"s})
        EXPECT_FALSE(Dn::parse(text).has_value()) << text;
}

TEST(Dn, ComparesWithoutCaseAndInsignificantBlanks) {
    EXPECT_EQ(dn("CN=Ada Lovelace,OU=People,DC=contoso"), dn("cn = ADA   LOVELACE ; ou=people,dc=CONTOSO"));
}

TEST(Dn, ComparesBeyondAscii) { EXPECT_EQ(dn("CN=ŁÓDŹ,DC=x"), dn("cn=łódź,DC=x")); }

TEST(Dn, ComparesWithoutRegardToTheWayOfEscaping) {
    EXPECT_EQ(dn(R"(CN=Lovelace\, Ada)"), dn(R"(CN=Lovelace\2C Ada)"));
    EXPECT_EQ(dn(R"(CN=\41da)"), dn("CN=Ada"));
    EXPECT_EQ(dn("CN=#0403416461"), dn("CN=Ada"));
}

TEST(Dn, DoesNotTakeAnEscapedCommaForABoundary) {
    EXPECT_FALSE(dn(R"(CN=a\,DC=x)") == dn("CN=a,DC=x"));
    EXPECT_EQ(dn(R"(CN=a\,DC=x)").components().size(), 1U);
}

TEST(Dn, KeepsBytesThatAreNoTextApart) { EXPECT_FALSE(dn(R"(CN=\FF)") == dn(R"(CN=\FE)")); }

TEST(Dn, GivesTheParent) {
    const Dn parent = dn(R"(CN=Lovelace\, Ada, OU=People,DC=contoso)").parent();
    EXPECT_EQ(parent.text(), "OU=People,DC=contoso");
    EXPECT_EQ(parent, dn("ou=people,dc=contoso"));
    EXPECT_EQ(parent.components(), (Components{{"OU", "People"}, {"DC", "contoso"}}));
}

TEST(Dn, GivesTheParentOfAParent) {
    const Dn grandparent = dn("CN=a+UID=1,OU=b+CN=c,DC=d,DC=e").parent().parent();
    EXPECT_EQ(grandparent.text(), "DC=d,DC=e");
    EXPECT_EQ(grandparent.components(), (Components{{"DC", "d"}, {"DC", "e"}}));
    EXPECT_EQ(grandparent.parent().parent(), dn(""));
}

TEST(Dn, HasTheRootAboveASingleComponent) {
    EXPECT_EQ(dn("DC=test").parent(), dn(""));
    EXPECT_EQ(dn("").parent(), dn(""));
}

TEST(Dn, IsUnderItselfAndItsAncestors) {
    const Dn ada = dn("CN=Ada,OU=People,DC=contoso,DC=test");
    for (const char* above : {"cn=ada,ou=people,dc=contoso,dc=test", "OU=PEOPLE,DC=contoso,DC=test", "DC=test", ""})
        EXPECT_TRUE(ada.isUnder(dn(above))) << above;
}

TEST(Dn, IsNotUnderWhatOnlyEndsAlike) {
    EXPECT_FALSE(dn("OU=MyPeople,DC=x").isUnder(dn("OU=People,DC=x")));
    EXPECT_FALSE(dn(R"(CN=a\,DC=x)").isUnder(dn("DC=x")));
    EXPECT_FALSE(dn("DC=x").isUnder(dn("OU=People,DC=x")));
    EXPECT_FALSE(dn("CN=a,DC=y").isUnder(dn("DC=x")));
    EXPECT_FALSE(dn("CN=a+DC=x").isUnder(dn("DC=x")));
}

TEST(Dn, KnowsAParentsAncestors) { EXPECT_TRUE(dn("CN=a,OU=b,DC=c").parent().isUnder(dn("DC=c"))); }

TEST(EscapeDnValue, EscapesWhatTheRfcNames) {
    const std::vector<std::pair<std::string, std::string>> cases{{"Ada", "Ada"},
                                                                 {"Lovelace, Ada", R"(Lovelace\, Ada)"},
                                                                 {" a ", R"(\ a\ )"},
                                                                 {"#a#", R"(\#a#)"},
                                                                 {"a+b\"c\\d<e>f;", R"(a\+b\"c\\d\<e\>f\;)"},
                                                                 {"a\nb", R"(a\0ab)"},
                                                                 {"a\0b"s, R"(a\00b)"},
                                                                 {"Zoë", "Zoë"},
                                                                 {"\xFF", R"(\ff)"},
                                                                 {" ", R"(\ )"},
                                                                 {"", ""}};
    for (const auto& [value, escaped] : cases) EXPECT_EQ(escapeDnValue(value), escaped) << value;
}

TEST(EscapeDnValue, IsUndoneByParsing) {
    std::string everything;
    for (int byte = 0; byte < 128; ++byte) everything += static_cast<char>(byte);
    for (const std::string& value : {everything, " ,"s, "#"s, "  two  "s, "Þ, \"x\""s, "\xFF\xFE"s})
        EXPECT_EQ(firstValue("CN=" + escapeDnValue(value) + ",DC=x"), value);
}

}  // namespace
}  // namespace hs
