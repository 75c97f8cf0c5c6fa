// What only a directory can do.
#include "tests/contract/EndpointContract.h"

namespace hs::contract {
namespace {

class DirectoryContract : public EndpointContract {
protected:
    Values addresses(const Object& object) { return valuesOf(object, "proxyAddresses"); }
    Change add(const Object& object, const std::string& value) {
        Values after = addresses(object);
        after.push_back(Value::text(value));
        return update(object, "proxyAddresses", std::move(after), AttributeChange::Operation::Add);
    }
};

TEST_P(DirectoryContract, ShowsItsSchema) {
    const auto schema = endpoint().schema({});
    ASSERT_TRUE(schema.ok()) << schema.error().toLine();
    ASSERT_NE(schema->attribute("PROXYADDRESSES"), nullptr);
    EXPECT_FALSE(schema->attribute("proxyAddresses")->singleValued);
    EXPECT_TRUE(schema->allows("user", "proxyAddresses"));
    EXPECT_FALSE(schema->server.empty());
}

TEST_P(DirectoryContract, AddsOneValueAndLeavesTheOthersInPlace) {
    const Object object = somebody();
    const Values before = addresses(object);
    EXPECT_TRUE(apply({add(object, "x500:/o=Contract/cn=a")}).at(0).ok);
    Values expected = before;
    expected.push_back(Value::text("x500:/o=Contract/cn=a"));
    EXPECT_EQ(addresses(object), expected);
}

TEST_P(DirectoryContract, TakesAnAddOfWhatIsThereForDone) {
    const Object object = somebody();
    apply({add(object, "x500:/o=Contract/cn=a")});
    const Values once = addresses(object);
    Change again = add(object, "x500:/o=Contract/cn=a");
    const auto receipts = apply({again});
    EXPECT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    EXPECT_EQ(addresses(object), once);
}

TEST_P(DirectoryContract, WritesBytesAsTheyAre) {
    const Object object = somebody();
    const Value bytes = Value::binary(std::string("\0\1\xff\xfe\0\0\0\x80", 8));
    EXPECT_TRUE(apply({update(object, "msExchSafeSendersHash", {bytes})}).at(0).ok);
    EXPECT_EQ(valuesOf(object, "msExchSafeSendersHash"), Values{bytes});
}

TEST_P(DirectoryContract, WritesSeveralAttributesAtOnce) {
    const Object object = somebody();
    Change change = update(object, "msExchArchiveStatus", {Value::integer(1)});
    change.attributes.push_back(
        update(object, "msExchUserHoldPolicies", {Value::text("mbxa:1"), Value::text("mbxb:1")}).attributes.front());
    EXPECT_TRUE(apply({change}).at(0).ok);
    EXPECT_EQ(valuesOf(object, "msExchArchiveStatus").front().bytes(), "1");
    EXPECT_EQ(valuesOf(object, "msExchUserHoldPolicies").size(), 2u);
}

TEST_P(DirectoryContract, ReadsOnlyTheBasesItIsAskedFor) {
    Query query = users_;
    query.bases = {"OU=Nowhere,OU=People,DC=contoso,DC=test"};
    std::vector<Object> all;
    const auto read = endpoint().read(query,
                                      [&](std::vector<Object>&& page) -> Result<void> {
                                          all.insert(all.end(), page.begin(), page.end());
                                          return {};
                                      },
                                      {});
    // A base that is not there may be an error or simply empty; never the whole directory.
    EXPECT_TRUE(all.empty());
    EXPECT_TRUE(read.ok() || read.error().code == ErrorCode::NotFound);
}

TEST_P(DirectoryContract, SaysThatATextIsNoName) {
    const auto found = endpoint().at(users_, "not a name", {});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::InvalidInput);
}

INSTANTIATE_TEST_SUITE_P(Every, DirectoryContract,
                         ::testing::Values(Factory{"MemoryDirectory", memoryDirectory}, Factory{"Slapd", slapd}),
                         nameOf);

}  // namespace
}  // namespace hs::contract
