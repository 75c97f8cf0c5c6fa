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
    Change remove(const Object& object, const std::string& value) {
        Change change = update(object, "proxyAddresses", {}, AttributeChange::Operation::Remove);
        change.attributes.front().payload = {Value::text(value)};
        return change;
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

TEST_P(DirectoryContract, RemovesOneValueAndLeavesTheOthersInPlace) {
    const Object object = somebody();
    for (const char* value : {"x500:/o=Contract/cn=a", "x500:/o=Contract/cn=b", "x500:/o=Contract/cn=c"})
        apply({add(object, value)});
    Values expected = addresses(object);
    std::erase(expected, Value::text("x500:/o=Contract/cn=b"));
    EXPECT_TRUE(apply({remove(object, "x500:/o=Contract/cn=b")}).at(0).ok);
    EXPECT_EQ(addresses(object), expected);
}

TEST_P(DirectoryContract, TakesARemovalOfWhatIsNotThereForDone) {
    const Object object = somebody();
    apply({add(object, "x500:/o=Contract/cn=a")});
    const Values before = addresses(object);
    const auto receipts = apply({remove(object, "x500:/o=Contract/cn=never")});
    EXPECT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    EXPECT_EQ(addresses(object), before);
}

TEST_P(DirectoryContract, TakesARemovalFromAnEmptyAttributeForDone) {
    const Object object = somebody();
    apply({update(object, "msExchUserHoldPolicies", {}, AttributeChange::Operation::Clear)});
    Change change = update(object, "msExchUserHoldPolicies", {}, AttributeChange::Operation::Remove);
    change.attributes.front().payload = {Value::text("UniH1")};
    const auto receipts = apply({change});
    EXPECT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    EXPECT_TRUE(valuesOf(object, "msExchUserHoldPolicies").empty());
}

TEST_P(DirectoryContract, RemovesAValueInWhateverCaseItIsThere) {
    const Object object = somebody();
    const Values before = addresses(object);
    apply({add(object, "x500:/o=Contract/cn=a")});
    EXPECT_TRUE(apply({remove(object, "X500:/O=CONTRACT/CN=A")}).at(0).ok);
    EXPECT_EQ(addresses(object), before);
}

TEST_P(DirectoryContract, RemovesAndWritesInOneChange) {
    const Object object = somebody();
    const Values before = addresses(object);
    apply({add(object, "x500:/o=Contract/cn=a")});
    Change change = remove(object, "x500:/o=Contract/cn=a");
    change.attributes.push_back(update(object, "msExchArchiveStatus", {Value::integer(1)}).attributes.front());
    EXPECT_TRUE(apply({change}).at(0).ok);
    EXPECT_EQ(addresses(object), before);
    EXPECT_EQ(valuesOf(object, "msExchArchiveStatus").front().bytes(), "1");
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
