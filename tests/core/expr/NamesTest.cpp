#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(CRef, GivesTheNameAsItIs) { EXPECT_EQ(evaluated(R"(CRef("CN=Joe, DC=com"))"), R"("CN=Joe, DC=com")"); }

TEST(CRef, RefusesOtherText) {
    EXPECT_EQ(evaluated(R"(CRef("Joe"))"), "error: CRef: 'Joe' is not a distinguished name.");
}

TEST(CRef, GivesNullForNull) { EXPECT_EQ(evaluated("CRef([x])"), "null"); }

TEST(CRef, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(CRef(""))"), "null"); }

TEST(CRef, RefusesATypeThatBeginsWithADigit) {
    EXPECT_EQ(evaluated(R"(CRef("1a=x"))"), "error: CRef: '1a=x' is not a distinguished name.");
}

TEST(CRef, TakesADottedType) { EXPECT_EQ(evaluated(R"(CRef("2.5.4.3=x"))"), R"("2.5.4.3=x")"); }

TEST(CRef, RefusesATrailingComma) {
    EXPECT_EQ(evaluated(R"(CRef("CN=a,"))"), "error: CRef: 'CN=a,' is not a distinguished name.");
}

TEST(CRef, RefusesATrailingBackslash) {
    EXPECT_EQ(evaluated(R"(CRef("CN=a\\"))"), R"(error: CRef: 'CN=a\' is not a distinguished name.)");
}

TEST(DNComponent, CountsFromTheLeft) { EXPECT_EQ(evaluated(R"(DNComponent("CN=a,OU=b,DC=c", 2))"), R"("b")"); }

TEST(DNComponent, KeepsTheEscapedSpelling) {
    EXPECT_EQ(evaluated(R"(DNComponent("CN=Doe\\, John,OU=b", 1))"), R"("Doe\\, John")");
}

TEST(DNComponent, KeepsAnEscapedTrailingBlank) {
    EXPECT_EQ(evaluated(R"(DNComponent("CN=a\\  ,OU=b", 1))"), R"("a\\ ")");
}

TEST(DNComponent, DropsWhiteSpaceAround) { EXPECT_EQ(evaluated(R"(DNComponent("CN= a , OU = b", 2))"), R"("b")"); }

TEST(DNComponent, TakesTheFirstOfSeveralPairs) {
    EXPECT_EQ(evaluated(R"(DNComponent("CN=a+UID=b,OU=c", 1))"), R"("a")");
}

TEST(DNComponent, KeepsAnEscapedPlus) { EXPECT_EQ(evaluated(R"(DNComponent("CN=a\\+b,OU=c", 1))"), R"("a\\+b")"); }

TEST(DNComponent, GivesNullOutOfRange) { EXPECT_EQ(evaluated(R"(DNComponent("CN=a", 2))"), "null"); }

TEST(DNComponent, GivesNullForZero) { EXPECT_EQ(evaluated(R"(DNComponent("CN=a", 0))"), "null"); }

TEST(DNComponent, RefusesOtherText) {
    EXPECT_EQ(evaluated(R"(DNComponent("a", 1))"), "error: DNComponent: 'a' is not a distinguished name.");
}

TEST(DNComponent, GivesNullForNull) { EXPECT_EQ(evaluated("DNComponent([x], 1)"), "null"); }

TEST(DNComponent, RefusesANullNumber) {
    EXPECT_EQ(evaluated(R"(DNComponent("CN=a", [x]))"),
              "error: DNComponent: argument 2 (componentNumber) must be a number, got null.");
}

TEST(DNComponentRev, CountsFromTheRight) { EXPECT_EQ(evaluated(R"(DNComponentRev("CN=a,OU=b,DC=c", 2))"), R"("b")"); }

TEST(DNComponentRev, LeavesOutDomainComponents) {
    EXPECT_EQ(evaluated(R"(DNComponentRev("CN=a,OU=b,dc=c,DC=d", 1, DC))"), R"("b")");
}

TEST(DNComponentRev, TakesTheOptionInQuotes) {
    EXPECT_EQ(evaluated(R"(DNComponentRev("CN=a,OU=b,dc=c", 2, "DC"))"), R"("a")");
}

TEST(DNComponentRev, RefusesAnotherOption) {
    EXPECT_EQ(evaluated(R"(DNComponentRev("CN=a", 1, "OU"))"), "error: DNComponentRev: 'OU' is not one of DC.");
}

TEST(DNComponentRev, GivesNullOutOfRange) { EXPECT_EQ(evaluated(R"(DNComponentRev("CN=a", 5))"), "null"); }

TEST(DNComponentRev, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(DNComponentRev("", 1))"), "null"); }

TEST(EscapeDNComponent, KeepsTheType) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent("cn=Doe, John"))"), R"("cn=Doe\\, John")");
}

TEST(EscapeDNComponent, EscapesWithoutType) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent("Doe, John"))"), R"("Doe\\, John")");
}

TEST(EscapeDNComponent, EscapesEverySpecialCharacter) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent("a,+<>;=b"))"), R"("a\\,\\+\\<\\>\\;\\=b")");
}

TEST(EscapeDNComponent, EscapesABackslash) { EXPECT_EQ(evaluated(R"(EscapeDNComponent("a\\b"))"), R"("a\\\\b")"); }

TEST(EscapeDNComponent, EscapesAQuotationMark) { EXPECT_EQ(evaluated(R"(EscapeDNComponent("a\"b"))"), R"("a\\\"b")"); }

TEST(EscapeDNComponent, EscapesALeadingNumberSign) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent("cn=#1#"))"), R"("cn=\\#1#")");
}

TEST(EscapeDNComponent, EscapesBlanksAtBothEnds) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent(" a b "))"), R"("\\ a b\\ ")");
}

TEST(EscapeDNComponent, EscapesASingleBlankOnce) { EXPECT_EQ(evaluated(R"(EscapeDNComponent(" "))"), R"("\\ ")"); }

TEST(EscapeDNComponent, EscapesALaterEqualsSign) {
    EXPECT_EQ(evaluated(R"(EscapeDNComponent("cn=a=b"))"), R"("cn=a\\=b")");
}

TEST(EscapeDNComponent, GivesNullForNull) { EXPECT_EQ(evaluated("EscapeDNComponent([x])"), "null"); }

}  // namespace hs::expr::test
