#include "core/store/RecordCodec.h"

#include <QByteArray>

#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "tests/core/model/Samples.h"

namespace hs {
namespace {

template <typename T>
std::string bodyOf(const T& record) {
    CborWriter writer;
    encode(record, writer);
    return writer.written();
}

/// What the body holds: the columns beside it hold the rest.
Change withoutColumns(Change change) {
    change.id = 0;
    change.state = Change::State::Planned;
    return change;
}

Outcome withoutColumns(Outcome outcome) {
    outcome.id = 0;
    outcome.run = 0;
    return outcome;
}

TEST(RecordCodec, KeepsAChange) {
    EXPECT_EQ(decodeChange(bodyOf(test::sampleChange())), withoutColumns(test::sampleChange()));
}

TEST(RecordCodec, KeepsAChangeOfDefaults) { EXPECT_EQ(decodeChange(bodyOf(Change())), Change()); }

TEST(RecordCodec, KeepsAnOutcome) {
    EXPECT_EQ(decodeOutcome(bodyOf(test::sampleOutcome())), withoutColumns(test::sampleOutcome()));
}

TEST(RecordCodec, KeepsAnOutcomeOfDefaults) { EXPECT_EQ(decodeOutcome(bodyOf(Outcome())), Outcome()); }

TEST(RecordCodec, KeepsTextThatIsNotUtf8) {
    Change change;
    change.attributes = {AttributeChange()};
    change.attributes[0].before = {Value::text("\xFF\xFE")};
    EXPECT_EQ(decodeChange(bodyOf(change)), change);
}

Change changeOfTheFirstRelease() {
    Change change;
    change.rule = RuleKind::Writeback;
    change.kind = ChangeKind::Update;
    change.target = {Side::Directory, ObjectClass::User, "i", "n", "a"};
    change.attributes = {AttributeChange()};
    change.attributes[0].target = "t";
    change.attributes[0].after = {Value::integer(1)};
    change.writtenAt = 9;
    return change;
}

constexpr const char* membersOfTheFirstRelease =
    "0101850004606060850000"
    "6169616e6161"
    "818860617400808101800060"
    "f609";

TEST(RecordCodec, NeverChangesTheFormOfAStoredChange) {
    // Stores in the field hold these bytes. A new member goes to the end of its array, and this stays readable.
    Change change = changeOfTheFirstRelease();
    change.directoryPrintAfter = 5;
    change.cloudPrintAfter = 6;
    EXPECT_EQ(toHex(bodyOf(change)), std::string("89") + membersOfTheFirstRelease + "0506");
}

TEST(RecordCodec, ReadsAChangeOfTheFirstRelease) {
    const std::string hex = std::string("87") + membersOfTheFirstRelease;
    const std::string body = QByteArray::fromHex(QByteArray::fromStdString(hex)).toStdString();
    EXPECT_EQ(decodeChange(body), changeOfTheFirstRelease());
}

TEST(RecordCodec, ReadsAnOutcomeOfTheFirstRelease) {
    // Then it had ten members: the array's head is another, and the last byte, the change, was not there.
    std::string body = bodyOf(Outcome());
    body.front() = static_cast<char>(0x8A);
    body.pop_back();
    EXPECT_EQ(decodeOutcome(body), Outcome());
}

TEST(RecordCodec, KeepsAllBitsOfTheFingerprints) {
    Change change;
    change.directoryPrintAfter = 0xFEDCBA9876543210ULL;
    change.cloudPrintAfter = ~0ULL;
    EXPECT_EQ(decodeChange(bodyOf(change)), change);
}

TEST(RecordCodec, KeepsTheNewestKindsOfChanges) {
    Change change;
    change.kind = ChangeKind::Restore;
    change.attributes = {AttributeChange()};
    change.attributes[0].operation = AttributeChange::Operation::Remove;
    EXPECT_EQ(decodeChange(bodyOf(change)), change);
}

TEST(RecordCodec, ReadsABodyWithMembersOfANewerVersion) {
    CborWriter writer;
    writer.array(10);
    std::string body = writer.written() + bodyOf(Change()).substr(1);
    CborWriter added;
    added.text("from the future");
    body += added.written();
    EXPECT_EQ(decodeChange(body), Change());
}

TEST(RecordCodec, RefusesACutBodyAtEveryLength) {
    const std::string body = bodyOf(test::sampleChange());
    for (std::size_t length = 0; length < body.size(); ++length)
        EXPECT_EQ(decodeChange(body.substr(0, length)), std::nullopt) << length;
}

TEST(RecordCodec, RefusesACutOutcomeAtEveryLength) {
    const std::string body = bodyOf(test::sampleOutcome());
    for (std::size_t length = 0; length < body.size(); ++length)
        EXPECT_EQ(decodeOutcome(body.substr(0, length)), std::nullopt) << length;
}

TEST(RecordCodec, RefusesABodyWithMoreBehindIt) {
    EXPECT_EQ(decodeChange(bodyOf(test::sampleChange()) + "x"), std::nullopt);
}

TEST(RecordCodec, SurvivesEveryFlippedByte) {
    // Whatever it answers, it must not crash or reserve the memory a broken count asks for.
    const std::string body = bodyOf(test::sampleOutcome());
    int readable = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        std::string broken = body;
        broken[i] = static_cast<char>(~broken[i]);
        readable += decodeOutcome(broken).has_value();
    }
    EXPECT_LT(readable, static_cast<int>(body.size()));
}

TEST(RecordCodec, IsCompact) {
    // A plan of 300,000 users has to fit: what is empty costs a byte.
    EXPECT_LE(bodyOf(Change()).size(), 20U);
    EXPECT_LE(bodyOf(Outcome()).size(), 24U);
}

}  // namespace
}  // namespace hs
