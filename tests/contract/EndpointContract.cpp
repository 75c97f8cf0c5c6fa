// What every endpoint promises (core/ports/Endpoint.h), whichever side it is and whatever is behind it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"
#include "tests/contract/EndpointUnderTest.h"

namespace hs::contract {
namespace {

std::string nameOf(const ::testing::TestParamInfo<Factory>& made) { return made.param.name; }

class EndpointContract : public ::testing::TestWithParam<Factory> {
protected:
    EndpointContract() : subject_(GetParam().make()) {
        users_.classes = {ObjectClass::User};
        users_.attributes = {subject_->unique(), "displayName", subject_->writable()};
    }

    Endpoint& endpoint() { return subject_->endpoint(); }
    bool isDirectory() { return endpoint().traits().side == Side::Directory; }

    /// Names compare as their side compares them.
    std::string key(const std::string& name) {
        const auto dn = Dn::parse(name);
        return isDirectory() && dn ? dn->normalized() : foldCase(name);
    }

    std::vector<Object> readAll(const Query& query) {
        std::vector<Object> all;
        const auto read = endpoint().read(
            query,
            [&](std::vector<Object>&& page) -> Result<void> {
                for (Object& object : page) all.push_back(std::move(object));
                return {};
            },
            {});
        EXPECT_TRUE(read.ok()) << (read.ok() ? std::string() : read.error().toLine());
        return all;
    }

    Object somebody(std::size_t which = 3) {
        auto found = endpoint().at(users_, subject_->userNames()[which], {});
        EXPECT_TRUE(found.ok()) << (found.ok() ? std::string() : found.error().toLine());
        return found.ok() ? *found : Object();
    }

    Change update(const Object& object, const AttributeName& name, Values after,
                  AttributeChange::Operation operation = AttributeChange::Operation::Replace) {
        Change change;
        change.rule = isDirectory() ? RuleKind::Writeback : RuleKind::Provisioning;
        change.target = {endpoint().traits().side, object.objectClass, object.id, object.name, object.anchor};
        AttributeChange attribute;
        attribute.target = name;
        attribute.operation = operation;
        attribute.before = object.values(name);
        attribute.after = std::move(after);
        if (operation == AttributeChange::Operation::Add) attribute.payload = {attribute.after.back()};
        change.attributes.push_back(std::move(attribute));
        return change;
    }

    std::map<std::size_t, Receipt> apply(const std::vector<Change>& changes) {
        std::map<std::size_t, Receipt> receipts;
        const auto applied = endpoint().apply(
            changes,
            [&](std::size_t index, Receipt&& receipt) -> Result<void> {
                EXPECT_TRUE(receipts.emplace(index, std::move(receipt)).second) << "a second receipt for " << index;
                return {};
            },
            {});
        EXPECT_TRUE(applied.ok()) << (applied.ok() ? std::string() : applied.error().toLine());
        EXPECT_EQ(receipts.size(), changes.size());
        return receipts;
    }

    Values valuesOf(const Object& object, const AttributeName& name) {
        Query query = users_;
        query.attributes = {name};
        const auto found = endpoint().fetch(query, {&object.id, 1}, {});
        EXPECT_TRUE(found.ok());
        return found.ok() && found->size() == 1 ? found->front().values(name) : Values();
    }

    std::unique_ptr<EndpointUnderTest> subject_;
    Query users_;
};

TEST_P(EndpointContract, NamesItsServer) { EXPECT_FALSE(endpoint().traits().server.empty()); }

TEST_P(EndpointContract, ReadsEverybodyExactlyOnce) {
    std::multiset<std::string> seen;
    for (const Object& object : readAll(users_)) seen.insert(key(object.name));
    for (const std::string& name : subject_->userNames()) EXPECT_EQ(seen.count(key(name)), 1u) << name;
}

TEST_P(EndpointContract, GivesEveryObjectAnIdANameAClassAndAnAnchor) {
    std::set<std::string> ids;
    for (const Object& object : readAll(users_)) {
        EXPECT_FALSE(object.name.empty());
        EXPECT_FALSE(object.anchor.empty()) << object.name;
        EXPECT_EQ(object.objectClass, ObjectClass::User) << object.name;
        EXPECT_TRUE(ids.insert(object.id).second) << object.name;
    }
}

TEST_P(EndpointContract, GivesOnlyWhatWasAskedFor) {
    Query query = users_;
    query.attributes = {"displayName"};
    for (const Object& object : readAll(query))
        for (const auto& [name, values] : object.attributes()) EXPECT_EQ(name, AttributeName("displayName"));
}

TEST_P(EndpointContract, KnowsThatAnAttributeIsAbsent) {
    const Object object = somebody();
    EXPECT_FALSE(object.has(subject_->writable()) && object.first(subject_->writable()).empty());
    EXPECT_EQ(object.unknownReason(subject_->writable()), nullptr);
}

TEST_P(EndpointContract, StopsReadingWithThePagesOwnError) {
    int pages = 0;
    const auto read = endpoint().read(
        users_,
        [&](std::vector<Object>&&) -> Result<void> {
            ++pages;
            return Error(ErrorCode::InvalidInput, "enough");
        },
        {});
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().message, "enough");
    EXPECT_EQ(pages, 1);
}

TEST_P(EndpointContract, CanBeReadAgainAfterAReadThatWasStopped) {
    const auto ignored = endpoint().read(
        users_, [](std::vector<Object>&&) -> Result<void> { return Error(ErrorCode::InvalidInput, "enough"); }, {});
    EXPECT_FALSE(ignored.ok());
    EXPECT_GE(readAll(users_).size(), subject_->userNames().size());
}

TEST_P(EndpointContract, ReadsNothingWhenStoppedBefore) {
    std::stop_source stop;
    stop.request_stop();
    const auto read = endpoint().read(users_, [](std::vector<Object>&&) -> Result<void> { return {}; }, stop.get_token());
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

TEST_P(EndpointContract, FetchesByIdInAnyNumber) {
    std::vector<std::string> ids;
    for (const Object& object : readAll(users_)) ids.push_back(object.id);
    const auto found = endpoint().fetch(users_, ids, {});
    ASSERT_TRUE(found.ok());
    std::set<std::string> got;
    for (const Object& object : *found) got.insert(object.id);
    EXPECT_EQ(got, std::set<std::string>(ids.begin(), ids.end()));
}

TEST_P(EndpointContract, LeavesOutIdsThatDoNotExist) {
    const std::vector<std::string> ids{somebody().id, "00000000-0000-4000-8000-00000000dead"};
    const auto found = endpoint().fetch(users_, ids, {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().id, ids.front());
}

TEST_P(EndpointContract, FetchesNothingForNoIds) {
    const auto found = endpoint().fetch(users_, {}, {});
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found->empty());
}

TEST_P(EndpointContract, FetchGivesTheSameObjectAsRead) {
    const auto all = readAll(users_);
    ASSERT_FALSE(all.empty());
    const auto found = endpoint().fetch(users_, {&all.front().id, 1}, {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().name, all.front().name);
    EXPECT_EQ(found->front().anchor, all.front().anchor);
    EXPECT_EQ(found->front().values("displayName"), all.front().values("displayName"));
}

TEST_P(EndpointContract, FindsOneObjectByName) { EXPECT_EQ(key(somebody(5).name), key(subject_->userNames()[5])); }

TEST_P(EndpointContract, SaysNotFoundForAStranger) {
    const auto found = endpoint().at(users_, subject_->strangersName(), {});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(found.error().nextStep.empty());
}

TEST_P(EndpointContract, FindsByValueWithoutCase) {
    const Object object = somebody();
    std::string value = object.first(subject_->unique());
    for (char& c : value)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    const auto found = endpoint().find(users_, subject_->unique(), Value::text(value), {});
    ASSERT_TRUE(found.ok()) << found.error().toLine();
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().id, object.id);
}

TEST_P(EndpointContract, FindsNothingForAValueNobodyHas) {
    const auto found = endpoint().find(users_, subject_->unique(), Value::text("nobody@contoso.test"), {});
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found->empty());
}

TEST_P(EndpointContract, FindsAValueWithAnApostropheAndAnAsterisk) {
    const auto found = endpoint().find(users_, subject_->unique(), Value::text("o'nobody*(x)\\@contoso.test"), {});
    ASSERT_TRUE(found.ok()) << found.error().toLine();
    EXPECT_TRUE(found->empty());
}

TEST_P(EndpointContract, SearchesByTheBeginningOfAName) {
    const Object object = somebody();
    const auto found = endpoint().search(object.first("displayName"), 20, {});
    ASSERT_TRUE(found.ok()) << found.error().toLine();
    EXPECT_TRUE(std::any_of(found->begin(), found->end(), [&](const Object& hit) { return hit.id == object.id; }));
}

TEST_P(EndpointContract, WritesAValue) {
    const Object object = somebody();
    const auto receipts = apply({update(object, subject_->writable(), {Value::text("written")})});
    EXPECT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
    EXPECT_EQ(valuesOf(object, subject_->writable()), Values{Value::text("written")});
}

TEST_P(EndpointContract, ReplacesAValue) {
    const Object object = somebody();
    apply({update(object, subject_->writable(), {Value::text("one")})});
    apply({update(object, subject_->writable(), {Value::text("two")})});
    EXPECT_EQ(valuesOf(object, subject_->writable()), Values{Value::text("two")});
}

TEST_P(EndpointContract, WritesAValueBeyondAscii) {
    const Object object = somebody();
    apply({update(object, subject_->writable(), {Value::text("Łukasz ‘ß’ 東京")})});
    EXPECT_EQ(valuesOf(object, subject_->writable()), Values{Value::text("Łukasz ‘ß’ 東京")});
}

TEST_P(EndpointContract, ClearsAValueAndDoesNotMindWhenThereIsNone) {
    const Object object = somebody();
    apply({update(object, subject_->writable(), {Value::text("one")})});
    for (int i = 0; i < 2; ++i) {
        const auto receipts = apply({update(object, subject_->writable(), {}, AttributeChange::Operation::Clear)});
        EXPECT_TRUE(receipts.at(0).ok) << receipts.at(0).error.toLine();
        EXPECT_TRUE(valuesOf(object, subject_->writable()).empty());
    }
}

TEST_P(EndpointContract, GivesEachOfManyChangesItsOwnReceipt) {
    std::vector<Change> changes;
    const auto all = readAll(users_);
    for (const Object& object : all)
        changes.push_back(update(object, subject_->writable(), {Value::text("v" + object.id.substr(0, 8))}));
    for (const auto& [index, receipt] : apply(changes)) EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    for (const Object& object : all)
        EXPECT_EQ(valuesOf(object, subject_->writable()), Values{Value::text("v" + object.id.substr(0, 8))});
}

TEST_P(EndpointContract, AppliesNothingForNoChanges) { EXPECT_TRUE(apply({}).empty()); }

TEST_P(EndpointContract, FailsAMissingObjectAloneAndWritesTheOthers) {
    const Object object = somebody();
    Object missing = object;
    missing.id = "00000000-0000-4000-8000-00000000dead";
    missing.name = subject_->strangersName();
    const auto receipts = apply({update(missing, subject_->writable(), {Value::text("lost")}),
                                 update(object, subject_->writable(), {Value::text("kept")})});
    EXPECT_FALSE(receipts.at(0).ok);
    EXPECT_EQ(receipts.at(0).error.code, ErrorCode::NotFound) << receipts.at(0).error.toLine();
    EXPECT_TRUE(receipts.at(1).ok);
    EXPECT_EQ(valuesOf(object, subject_->writable()), Values{Value::text("kept")});
}

TEST_P(EndpointContract, WritesNothingWhenStoppedBefore) {
    const Object object = somebody();
    const Values before = valuesOf(object, subject_->writable());
    std::stop_source stop;
    stop.request_stop();
    const std::vector<Change> changes{update(object, subject_->writable(), {Value::text("too late")})};
    const auto applied = endpoint().apply(
        changes, [](std::size_t, Receipt&&) -> Result<void> { return {}; }, stop.get_token());
    ASSERT_FALSE(applied.ok());
    EXPECT_EQ(applied.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(valuesOf(object, subject_->writable()), before);
}

INSTANTIATE_TEST_SUITE_P(Every, EndpointContract,
                         ::testing::Values(Factory{"MemoryDirectory", memoryDirectory}, Factory{"MemoryCloud", memoryCloud},
                                           Factory{"Slapd", slapd}, Factory{"Tenant", tenant}),
                         nameOf);

/// What only a directory can do.
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
    change.attributes.push_back(update(object, "msExchUserHoldPolicies", {Value::text("mbxa:1"), Value::text("mbxb:1")})
                                    .attributes.front());
    EXPECT_TRUE(apply({change}).at(0).ok);
    EXPECT_EQ(valuesOf(object, "msExchArchiveStatus").front().bytes(), "1");
    EXPECT_EQ(valuesOf(object, "msExchUserHoldPolicies").size(), 2u);
}

TEST_P(DirectoryContract, ReadsOnlyTheBasesItIsAskedFor) {
    Query query = users_;
    query.bases = {"OU=Nowhere,OU=People,DC=contoso,DC=test"};
    std::vector<Object> all;
    const auto read = endpoint().read(
        query,
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

/// What only a cloud can do.
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

INSTANTIATE_TEST_SUITE_P(Every, CloudContract,
                         ::testing::Values(Factory{"MemoryCloud", memoryCloud}, Factory{"Tenant", tenant}),
                         nameOf);

}  // namespace
}  // namespace hs::contract
