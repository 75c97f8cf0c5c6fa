// What only a cloud can do.
#include "tests/contract/EndpointContract.h"

namespace hs::contract {
namespace {

class CloudContract : public EndpointContract {
protected:
    static AttributeChange text(const char* name, const std::string& value) {
        AttributeChange attribute;
        attribute.target = name;
        attribute.after = {Value::text(value)};
        return attribute;
    }
    static Change newcomer() {
        Change change;
        change.kind = ChangeKind::Create;
        change.source = {Side::Directory, ObjectClass::User, "d1", "CN=New,DC=contoso,DC=test", anchor};
        change.target = {Side::Cloud, ObjectClass::User, "", "newcomer@contoso.test", anchor};
        change.attributes = {text("userPrincipalName", "newcomer@contoso.test"), text("displayName", "New Comer"),
                             text("mailNickname", "newcomer"), text("onPremisesImmutableId", anchor)};
        AttributeChange enabled;
        enabled.target = "accountEnabled";
        enabled.after = {Value::boolean(true)};
        change.attributes.push_back(enabled);
        return change;
    }
    static constexpr const char* anchor = "bmV3Y29tZXJuZXdjb21lcg==";
};

TEST_P(CloudContract, HasNoSchemaToRead) {
    const auto schema = endpoint().schema({});
    ASSERT_FALSE(schema.ok());
    EXPECT_EQ(schema.error().code, ErrorCode::Unsupported);
}

TEST_P(CloudContract, CreatesAUserAndSaysItsIdAndName) {
    const auto receipts = apply({newcomer()});
    ASSERT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    EXPECT_EQ(receipts.at(0).name, "newcomer@contoso.test");
    const auto found = endpoint().fetch(users_, {&receipts.at(0).id, 1}, {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().anchor, anchor);
    EXPECT_EQ(found->front().first("displayName"), "New Comer");
}

TEST_P(CloudContract, FindsACreatedUserByItsAnchor) {
    apply({newcomer()});
    const auto found = endpoint().find(users_, "onPremisesImmutableId", Value::text(anchor), {});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->size(), 1u);
}

TEST_P(CloudContract, NeverMakesAUserTwice) {
    apply({newcomer()});
    apply({newcomer()});
    const auto found = endpoint().find(users_, "userPrincipalName", Value::text("newcomer@contoso.test"), {});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->size(), 1u);
}

TEST_P(CloudContract, DisablesAUserWithItsOtherChanges) {
    const Object object = somebody();
    Change change = update(object, "department", {Value::text("Left")});
    change.kind = ChangeKind::Disable;
    AttributeChange off;
    off.target = "accountEnabled";
    off.after = {Value::boolean(false)};
    change.attributes.push_back(off);
    EXPECT_TRUE(apply({change}).at(0).ok);
    EXPECT_EQ(valuesOf(object, "accountEnabled").front().asBoolean(), false);
    EXPECT_EQ(valuesOf(object, "department"), Values{Value::text("Left")});
}

TEST_P(CloudContract, DeletesAUser) {
    const Object object = somebody();
    Change change = update(object, "department", {});
    change.attributes.clear();
    change.kind = ChangeKind::Delete;
    EXPECT_TRUE(apply({change}).at(0).ok);
    const auto found = endpoint().fetch(users_, {&object.id, 1}, {});
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found->empty());
}

TEST_P(CloudContract, ARestoredUserHasTheSameIdAndAttributes) {
    const Object before = somebody();
    Change change = update(before, "department", {});
    change.attributes.clear();
    change.kind = ChangeKind::Delete;
    ASSERT_TRUE(apply({change}).at(0).ok);
    change.kind = ChangeKind::Restore;
    const auto receipts = apply({change});
    ASSERT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    const auto found = endpoint().fetch(users_, {&before.id, 1}, {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front(), before);
}

INSTANTIATE_TEST_SUITE_P(Every, CloudContract,
                         ::testing::Values(Factory{"MemoryCloud", memoryCloud}, Factory{"Tenant", tenant}), nameOf);

}  // namespace
}  // namespace hs::contract
