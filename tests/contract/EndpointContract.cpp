// What every endpoint promises (core/ports/Endpoint.h), whichever side it is and whatever is behind it.
#include <algorithm>
#include <set>

#include "tests/contract/EndpointContract.h"

namespace hs::contract {
namespace {

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
    const auto read = endpoint().read(users_,
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
    const auto read = endpoint().read(
        users_, [](std::vector<Object>&&) -> Result<void> { return {}; }, stop.get_token());
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
                         ::testing::Values(Factory{"MemoryDirectory", memoryDirectory},
                                           Factory{"MemoryCloud", memoryCloud}, Factory{"Slapd", slapd},
                                           Factory{"Tenant", tenant}),
                         nameOf);

}  // namespace
}  // namespace hs::contract
