#include <gtest/gtest.h>

#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

using Strings = std::vector<std::string>;

class Applying : public testing::Test {
protected:
    Applying() : endpoint(directory.endpoint()) {}
    const sandbox::Person& ada() { return directory.people()[0]; }
    const sandbox::Person& xavier() { return directory.people()[9]; }

    Receipt apply(const Change& change) { return applied(*endpoint, {change}).front(); }

    TestDirectory directory;
    std::unique_ptr<LdapEndpoint> endpoint;
};

TEST_F(Applying, WritesEveryKindOfValueAndReadsItBack) {
    std::string hash;
    for (int i = 0; i < 256; ++i) hash += static_cast<char>(i);
    const Receipt receipt =
        apply(update(ada(), {replace("msDS-ExternalDirectoryObjectId", {Value::text("User_1")}),
                             replace("msExchArchiveStatus", {Value::integer(1)}),
                             replace("msExchSafeSendersHash", {Value::binary(hash)}),
                             replace("msExchUserHoldPolicies", {Value::text("UniH2"), Value::text("UniH1")})}));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(directory.held(ada().dn, "msDS-ExternalDirectoryObjectId"), Strings{"User_1"});
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{"1"});
    EXPECT_EQ(directory.held(ada().dn, "msExchSafeSendersHash"), Strings{hash});
    EXPECT_EQ(directory.held(ada().dn, "msExchUserHoldPolicies"), (Strings{"UniH2", "UniH1"}));
}

TEST_F(Applying, AddsOneAddressAndLeavesTheOthersInPlace) {
    Strings expected = ada().proxyAddresses;
    expected.push_back("x500:/o=ExchangeLabs/cn=Ada");
    EXPECT_TRUE(apply(update(ada(), {add("proxyAddresses", expected.back())})).ok);
    EXPECT_EQ(directory.held(ada().dn, "proxyAddresses"), expected);
}

TEST_F(Applying, TakesAnAddressThatIsThereInAnotherCaseForDone) {
    const std::string x500 = "x500:" + sandbox::cloudLegacyExchangeDn(xavier().anchor(), xavier().mailNickname);
    const Receipt receipt = apply(update(xavier(), {add("proxyAddresses", x500)}));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(directory.held(xavier().dn, "proxyAddresses"), xavier().proxyAddresses);
}

TEST_F(Applying, RemovesNothingWhenARemovalNamesNoValue) {
    AttributeChange removal;
    removal.target = "proxyAddresses";
    removal.operation = AttributeChange::Operation::Remove;
    EXPECT_TRUE(apply(update(ada(), {removal})).ok);
    EXPECT_EQ(directory.held(ada().dn, "proxyAddresses"), ada().proxyAddresses);
}

TEST_F(Applying, WritesTheOthersWhenAValueToBeRemovedIsGone) {
    AttributeChange removal;
    removal.target = "proxyAddresses";
    removal.operation = AttributeChange::Operation::Remove;
    removal.payload = {Value::text("x500:/o=never")};
    const Receipt receipt = apply(update(ada(), {removal, replace("msExchArchiveStatus", {Value::integer(1)})}));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(directory.held(ada().dn, "proxyAddresses"), ada().proxyAddresses);
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{"1"});
}

TEST_F(Applying, RemovesTheValuesThatAreThereWhenOthersAreGone) {
    EXPECT_TRUE(apply(update(ada(), {add("proxyAddresses", "x500:/o=there")})).ok);
    AttributeChange removal;
    removal.target = "proxyAddresses";
    removal.operation = AttributeChange::Operation::Remove;
    removal.payload = {Value::text("x500:/o=never"), Value::text("x500:/o=there")};
    const Receipt receipt = apply(update(ada(), {removal}));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(directory.held(ada().dn, "proxyAddresses"), ada().proxyAddresses);
}

TEST_F(Applying, NamesAnAttributeOnceWhenSeveralOfItsValuesAreRefused) {
    AttributeChange addition = add("proxyAddresses", "x500:" + std::string(1200, 'y'));
    addition.payload.push_back(Value::text("x500:" + std::string(1200, 'z')));
    addition.payload.push_back(Value::text("x500:/o=short"));
    const Receipt receipt = apply(update(ada(), {addition}));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.failedAttributes.size(), 1u);
    EXPECT_EQ(directory.held(ada().dn, "proxyAddresses").back(), "x500:/o=short");
}

TEST_F(Applying, ClearsAnAttributeAndIsContentWhenNothingWasThere) {
    EXPECT_TRUE(apply(update(ada(), {replace("msExchArchiveStatus", {Value::integer(1)})})).ok);
    for (int twice = 0; twice < 2; ++twice) EXPECT_TRUE(apply(update(ada(), {clear("msExchArchiveStatus")})).ok);
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{});
}

TEST_F(Applying, SendsOnlyWhatIsPlanned) {
    AttributeChange kept = replace("msExchArchiveStatus", {Value::integer(1)});
    kept.result = AttributeChange::Result::Kept;
    EXPECT_TRUE(apply(update(ada(), {kept, replace("msExchUserHoldPolicies", {Value::text("UniH1")})})).ok);
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{});
    EXPECT_EQ(directory.held(ada().dn, "msExchUserHoldPolicies"), Strings{"UniH1"});
}

TEST_F(Applying, HasNothingToSendForAChangeWithNothingPlanned) {
    EXPECT_TRUE(apply(update(ada(), {})).ok);
    EXPECT_TRUE(endpoint->apply({}, [](std::size_t, Receipt&&) { return Result<void>(); }, {}).ok());
}

TEST_F(Applying, GivesEachOfManyChangesItsReceipt) {
    std::vector<Change> changes;
    for (const auto& person : directory.people())
        changes.push_back(
            update(person, {replace("msDS-ExternalDirectoryObjectId", {Value::text("User_" + person.displayName)})}));
    changes[7].target.name = "CN=Gone,DC=contoso,DC=test";
    const auto receipts = applied(*endpoint, changes);
    for (std::size_t i = 0; i < receipts.size(); ++i) EXPECT_EQ(receipts[i].ok, i != 7) << receipts[i].error.toLine();
    EXPECT_EQ(receipts[7].error.code, ErrorCode::NotFound);
    EXPECT_EQ(receipts[7].error.object, "CN=Gone,DC=contoso,DC=test");
    EXPECT_EQ(directory.held(directory.people()[29].dn, "msDS-ExternalDirectoryObjectId"),
              Strings{"User_" + directory.people()[29].displayName});
}

TEST_F(Applying, NamesTheAttributeThatIsTooLongAndWritesTheOthers) {
    const Receipt receipt =
        apply(update(ada(), {replace("msExchArchiveStatus", {Value::integer(1)}),
                             replace("msDS-ExternalDirectoryObjectId", {Value::text(std::string(257, 'x'))}),
                             add("proxyAddresses", "x500:" + std::string(1200, 'y')),
                             replace("msExchUserHoldPolicies", {Value::text("UniH1")})}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_EQ(receipt.failedAttributes.size(), 2u);
    EXPECT_EQ(receipt.failedAttributes[0].first.text(), "msDS-ExternalDirectoryObjectId");
    EXPECT_EQ(receipt.failedAttributes[1].first.text(), "proxyAddresses");
    EXPECT_EQ(receipt.error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(receipt.error.object, ada().dn);
    EXPECT_EQ(receipt.error.attribute, "msDS-ExternalDirectoryObjectId");
    EXPECT_FALSE(receipt.error.serverText.empty());
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{"1"});
    EXPECT_EQ(directory.held(ada().dn, "msExchUserHoldPolicies"), Strings{"UniH1"});
}

TEST_F(Applying, NamesTheOnlyAttributeOfARefusedChange) {
    const Receipt receipt = apply(update(ada(), {replace("msExchArchiveStatus", {Value::text("many")})}));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(receipt.error.attribute, "msExchArchiveStatus");
    ASSERT_EQ(receipt.failedAttributes.size(), 1u);
}

TEST_F(Applying, RefusesTwoValuesForASingleValuedAttribute) {
    const Receipt receipt =
        apply(update(ada(), {replace("msExchArchiveStatus", {Value::integer(0), Value::integer(1)})}));
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::InvalidInput) << receipt.error.toLine();
}

TEST_F(Applying, SaysThatAnAttributeIsNotForTheClass) {
    const Receipt receipt = apply(update(directory.people()[6], {replace("msExchArchiveStatus", {Value::integer(1)}),
                                                                 add("proxyAddresses", "x500:/o=x")}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_EQ(receipt.failedAttributes.size(), 1u);
    EXPECT_EQ(receipt.failedAttributes[0].first.text(), "msExchArchiveStatus");
    EXPECT_EQ(receipt.error.code, ErrorCode::Unsupported);
    EXPECT_EQ(directory.held(directory.people()[6].dn, "proxyAddresses").back(), "x500:/o=x");
}

TEST_F(Applying, IsDeniedWhatWasNotDelegated) {
    const Receipt receipt = apply(update(
        ada(), {replace("title", {Value::text("Countess")}), replace("msExchArchiveStatus", {Value::integer(1)})}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_EQ(receipt.failedAttributes.size(), 1u);
    EXPECT_EQ(receipt.failedAttributes[0].second.code, ErrorCode::Denied);
    EXPECT_EQ(directory.held(ada().dn, "title"), Strings{"Engineer"});
    EXPECT_EQ(directory.held(ada().dn, "msExchArchiveStatus"), Strings{"1"});
}

TEST_F(Applying, NeitherCreatesNorDeletesObjects) {
    Change create = update(ada(), {});
    create.kind = ChangeKind::Create;
    const Receipt receipt = apply(create);
    EXPECT_FALSE(receipt.ok);
    EXPECT_EQ(receipt.error.code, ErrorCode::Unsupported);
}

TEST_F(Applying, StopsWithTheErrorOfWhoTakesTheReceipts) {
    std::vector<Change> changes;
    for (const auto& person : directory.people())
        changes.push_back(update(person, {replace("msDS-ExternalDirectoryObjectId", {Value::text("x")})}));
    int receipts = 0;
    const auto result = endpoint->apply(
        changes,
        [&](std::size_t, Receipt&&) -> Result<void> {
            return ++receipts == 3 ? Result<void>(Error(ErrorCode::Corrupt, "the journal is full")) : Result<void>();
        },
        {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "the journal is full");
    EXPECT_EQ(receipts, 3);
    EXPECT_TRUE(endpoint->at(everyone(), ada().dn, {}).ok());
}

TEST(ApplyingWithoutSomeRights, WritesWhatItMayAndNamesWhatItMayNot) {
    sandbox::SlapdSettings settings;
    settings.deniedAttributes = {"msExchSafeSendersHash", "proxyAddresses"};
    TestDirectory directory(10, settings);
    const auto endpoint = directory.endpoint();
    const Receipt receipt =
        applied(*endpoint, {update(directory.people()[0], {add("proxyAddresses", "x500:/o=x"),
                                                           replace("msExchArchiveStatus", {Value::integer(1)}),
                                                           replace("msExchSafeSendersHash", {Value::binary("1234")})})})
            .front();
    EXPECT_FALSE(receipt.ok);
    ASSERT_EQ(receipt.failedAttributes.size(), 2u);
    for (const auto& [attribute, error] : receipt.failedAttributes) {
        EXPECT_EQ(error.code, ErrorCode::Denied);
        EXPECT_EQ(error.attribute, attribute.text());
        EXPECT_EQ(error.object, directory.people()[0].dn);
        EXPECT_FALSE(error.nextStep.empty());
    }
    EXPECT_EQ(directory.held(directory.people()[0].dn, "msExchArchiveStatus"), Strings{"1"});
}

TEST(ApplyingWithoutSomeRights, IsDeniedProtectedAccounts) {
    sandbox::SlapdSettings settings;
    settings.protectAdminAccounts = true;
    settings.people = sandbox::generatePeople({.users = 10});
    settings.people[0].protectedAccount = true;
    TestDirectory directory(10, settings);
    const auto endpoint = directory.endpoint();
    const auto receipts =
        applied(*endpoint, {update(directory.people()[0], {replace("msExchArchiveStatus", {Value::integer(1)})}),
                            update(directory.people()[1], {replace("msExchArchiveStatus", {Value::integer(1)})})});
    EXPECT_EQ(receipts[0].error.code, ErrorCode::Denied);
    EXPECT_TRUE(receipts[1].ok);
}

TEST(ApplyingToABusyServer, ReportsOneThrottledObjectAndGoesOn) {
    sandbox::SlapdSettings settings;
    settings.people = sandbox::generatePeople({.users = 20});
    settings.faults = {{settings.people[3].dn, 51}};
    TestDirectory directory(20, settings);
    const auto endpoint = directory.endpoint();
    std::vector<Change> changes;
    for (const auto& person : directory.people())
        changes.push_back(update(person, {replace("msDS-ExternalDirectoryObjectId", {Value::text("x")})}));
    const auto receipts = applied(*endpoint, changes);
    for (std::size_t i = 0; i < receipts.size(); ++i) EXPECT_EQ(receipts[i].ok, i != 3) << i;
    EXPECT_EQ(receipts[3].error.code, ErrorCode::Throttled);
}

}  // namespace
}  // namespace hs::ldap
