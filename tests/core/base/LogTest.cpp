#include "core/base/Log.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "core/base/Clock.h"
#include "tests/core/base/Expect.h"

namespace hs {
namespace {

QJsonObject onlyLine(const std::ostringstream& stream) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(stream.str())).object();
}

QString member(const QJsonObject& object, const char* name) { return object.value(QLatin1StringView(name)).toString(); }

TEST(StreamLog, WritesTextAsLevelMessageAndFields) {
    std::ostringstream stream;
    StreamLog log(stream, LogLevel::Debug);
    log.warning("The server is slow.", {{"server", "dc1"}, {"ms", "900"}});
    EXPECT_EQ(stream.str(), "warning: The server is slow. server=dc1 ms=900\n");
}

TEST(StreamLog, DropsWhatIsBelowItsThreshold) {
    std::ostringstream stream;
    StreamLog log(stream, LogLevel::Warning);
    log.debug("a");
    log.info("b");
    log.error("c");
    EXPECT_EQ(stream.str(), "error: c\n");
}

TEST(StreamLog, WritesOneJsonObjectALine) {
    std::ostringstream stream;
    StreamLog log(stream, LogLevel::Debug, StreamLog::Format::Json);
    log.info("Read \"everything\"\n.", {{"dn", "CN=Zoë,DC=contoso"}});
    const std::string written = stream.str();
    EXPECT_EQ(written.find('\n'), written.size() - 1);
    const QJsonObject line = onlyLine(stream);
    EXPECT_EQ(member(line, "level"), QStringLiteral("info"));
    EXPECT_EQ(member(line, "message"), QStringLiteral("Read \"everything\"\n."));
    EXPECT_EQ(member(line, "dn"), QString::fromUtf8("CN=Zoë,DC=contoso"));
}

TEST(StreamLog, PutsATimeIntoJson) {
    std::ostringstream stream;
    StreamLog log(stream, LogLevel::Debug, StreamLog::Format::Json);
    log.error("x");
    EXPECT_NE(fromIso8601(member(onlyLine(stream), "time").toStdString()), 0);
}

TEST(StreamLog, KeepsLinesOfSeveralThreadsWhole) {
    std::ostringstream stream;
    StreamLog log(stream, LogLevel::Debug);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&log] {
                for (int k = 0; k < 100; ++k) log.info("the same words in every line");
            });
    }
    std::istringstream lines(stream.str());
    int whole = 0;
    for (std::string line; std::getline(lines, line);) whole += line == "info: the same words in every line";
    EXPECT_EQ(whole, 400);
}

TEST(NullLog, ForgetsEverything) {
    NullLog log;
    log.error("nobody hears this");
    SUCCEED();
}

TEST(LogLevel, IsSpelledInLowerCase) {
    EXPECT_EQ(toString(LogLevel::Debug), "debug");
    EXPECT_EQ(toString(LogLevel::Info), "info");
    EXPECT_EQ(toString(LogLevel::Warning), "warning");
    EXPECT_EQ(toString(LogLevel::Error), "error");
}

}  // namespace
}  // namespace hs
