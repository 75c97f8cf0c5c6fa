#include <QByteArray>
#include <QCborArray>
#include <QCborValue>

#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "core/store/CborReader.h"
#include "core/store/CborWriter.h"

namespace hs {
namespace {

using namespace std::string_literals;

QCborValue readByQt(const CborWriter& writer) {
    return QCborValue::fromCbor(QByteArray::fromStdString(writer.written()));
}

std::string hexOf(std::int64_t number) {
    CborWriter writer;
    writer.integer(number);
    return toHex(writer.written());
}

TEST(CborWriter, WritesNumbersAsTheRfcShowsThem) {
    EXPECT_EQ(hexOf(0), "00");
    EXPECT_EQ(hexOf(23), "17");
    EXPECT_EQ(hexOf(24), "1818");
    EXPECT_EQ(hexOf(1000), "1903e8");
    EXPECT_EQ(hexOf(1000000), "1a000f4240");
    EXPECT_EQ(hexOf(1000000000000), "1b000000e8d4a51000");
    EXPECT_EQ(hexOf(-1), "20");
    EXPECT_EQ(hexOf(-1000), "3903e7");
}

TEST(CborWriter, WritesWhatQtReads) {
    CborWriter writer;
    writer.array(5);
    writer.text("Zoë");
    writer.bytes("\x00\xFF"s);
    writer.truth(true);
    writer.nothing();
    writer.integer(-7);
    const QCborArray array = readByQt(writer).toArray();
    EXPECT_EQ(array.size(), 5);
    EXPECT_EQ(array.at(0).toString(), QString::fromUtf8("Zoë"));
    EXPECT_EQ(array.at(1).toByteArray(), QByteArray("\x00\xFF", 2));
    EXPECT_TRUE(array.at(2).isTrue());
    EXPECT_TRUE(array.at(3).isNull());
    EXPECT_EQ(array.at(4).toInteger(), -7);
}

TEST(CborWriter, BeginsAgainWhenCleared) {
    CborWriter writer;
    writer.integer(5);
    writer.clear();
    writer.integer(6);
    EXPECT_EQ(toHex(writer.written()), "06");
}

TEST(CborReader, ReadsWhatQtWrites) {
    const QCborArray array{QCborValue(QStringLiteral("Zoë")), QCborValue(QByteArray("raw")), QCborValue(123456789),
                           QCborValue(false)};
    const std::string bytes = array.toCborValue().toCbor().toStdString();
    CborReader reader(bytes);
    EXPECT_EQ(reader.array(), 4U);
    EXPECT_EQ(reader.text(), "Zoë");
    EXPECT_EQ(reader.bytes(), "raw");
    EXPECT_EQ(reader.integer(), 123456789);
    EXPECT_FALSE(reader.truth());
    EXPECT_TRUE(reader.complete());
}

TEST(CborReader, ReadsTheLargestAndSmallestNumbers) {
    for (const std::int64_t number : {INT64_MAX, INT64_MIN, INT64_MIN + 1, std::int64_t{255}, std::int64_t{256},
                                      std::int64_t{65535}, std::int64_t{65536}, std::int64_t{4294967296}}) {
        CborWriter writer;
        writer.integer(number);
        EXPECT_EQ(CborReader(writer.written()).integer(), number);
    }
}

TEST(CborReader, RefusesNumbersThatDoNotFit) {
    const std::string tooLarge = "\x1B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s;
    CborReader reader(tooLarge);
    reader.integer();
    EXPECT_FALSE(reader.ok());
}

TEST(CborReader, FailsOnAnotherKind) {
    CborWriter writer;
    writer.text("abc");
    CborReader reader(writer.written());
    EXPECT_EQ(reader.integer(), 0);
    EXPECT_FALSE(reader.ok());
}

TEST(CborReader, StaysFailed) {
    CborWriter writer;
    writer.text("abc");
    CborReader reader(writer.written());
    reader.nothing();
    EXPECT_EQ(reader.text(), "");
    EXPECT_EQ(reader.peek(), CborReader::Kind::End);
    EXPECT_FALSE(reader.complete());
}

TEST(CborReader, FailsOnWhatIsCutOff) {
    CborWriter writer;
    writer.array(2);
    writer.text("a text of some length");
    writer.integer(100000);
    for (std::size_t length = 0; length < writer.written().size(); ++length) {
        CborReader reader(std::string_view(writer.written()).substr(0, length));
        reader.array();
        reader.text();
        reader.integer();
        EXPECT_FALSE(reader.ok()) << length;
    }
}

TEST(CborReader, DoesNotBelieveACountThatCannotBe) {
    const std::string claims = "\x9B\x00\x00\x00\xFF\xFF\xFF\xFF\xFF"s;
    CborReader reader(claims);
    EXPECT_EQ(reader.array(), 0U);
    EXPECT_FALSE(reader.ok());
}

TEST(CborReader, PassesOverElementsItDoesNotKnow) {
    CborWriter writer;
    writer.array(6);
    writer.integer(1);
    writer.text("new");
    writer.bytes("new");
    writer.array(2);
    writer.array(0);
    writer.truth(true);
    writer.nothing();
    writer.integer(-3);
    CborReader reader(writer.written());
    const std::size_t more = reader.arrayOf(1);
    EXPECT_EQ(more, 5U);
    EXPECT_EQ(reader.integer(), 1);
    reader.skip(more);
    EXPECT_TRUE(reader.complete());
}

TEST(CborReader, FailsWhenTooFewElementsAreThere) {
    CborWriter writer;
    writer.array(1);
    writer.integer(1);
    CborReader reader(writer.written());
    reader.arrayOf(2);
    EXPECT_FALSE(reader.ok());
}

TEST(CborReader, RefusesEnumeratorsBeyondTheLast) {
    enum class Small { A, B };
    for (const std::int64_t number : {std::int64_t{2}, std::int64_t{-1}}) {
        CborWriter writer;
        writer.integer(number);
        CborReader reader(writer.written());
        reader.enumerator(Small::B);
        EXPECT_FALSE(reader.ok()) << number;
    }
}

TEST(CborReader, DoesNotOverflowOnDeepNesting) {
    const std::string deep(200000, '\x81');
    CborReader reader(deep);
    reader.skip(1);
    EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace hs
