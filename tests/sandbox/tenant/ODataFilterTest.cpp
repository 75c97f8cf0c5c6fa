#include <gtest/gtest.h>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ODataFilter.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

/// Ada with everything, Bob without mail, Siobhán with an apostrophe, and who of them a filter finds.
class Filter : public ::testing::Test {
protected:
    Filter() {
        add("Ada Lovelace", "ada@contoso.test", "aGVsbG8=", R"(["SMTP:ada@contoso.test","smtp:countess@contoso.test"])",
            true);
        add("Bob", "", "SGVsbG8=", "", false);
        add("Siobhán O'Brien", "siobhan@contoso.test", "d29ybGQ=", R"(["SMTP:siobhan@contoso.test"])", true);
    }

    void add(const std::string& name, const std::string& mail, const std::string& anchor, const std::string& addresses,
             bool enabled) {
        CloudObject object;
        object.id = "0000000" + std::to_string(table.size()) + "-0000-0000-0000-0000000000aa";
        object.values.set(Property::DisplayName, jsonText(name));
        if (!mail.empty()) object.values.set(Property::Mail, jsonText(mail));
        object.values.set(Property::OnPremisesImmutableId, jsonText(anchor));
        object.values.set(Property::ProxyAddresses, addresses);
        object.values.set(Property::AccountEnabled, enabled ? "true" : "false");
        object.licensed = !mail.empty();
        table.add(std::move(object));
    }

    /// The rows a filter finds, by looking at all and, when an index knows, through it too; both have to agree.
    std::vector<ObjectTable::Row> found(const std::string& text) {
        const auto filter = ODataFilter::parse(text, ObjectKind::User, false);
        EXPECT_TRUE(filter.ok()) << text << ": " << (filter.ok() ? "" : filter.error().message);
        if (!filter.ok()) return {};
        std::vector<ObjectTable::Row> rows;
        for (ObjectTable::Row row = 0; row < table.size(); ++row)
            if (filter->matches(table.at(row))) rows.push_back(row);
        if (const auto candidates = filter->candidates(table)) {
            std::vector<ObjectTable::Row> indexed;
            for (const ObjectTable::Row row : *candidates)
                if (filter->matches(table.at(row))) indexed.push_back(row);
            EXPECT_EQ(indexed, rows) << text;
        }
        return rows;
    }

    static Error refused(const std::string& text, bool beta = false) {
        const auto filter = ODataFilter::parse(text, ObjectKind::User, beta);
        EXPECT_FALSE(filter.ok()) << text;
        return filter.ok() ? Error() : filter.error();
    }

    using Rows = std::vector<ObjectTable::Row>;
    ObjectTable table{ObjectKind::User};
};

TEST_F(Filter, EqualIgnoresCase) {
    EXPECT_EQ(found("mail eq 'ADA@contoso.test'"), Rows{0});
    EXPECT_EQ(found("displayName eq 'siobhÁN o''brien'"), Rows{2});
}

TEST_F(Filter, ImmutableIdsAreComparedExactly) {
    EXPECT_EQ(found("onPremisesImmutableId eq 'aGVsbG8='"), Rows{0});
    EXPECT_EQ(found("onPremisesImmutableId eq 'SGVsbG8='"), Rows{1});
}

TEST_F(Filter, InFindsAnyOfItsValues) {
    EXPECT_EQ(found("mail in ('ada@contoso.test', 'siobhan@contoso.test','x')"), (Rows{0, 2}));
}

TEST_F(Filter, IdsAreFoundInAnyCase) {
    EXPECT_EQ(found("id eq '00000001-0000-0000-0000-0000000000AA'"), Rows{1});
    EXPECT_EQ(found("id in ('00000001-0000-0000-0000-0000000000aa','00000002-0000-0000-0000-0000000000aa')"),
              (Rows{1, 2}));
}

TEST_F(Filter, StartsWithTakesBothSpellings) {
    EXPECT_EQ(found("startswith(displayName,'ada')"), Rows{0});
    EXPECT_EQ(found("startsWith(displayName, 'S')"), Rows{2});
    EXPECT_EQ(found("startswith(mail,'')"), (Rows{0, 1, 2}));
}

TEST_F(Filter, NullIsTheAbsenceOfAValue) {
    EXPECT_EQ(found("mail eq null"), Rows{1});
    EXPECT_EQ(found("mail ne null"), (Rows{0, 2}));
}

TEST_F(Filter, BooleansCompare) {
    EXPECT_EQ(found("accountEnabled eq false"), Rows{1});
    EXPECT_EQ(found("accountEnabled eq true"), (Rows{0, 2}));
}

TEST_F(Filter, AndBindsTighterThanOr) {
    EXPECT_EQ(found("mail eq null or accountEnabled eq true and startswith(displayName,'a')"), (Rows{0, 1}));
    EXPECT_EQ(found("(mail eq null or accountEnabled eq true) and startswith(displayName,'a')"), Rows{0});
}

TEST_F(Filter, NotTurnsATermRound) { EXPECT_EQ(found("not startswith(displayName,'a')"), (Rows{1, 2})); }

TEST_F(Filter, AnyLooksIntoACollection) {
    EXPECT_EQ(found("proxyAddresses/any(x:x eq 'SMTP:countess@contoso.test')"), Rows{0});
    EXPECT_EQ(found("proxyAddresses/any(value:value eq 'smtp:siobhan@contoso.test')"), Rows{2});
    EXPECT_EQ(found("proxyAddresses/any(v:v eq 'smtp:nobody@contoso.test')"), Rows{});
}

TEST_F(Filter, LicencesAreFoundBySku) {
    EXPECT_EQ(found("assignedLicenses/any(v:v/skuId eq 6fd2c87f-b296-42f0-b197-1e91e994b900)"), (Rows{0, 2}));
}

TEST_F(Filter, EndsWithNotAndUnequalAreAdvanced) {
    for (const char* text : {"endswith(mail,'test')", "not startswith(mail,'a')", "mail ne 'x'"})
        EXPECT_TRUE(ODataFilter::parse(text, ObjectKind::User, false)->advanced()) << text;
    EXPECT_FALSE(ODataFilter::parse("mail eq 'x'", ObjectKind::User, false)->advanced());
}

TEST_F(Filter, WhatDoesNotParseIsRefusedWithItsPosition) {
    for (const char* text :
         {"mail", "mail eq", "mail eq 'x", "mail eq 'x' and", "(mail eq 'x'", "mail in ()", "mail eq 'x')",
          "startswith(mail 'x')", "eq 'x'", "", "proxyAddresses/all(x:x eq 'a')", "mail like 'x'"}) {
        const Error error = refused(text);
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << text;
        EXPECT_EQ(error.serverText, "BadRequest") << text;
    }
}

TEST_F(Filter, UnknownPropertiesAreNamed) {
    EXPECT_NE(refused("shoeSize eq 4").message.find("'shoeSize'"), std::string::npos);
    EXPECT_NE(refused("cloudAnchor eq 'x'").message.find("'cloudAnchor'"), std::string::npos);
}

TEST_F(Filter, WhatExchangeOnlineComputesCannotBeFiltered) {
    EXPECT_EQ(refused("cloudAnchor eq 'x'", true).serverText, "Request_UnsupportedQuery");
    EXPECT_EQ(refused("onPremisesDistinguishedName eq 'CN=Ada'").serverText, "Request_UnsupportedQuery");
}

TEST_F(Filter, MoreThanFifteenAlternativesAreRefused) {
    std::string text = "mail in ('0'";
    for (int i = 1; i < 15; ++i) text += ",'" + std::to_string(i) + "'";
    EXPECT_TRUE(ODataFilter::parse(text + ")", ObjectKind::User, false).ok());
    EXPECT_EQ(refused(text + ",'15')").serverText, "Request_UnsupportedQuery");
}

TEST_F(Filter, AUserInTheBinIsFoundThroughNoIndexedName) {
    table.toBin(0, 1);
    EXPECT_TRUE(table.holders(Property::Mail, "ada@contoso.test").empty());
}

class FilteredUsers : public ::testing::Test {
protected:
    TenantRig rig;
};

TEST_F(FilteredUsers, AreFoundByAnchorOverTheWire) {
    const std::string id = rig.createUser("ada", "ab+/EFGHIJKLMNOPQRSTUg==");
    rig.createUser("bob", "AB+/EFGHIJKLMNOPQRSTUg==");
    const Answer answer =
        rig.get("/beta/users?$filter=" + net::percentEncode("onPremisesImmutableId eq 'ab+/EFGHIJKLMNOPQRSTUg=='"));
    ASSERT_EQ(answer.value().size(), 1) << answer.body;
    EXPECT_EQ(answer.value().first().toObject().value(QLatin1String("id")).toString().toStdString(), id);
}

TEST_F(FilteredUsers, AdvancedFiltersNeedHeaderAndCount) {
    rig.createUser("ada", "AAECAwQFBgcICQoLDA0ODw==");
    const std::string query = "/v1.0/users?$filter=" + net::percentEncode("endswith(mail,'contoso.test')");
    EXPECT_EQ(rig.get(query).errorCode(), "Request_UnsupportedQuery");
    EXPECT_EQ(rig.get(query + "&$count=true").status, 400);
    EXPECT_EQ(rig.get(query + "&$count=true", {{"ConsistencyLevel", "eventual"}}).value().size(), 1);
}

TEST_F(FilteredUsers, DeletedOnesAreNotListed) {
    const std::string id = rig.createUser("ada", "AAECAwQFBgcICQoLDA0ODw==");
    rig.remove("/v1.0/users/" + id);
    EXPECT_TRUE(rig.get("/v1.0/users?$filter=" + net::percentEncode("id eq '" + id + "'")).value().isEmpty());
}

TEST_F(FilteredUsers, ACountWithAFilterCountsOnlyMatches) {
    rig.createUser("ada", "AAECAwQFBgcICQoLDA0ODw==");
    rig.createUser("bob", "EBESExQVFhcYGRobHB0eHw==");
    const Answer answer =
        rig.get("/v1.0/users?$count=true&$filter=" + net::percentEncode("startswith(displayName,'a')"),
                {{"ConsistencyLevel", "eventual"}});
    EXPECT_EQ(answer.json().value(QLatin1String("@odata.count")).toInt(), 1);
}

}  // namespace
}  // namespace hs::sandbox
