#pragma once

#include "core/base/Clock.h"
#include "core/service/Commands.h"

/// People, runs and answers of a small made-up company, the same every time.
namespace hs::ui::test::sample {

/// The moment at which everything is looked at.
UnixMillis now();

/// A clock that stands still at `now`.
class StillClock final : public Clock {
public:
    UnixMillis now() const override { return sample::now(); }
    std::chrono::steady_clock::time_point steady() const override { return {}; }
    bool sleepFor(std::chrono::milliseconds, std::stop_token) override { return true; }
};

constexpr const char* configurationName = "contoso.test";
constexpr const char* ada = "CN=Ada Lovelace,OU=People,DC=contoso,DC=test";

service::ConfigurationSummary summary();
SchemaCheck detectedSchema();
/// msExchArchiveStatus is not allowed on inetOrgPerson.
SchemaCheck undetectedSchema();
service::AgentStatus agent();
std::vector<service::DirectoryHit> hits();
std::vector<Step> steps();
Outcome provisioned();
std::vector<AttributeChange> attributes();
Outcome writtenBack();
std::vector<Run> runs();
service::RunDetail runDetail();
std::vector<std::pair<std::int64_t, Outcome>> log(int count);
service::ConnectionTest connectionTest(bool ok);

/// A healthy job between two cycles; two objects wait for their next try.
service::JobStatus job();
/// Signing in to the directory was refused, three times so far.
Quarantine quarantine();
/// Deletes reached the threshold; the plan of run 36 is held back.
Quarantine guardHold();
std::vector<Escrow> escrows();
PlanCounts planCounts();
LogVerdict verdict();

}  // namespace hs::ui::test::sample
