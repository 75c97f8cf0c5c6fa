#include "core/service/AgentWire.h"

#include <gtest/gtest.h>
#include <QJsonArray>

#include "core/ports/EventJson.h"

namespace hs::service {
namespace {

Event sample() {
    Event event;
    event.kind = Event::Kind::AttributesChanged;
    event.configuration = "contoso.test";
    event.run.id = 12;
    event.run.configuration = "contoso.test";
    event.run.kind = RunKind::Delta;
    event.run.counts.written = 7;
    event.run.by = "schedule";
    event.run.fence = 3;
    event.phase = "Writing to Active Directory – Müller";
    event.done = 41;
    event.total = 1000;
    event.perSecond = 12.625;
    event.step.name = "match";
    event.step.status = StepStatus::Failure;
    event.step.error = Error(ErrorCode::Denied, "No.").on("CN=Ada").attributeNamed("mail").saying("0x5").next("Ask.");
    AttributeChange attribute;
    attribute.target = "proxyAddresses";
    attribute.operation = AttributeChange::Operation::Add;
    attribute.payload = {Value::text("x500:/o=Contoso")};
    attribute.before = {Value::binary(std::string("\0\xff", 2))};
    event.attributes = {attribute};
    return event;
}

void expectEqual(const Event& a, const Event& b) {
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.configuration, b.configuration);
    EXPECT_EQ(a.run, b.run);
    EXPECT_EQ(a.phase, b.phase);
    EXPECT_EQ(a.done, b.done);
    EXPECT_EQ(a.total, b.total);
    EXPECT_EQ(a.perSecond, b.perSecond);
    EXPECT_EQ(a.step, b.step);
    EXPECT_EQ(a.attributes, b.attributes);
}

TEST(AgentWire, CarriesAnEventExactly) {
    const auto line = AgentLine::parse(eventLine(sample()));
    ASSERT_TRUE(line.ok()) << line.error().toLine();
    ASSERT_TRUE(line->event.has_value());
    expectEqual(*line->event, sample());
}

TEST(AgentWire, CarriesAnErrorWithEveryMember) {
    const Error error =
        Error(ErrorCode::Conflict, "Changed.").on("CN=Ada").attributeNamed("mail").saying("0x44").next("Plan again.");
    const auto line = AgentLine::parse(errorLine(error));
    ASSERT_TRUE(line.ok());
    EXPECT_EQ(line->error, error);
    EXPECT_FALSE(line->result.has_value());
}

TEST(AgentWire, CarriesEveryKindOfEventByItsName) {
    using Kind = Event::Kind;
    for (const auto kind :
         {Kind::RunStarted, Kind::Progress, Kind::StepChanged, Kind::AttributesChanged, Kind::RunEnded})
        EXPECT_EQ(eventKindFrom(toString(kind)), kind);
    EXPECT_FALSE(eventKindFrom("nonsense").has_value());
}

TEST(AgentWire, CarriesACycle) {
    CycleRequest request;
    request.configuration = "contoso.test";
    request.full = request.preview = true;
    request.by = "Ada";
    const auto read = cycleRequestFrom(toJson(request));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->configuration, "contoso.test");
    EXPECT_TRUE(read->full);
    EXPECT_TRUE(read->preview);
    EXPECT_EQ(read->by, "Ada");
}

TEST(AgentWire, CarriesAnOnDemandRequest) {
    OnDemandRequest request;
    request.configuration = "contoso.test";
    request.dn = "CN=Müller\\, Ö,DC=contoso,DC=test";
    request.preview = request.applyOutOfScope = true;
    request.waitSeconds = 7;
    const auto read = onDemandRequestFrom(toJson(request));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->dn, request.dn);
    EXPECT_TRUE(read->preview);
    EXPECT_TRUE(read->applyOutOfScope);
    EXPECT_EQ(read->waitSeconds, 7);
}

TEST(AgentWire, CarriesAnApplication) {
    const auto read = applyRequestFrom(toJson(ApplyRequest{9'007'199'254'740'991, true, "Ada"}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->run, 9'007'199'254'740'991);
    EXPECT_TRUE(read->allow);
    EXPECT_EQ(read->by, "Ada");
}

TEST(AgentWire, CarriesAnUndoWithItsChanges) {
    const auto read = undoRequestFrom(toJson(UndoRequest{4, {1, 5, 9}, true, "Ada"}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->run, 4);
    EXPECT_EQ(read->changes, (std::vector<std::int64_t>{1, 5, 9}));
    EXPECT_TRUE(read->preview);
}

TEST(AgentWire, RefusesAnUndoOfSomethingThatIsNoChange) {
    QJsonObject json = toJson(UndoRequest{4, {}, false, {}});
    json[QStringLiteral("changes")] = QJsonArray{QStringLiteral("one")};
    EXPECT_FALSE(undoRequestFrom(json).ok());
}

TEST(AgentWire, RefusesArgumentsThatLackWhatIsNeeded) {
    EXPECT_FALSE(cycleRequestFrom({}).ok());
    EXPECT_FALSE(onDemandRequestFrom({{QStringLiteral("configuration"), QStringLiteral("c")}}).ok());
    EXPECT_FALSE(applyRequestFrom({}).ok());
    EXPECT_FALSE(undoRequestFrom({}).ok());
    EXPECT_FALSE(agentReportFrom({}).ok());
}

TEST(AgentWire, CarriesAReportWithWhatGoesOn) {
    AgentReport report;
    report.status.host = "sync1";
    report.status.version = "1";
    report.status.processId = 4711;
    report.status.startedAt = 1'795'564'800'123;
    report.status.nextRunAt = 1'795'564'900'456;
    report.writes = report.scheduled = true;
    report.state = "waiting";
    report.live = {sample()};
    const auto read = agentReportFrom(toJson(report));
    ASSERT_TRUE(read.ok()) << read.error().toLine();
    EXPECT_EQ(read->status.host, "sync1");
    EXPECT_EQ(read->status.processId, 4711);
    EXPECT_EQ(read->status.startedAt, report.status.startedAt);
    EXPECT_EQ(read->status.nextRunAt, report.status.nextRunAt);
    EXPECT_FALSE(read->status.isConsole);
    EXPECT_TRUE(read->writes);
    EXPECT_TRUE(read->scheduled);
    EXPECT_EQ(read->state, "waiting");
    ASSERT_EQ(read->live.size(), 1u);
    expectEqual(read->live.front(), sample());
}

class Nonsense : public ::testing::TestWithParam<const char*> {};

TEST_P(Nonsense, IsNoRequest) {
    const auto request = AgentRequest::parse(GetParam());
    ASSERT_FALSE(request.ok());
    EXPECT_EQ(request.error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(request.error().nextStep.empty());
}

TEST_P(Nonsense, IsNoAnswer) { EXPECT_EQ(AgentLine::parse(GetParam()).error().code, ErrorCode::Corrupt); }

INSTANTIATE_TEST_SUITE_P(AgentWire, Nonsense,
                         ::testing::Values("", "please", "[]", "{}", "{\"command\":", "\xff\xfe", "null",
                                           "{\"command\":7}", "{\"result\":1}"));

TEST(AgentWire, ReadsItsOwnRequests) {
    const AgentRequest request{"cycle", {{QStringLiteral("configuration"), QStringLiteral("c")}}};
    const auto read = AgentRequest::parse(request.line());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->command, "cycle");
    EXPECT_EQ(read->arguments, request.arguments);
    EXPECT_EQ(request.line().find('\n'), std::string::npos);
}

}  // namespace
}  // namespace hs::service
