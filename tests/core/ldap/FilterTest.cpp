#include "core/ldap/Filter.h"

#include <gtest/gtest.h>

namespace hs::ldap {
namespace {

Schema directoryLike() {
    Schema schema;
    for (const char* name : {"isCriticalSystemObject", "displayName", "cn", "mail"})
        schema.attributes[name].name = name;
    for (const char* name : {"user", "inetOrgPerson", "contact", "computer"}) schema.classes[name];
    return schema;
}

TEST(Filter, EscapesWhatHasAMeaningInFilters) {
    EXPECT_EQ(escapeText("a*b(c)d\\e"), "a\\2ab\\28c\\29d\\5ce");
    EXPECT_EQ(escapeText(std::string_view("nul\0", 4)), "nul\\00");
}

TEST(Filter, LeavesOtherLettersAlone) { EXPECT_EQ(escapeText("Jürgen O'Brien"), "Jürgen O'Brien"); }

TEST(Filter, WritesBytesAsHexadecimalPairs) {
    EXPECT_EQ(escapeBytes(std::string_view("\x00\x7f\xff", 3)), "\\00\\7f\\ff");
}

TEST(Filter, CannotBeWidenedByAValue) {
    EXPECT_EQ(equalityFilter("mail", Value::text("x)(objectClass=*")), "(mail=x\\29\\28objectClass=\\2a)");
}

TEST(Filter, ComparesBooleansInTheDirectorysSpelling) {
    EXPECT_EQ(equalityFilter("isDeleted", Value::boolean(true)), "(isDeleted=TRUE)");
}

TEST(Filter, TellsUsersFromComputersAndInetOrgPersons) {
    const std::vector<ObjectClass> users{ObjectClass::User};
    EXPECT_EQ(classFilter(users, directoryLike()),
              "(&(|(&(objectClass=user)(!(objectClass=computer))(!(objectClass=inetOrgPerson))))"
              "(!(isCriticalSystemObject=TRUE)))");
}

TEST(Filter, TakesInetOrgPersonsAsUsersWhenBothAreWanted) {
    const std::vector<ObjectClass> both{ObjectClass::User, ObjectClass::InetOrgPerson};
    EXPECT_EQ(classFilter(both, directoryLike()).find("(!(objectClass=inetOrgPerson))"), std::string::npos);
}

TEST(Filter, NeverNegatesWhatTheSchemaDoesNotKnow) {
    // A negated unknown attribute is Undefined and would hide everybody.
    const std::vector<ObjectClass> users{ObjectClass::User};
    EXPECT_EQ(classFilter(users, Schema()), "(&(objectClass=user))");
}

TEST(Filter, MatchesEveryClassWhenNoneIsNamed) {
    EXPECT_NE(classFilter({}, directoryLike()).find("(objectClass=*)"), std::string::npos);
}

TEST(Filter, LooksForSeveralGuidsAtOnce) {
    const std::vector<std::string> guids{std::string(16, '\x01'), std::string(16, '\xff')};
    std::string one, two;
    for (int i = 0; i < 16; ++i) {
        one += "\\01";
        two += "\\ff";
    }
    EXPECT_EQ(guidFilter(guids), "(|(objectGUID=" + one + ")(objectGUID=" + two + "))");
}

TEST(Filter, FindsPeopleByTheBeginningOfTheirNames) {
    EXPECT_EQ(personFilter("Ad*", directoryLike()), "(|(displayName=Ad\\2a*)(cn=Ad\\2a*)(mail=Ad\\2a*))");
    EXPECT_EQ(personFilter("", directoryLike()), "");
}

TEST(Filter, JoinsConditionsAndLeavesEmptyOnesOut) {
    EXPECT_EQ(bothOf("(a=1)", "(b=2)"), "(&(a=1)(b=2))");
    EXPECT_EQ(bothOf("(a=1)", ""), "(a=1)");
}

}  // namespace
}  // namespace hs::ldap
