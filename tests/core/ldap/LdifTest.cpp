#include "core/model/Ldif.h"

#include <gtest/gtest.h>

#include "core/model/PlanExport.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

std::string line(std::string_view name, std::string_view value) {
    std::string ldif;
    appendLdifLine(ldif, name, value);
    return ldif;
}

TEST(Ldif, WritesPlainTextAsItIs) { EXPECT_EQ(line("cn", "Ada Lovelace"), "cn: Ada Lovelace\n"); }

TEST(Ldif, WritesAsBase64WhatPlainTextCannotHold) {
    EXPECT_EQ(line("cn", "Jürgen"), "cn:: SsO8cmdlbg==\n");
    EXPECT_EQ(line("cn", " leading"), "cn:: IGxlYWRpbmc=\n");
    EXPECT_EQ(line("cn", "trailing "), "cn:: dHJhaWxpbmcg\n");
    EXPECT_EQ(line("cn", ":colon"), "cn:: OmNvbG9u\n");
    EXPECT_EQ(line("cn", "<less"), "cn:: PGxlc3M=\n");
    EXPECT_EQ(line("cn", "two\nlines"), "cn:: dHdvCmxpbmVz\n");
}

TEST(Ldif, FoldsLongLinesAtSeventySixColumns) {
    const std::string folded = line("description", std::string(300, 'x'));
    std::size_t start = 0;
    std::string unfolded;
    while (start < folded.size()) {
        const auto end = folded.find('\n', start);
        const std::string part = folded.substr(start, end - start);
        EXPECT_LE(part.size(), 76u);
        EXPECT_TRUE(start == 0 || part.front() == ' ');
        unfolded += start > 0 ? part.substr(1) : part;
        start = end + 1;
    }
    EXPECT_EQ(unfolded, "description: " + std::string(300, 'x'));
}

TEST(Ldif, WritesEachOperationAsAModification) {
    sandbox::Person person;
    person.dn = "CN=Ada,DC=contoso,DC=test";
    const Change change = update(person, {replace("msExchArchiveStatus", {Value::integer(1)}),
                                          add("proxyAddresses", "x500:/o=x"), clear("msExchUserHoldPolicies")});
    EXPECT_EQ(
        ldifOf(change),
        "dn: CN=Ada,DC=contoso,DC=test\nchangetype: modify\nreplace: msExchArchiveStatus\nmsExchArchiveStatus: 1\n-\n"
        "add: proxyAddresses\nproxyAddresses: x500:/o=x\n-\nreplace: msExchUserHoldPolicies\n-\n\n");
}

TEST(Ldif, LeavesOutWhatIsNotWritten) {
    sandbox::Person person;
    person.dn = "CN=Ada";
    Change change = update(person, {replace("mail", {Value::text("a@b")})});
    change.attributes.front().result = AttributeChange::Result::Kept;
    EXPECT_EQ(ldifOf(change), "");
    change.attributes.front().result = AttributeChange::Result::Written;
    EXPECT_NE(ldifOf(change), "");
    change.target.side = Side::Cloud;
    EXPECT_EQ(ldifOf(change), "");
}

TEST(Ldif, IsAcceptedByLdapmodify) {
    TestDirectory directory(10);
    const auto& juergen = directory.people()[1];
    std::string hash;
    for (int i = 0; i < 800; ++i) hash += static_cast<char>(i * 7);
    const std::string x500 =
        "x500:/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=Weiß";
    const std::vector<Change> changes{
        update(juergen, {replace("msExchSafeSendersHash", {Value::binary(hash)}), add("proxyAddresses", x500)}),
        update(directory.people()[0],
               {replace("msExchUserHoldPolicies", {Value::text("UniH1"), Value::text("UniH2")})})};
    directory.tool(QStringLiteral("ldapmodify"), {}, ldifOf(changes));
    EXPECT_EQ(directory.held(juergen.dn, "msExchSafeSendersHash"), std::vector<std::string>{hash});
    EXPECT_EQ(directory.held(juergen.dn, "proxyAddresses").back(), x500);
    EXPECT_EQ(directory.held(directory.people()[0].dn, "msExchUserHoldPolicies").size(), 2u);
}

TEST(Ldif, OfAnExportedPlanIsAcceptedByLdapmodifyWithEveryOperation) {
    TestDirectory directory(10);
    const auto& person = directory.people()[1];
    PlanExport before(PlanExport::Format::Ldif);
    directory.tool(QStringLiteral("ldapmodify"), {},
                   before.begin() +
                       before.add(update(person, {replace("msExchUserHoldPolicies", {Value::text("UniH1")}),
                                                  add("proxyAddresses", "x500:/o=taken away")})) +
                       before.end());
    EXPECT_EQ(directory.held(person.dn, "proxyAddresses").back(), "x500:/o=taken away");
    AttributeChange away = add("proxyAddresses", "x500:/o=taken away");
    away.operation = AttributeChange::Operation::Remove;
    PlanExport plan(PlanExport::Format::Ldif);
    const std::string ldif =
        plan.begin() +
        plan.add(update(person,
                        {clear("msExchUserHoldPolicies"), away, replace("msExchArchiveStatus", {Value::integer(1)})})) +
        plan.add(update(directory.people()[2], {add("proxyAddresses", "x500:/o=added")})) + plan.end();
    directory.tool(QStringLiteral("ldapmodify"), {}, ldif);
    EXPECT_TRUE(directory.held(person.dn, "msExchUserHoldPolicies").empty());
    EXPECT_EQ(directory.held(person.dn, "msExchArchiveStatus"), std::vector<std::string>{"1"});
    for (const std::string& address : directory.held(person.dn, "proxyAddresses"))
        EXPECT_NE(address, "x500:/o=taken away");
    EXPECT_EQ(directory.held(directory.people()[2].dn, "proxyAddresses").back(), "x500:/o=added");
}

}  // namespace
}  // namespace hs::ldap
