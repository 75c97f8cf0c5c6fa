#include "core/graph/UserCodec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "FakeGraph.h"
#include "core/graph/ExchangeAttributes.h"

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

UserCodec users(std::vector<AttributeName> attributes) { return UserCodec(ObjectClass::User, attributes); }

Result<Object> read(std::vector<AttributeName> attributes, const std::string& members) {
    UserCodec codec = users(std::move(attributes));
    return codec.single("{\"id\":\"1\",\"userPrincipalName\":\"ada@contoso.test\",\"onPremisesImmutableId\":\"QUJD\"" +
                        (members.empty() ? "" : "," + members) + "}");
}

Result<void> ignoreLink(std::string&&) { return {}; }

}  // namespace

TEST(UserCodec, AlwaysSelectsIdNameAndAnchorFirst) {
    EXPECT_EQ(users({"mail"}).select(), "id,userPrincipalName,onPremisesImmutableId,mail");
    EXPECT_EQ(UserCodec(ObjectClass::Contact, {}).select(), "id,mail,onPremisesImmutableId");
}

TEST(UserCodec, SelectsEachAttributeOnceInGraphsSpelling) {
    EXPECT_EQ(users({"ID", "mailnickname", "mailNickname"}).select(),
              "id,userPrincipalName,onPremisesImmutableId,mailNickname");
}

TEST(UserCodec, DoesNotAskContactsForWhatTheyLack) {
    const std::vector<AttributeName> asked{"accountEnabled", "cloudLegacyExchangeDN", "cloudMSExchSafeSendersHash"};
    EXPECT_EQ(UserCodec(ObjectClass::Contact, asked).select(), "id,mail,onPremisesImmutableId,cloudLegacyExchangeDN");
}

TEST(UserCodec, ReadsIdentityWithoutMakingAttributesOfIt) {
    const auto object = read({}, "");
    ASSERT_TRUE(object.ok());
    EXPECT_EQ(object->objectClass, ObjectClass::User);
    EXPECT_EQ(object->id, "1");
    EXPECT_EQ(object->name, "ada@contoso.test");
    EXPECT_EQ(object->anchor, "QUJD");
    EXPECT_THAT(object->attributes(), IsEmpty());
}

TEST(UserCodec, ReadsIdentityAsAttributesWhenAskedFor) {
    const auto object = read({"onPremisesImmutableId", "userPrincipalName"}, "");
    EXPECT_EQ(object->first("onPremisesImmutableId"), "QUJD");
    EXPECT_EQ(object->first("userPrincipalName"), "ada@contoso.test");
}

TEST(UserCodec, KeepsTheKindOfEachValue) {
    const auto object =
        read({"displayName", "cloudMSExchArchiveStatus", "accountEnabled", "cloudMSExchSafeSendersHash"},
             R"("displayName":"Ada","cloudMSExchArchiveStatus":1,"accountEnabled":false,)"
             R"("cloudMSExchSafeSendersHash":"AQID")");
    ASSERT_TRUE(object.ok()) << object.error().toLine();
    EXPECT_THAT(object->values("displayName"), ElementsAre(Value::text("Ada")));
    EXPECT_THAT(object->values("cloudMSExchArchiveStatus"), ElementsAre(Value::integer(1)));
    EXPECT_THAT(object->values("accountEnabled"), ElementsAre(Value::boolean(false)));
    EXPECT_THAT(object->values("cloudMSExchSafeSendersHash"), ElementsAre(Value::binary("\x01\x02\x03")));
}

TEST(UserCodec, ReadsNumbersAtTheEdgesOfInt32) {
    const auto object = read({"cloudMSExchRecipientDisplayType"}, "\"cloudMSExchRecipientDisplayType\":-2147483642");
    EXPECT_THAT(object->values("cloudMSExchRecipientDisplayType"), ElementsAre(Value::integer(-2147483642)));
}

TEST(UserCodec, KeepsTheOrderOfACollection) {
    const auto object = read({"proxyAddresses"}, R"("proxyAddresses":["SMTP:a@b.c","smtp:d@e.f","x500:/o=X"])");
    EXPECT_THAT(object->values("proxyAddresses"),
                ElementsAre(Value::text("SMTP:a@b.c"), Value::text("smtp:d@e.f"), Value::text("x500:/o=X")));
}

TEST(UserCodec, TellsNullAndEmptyFromMissing) {
    const auto object =
        read({"mail", "cloudMSExchUserHoldPolicies", "cloudAnchor"}, R"("mail":null,"cloudMSExchUserHoldPolicies":[])");
    EXPECT_FALSE(object->has("mail"));
    EXPECT_EQ(object->unknownReason("mail"), nullptr);
    EXPECT_EQ(object->unknownReason("cloudMSExchUserHoldPolicies"), nullptr);
    ASSERT_NE(object->unknownReason("cloudAnchor"), nullptr);
    EXPECT_EQ(*object->unknownReason("cloudAnchor"), "Graph did not return it");
}

TEST(UserCodec, AttributesAContactLacksAreAbsentNotUnknown) {
    UserCodec codec(ObjectClass::Contact, std::vector<AttributeName>{"accountEnabled"});
    const auto object = codec.single(R"({"id":"1","mail":"f@fabrikam.test","onPremisesImmutableId":null})");
    ASSERT_TRUE(object.ok());
    EXPECT_EQ(object->objectClass, ObjectClass::Contact);
    EXPECT_EQ(object->name, "f@fabrikam.test");
    EXPECT_EQ(object->unknownReason("accountEnabled"), nullptr);
}

TEST(UserCodec, CountsLicencesByTheirSku) {
    const auto object =
        read({"assignedLicenses"}, R"("assignedLicenses":[{"disabledPlans":["x"],"skuId":"sku-1"},{"skuId":"sku-2"}])");
    EXPECT_THAT(object->values("assignedLicenses"), ElementsAre(Value::text("sku-1"), Value::text("sku-2")));
    EXPECT_FALSE(read({"assignedLicenses"}, "\"assignedLicenses\":[]")->has("assignedLicenses"));
}

TEST(UserCodec, KeepsRecordsAsTheirJson) {
    const auto object = read({"onPremisesExtensionAttributes", "mail"},
                             R"("onPremisesExtensionAttributes":{"extensionAttribute1":"a b"} ,"mail":"m@x")");
    EXPECT_EQ(object->first("onPremisesExtensionAttributes"), R"({"extensionAttribute1":"a b"})");
    EXPECT_EQ(object->first("mail"), "m@x");
}

TEST(UserCodec, IgnoresAnnotationsAndWhatNobodyAskedFor) {
    const auto object = read({"mail"}, R"("@odata.etag":"W/1","manager":{"a":[1,{"b":2}]},"mail":"m@x")");
    ASSERT_TRUE(object.ok());
    EXPECT_EQ(object->attributes().size(), 1U);
}

TEST(UserCodec, ReadsEscapesAndUnicode) {
    const auto object = read({"displayName"}, R"("displayName":"J\u00fcrgen \"Wei\u00df\" \ud83d\ude00 Łukasz\/ı")");
    EXPECT_EQ(object->first("displayName"), "Jürgen \"Weiß\" 😀 Łukasz/ı");
}

TEST(UserCodec, TakesMembersInAnyOrderFromObjectToObject) {
    UserCodec codec = users({"mail", "city"});
    const auto page = codec.page(
        pageBody(R"({"id":"1","userPrincipalName":"a","onPremisesImmutableId":null,"mail":"m1","city":"c1"},)"
                 R"({"city":"c2","mail":"m2","onPremisesImmutableId":"x","userPrincipalName":"b","id":"2"},)"
                 R"({"id":"3","userPrincipalName":"c","onPremisesImmutableId":null,"city":"c3"})"),
        ignoreLink);
    ASSERT_TRUE(page.ok()) << page.error().toLine();
    EXPECT_EQ((*page)[0].first("city"), "c1");
    EXPECT_EQ((*page)[1].first("mail"), "m2");
    EXPECT_EQ((*page)[1].anchor, "x");
    EXPECT_NE((*page)[2].unknownReason("mail"), nullptr);
}

TEST(UserCodec, SpellsAttributesAsTheyWereAskedFor) {
    const auto object = read({"MailNickName"}, "\"mailNickname\":\"ada\"");
    ASSERT_EQ(object->attributes().size(), 1U);
    EXPECT_EQ(object->attributes().front().first.text(), "MailNickName");
}

TEST(UserCodec, WrongBase64NamesAttributeAndUserEvenWhenTheNameComesLater) {
    UserCodec codec = users({"cloudMSExchBlockedSendersHash"});
    const auto object =
        codec.single(R"({"cloudMSExchBlockedSendersHash":"not base64!","id":"1","userPrincipalName":"ada@x"})");
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(object.error().attribute, "cloudMSExchBlockedSendersHash");
    EXPECT_EQ(object.error().object, "ada@x");
}

TEST(UserCodec, NumberInPlaceOfBase64IsCorrupt) {
    const auto object = read({"cloudMSExchSafeSendersHash"}, "\"cloudMSExchSafeSendersHash\":17");
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::Corrupt);
}

TEST(UserCodec, EveryHashIsReadAsBytes) {
    for (const CloudAttribute& one : exchangeAttributes()) {
        if (one.type != CloudAttribute::Type::Binary) continue;
        const auto object = read({one.name}, "\"" + std::string(one.name) + "\":\"/+8=\"");
        EXPECT_EQ(object->first(one.name), "\xff\xef") << one.name;
    }
}

TEST(UserCodec, ObjectWithoutIdIsCorrupt) {
    UserCodec codec = users({});
    EXPECT_EQ(codec.single(R"({"userPrincipalName":"ada@x"})").error().code, ErrorCode::Corrupt);
    EXPECT_EQ(codec.single(R"({"id":null,"userPrincipalName":"ada@x"})").error().object, "ada@x");
}

TEST(UserCodec, TruncatedAnywhereIsCorruptAndNeverHalfAPage) {
    const std::string whole =
        pageBody(R"({"id":"1","userPrincipalName":"a","onPremisesImmutableId":null,"mail":"m"})", "http://x/");
    UserCodec codec = users({"mail"});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto page = codec.page(whole.substr(0, length), ignoreLink);
        ASSERT_FALSE(page.ok()) << length;
        EXPECT_EQ(page.error().code, ErrorCode::Corrupt);
    }
    EXPECT_TRUE(codec.page(std::string(whole), ignoreLink).ok());
}

TEST(UserCodec, PagesThatAreNotWhatGraphPromisesAreCorrupt) {
    UserCodec codec = users({"mail"});
    for (const char* body :
         {"", "[]", "null", "{}", R"({"value":{}})", R"({"value":[1]})", R"({"value":null})", "<html>",
          R"({"value":[]}{"value":[]})", R"({"value":[{"id":"1","mail":tru}]})", R"({"value":[{"id":"1","mail":nul}]})",
          R"({"value":[{"id":"1","mail":[[1]]}]})", R"({"value":[{"id":"1","mail":1.5}]})",
          R"({"value":[{"id":"1" "mail":"x"}]})", "{\"value\":[{\"id\":\"1\",\"mail\":\"\xff\"}]}"}) {
        const auto page = codec.page(body, ignoreLink);
        ASSERT_FALSE(page.ok()) << body;
        EXPECT_EQ(page.error().code, ErrorCode::Corrupt) << body;
        EXPECT_NE(page.error().nextStep, "");
    }
}

TEST(UserCodec, EmptyPageIsAPage) {
    UserCodec codec = users({});
    const auto page = codec.page(R"({"value":[]})", ignoreLink);
    ASSERT_TRUE(page.ok());
    EXPECT_THAT(*page, IsEmpty());
}

TEST(UserCodec, TellsTheNextLinkBeforeOrAfterTheValues) {
    UserCodec codec = users({});
    std::vector<std::string> links;
    const auto note = [&](std::string&& link) -> Result<void> {
        links.push_back(std::move(link));
        return {};
    };
    EXPECT_TRUE(codec.page(R"({"@odata.nextLink":"https:\/\/x\/a?b=%2B","value":[]})", note).ok());
    EXPECT_TRUE(codec.page(R"({"value":[],"@odata.nextLink":"https://x/c"})", note).ok());
    EXPECT_THAT(links, ElementsAre("https://x/a?b=%2B", "https://x/c"));
}

TEST(UserCodec, RefusalOfTheLinkEndsThePage) {
    UserCodec codec = users({});
    const auto page = codec.page(pageBody("", "https://x/"),
                                 [](std::string&&) -> Result<void> { return Error(ErrorCode::Denied, "no"); });
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().code, ErrorCode::Denied);
}

TEST(UserCodec, ReadsAThousandUsersInOnePage) {
    std::string value;
    for (int i = 0; i < 1000; ++i)
        value += (i > 0 ? "," : "") + std::string("{\"id\":\"") + std::to_string(i) +
                 "\",\"userPrincipalName\":\"u\",\"onPremisesImmutableId\":null}";
    UserCodec codec = users({});
    const auto page = codec.page(pageBody(value), ignoreLink);
    ASSERT_TRUE(page.ok());
    ASSERT_EQ(page->size(), 1000U);
    EXPECT_EQ(page->back().id, "999");
}

TEST(UserCodec, CanBeMovedWithItsBuffers) {
    UserCodec codec = users({"mail"});
    UserCodec moved = std::move(codec);
    EXPECT_TRUE(moved.page(pageBody(""), ignoreLink).ok());
}

}  // namespace hs::graph
