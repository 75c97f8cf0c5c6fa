#pragma once

#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/ports/Store.h"
#include "core/store/ThreadConnections.h"

namespace hs {

/// The store in a database of its own: SQLite in one file, or PostgreSQL where several agents share it. Several threads
/// and several programs may work on it at once; a write waits for its turn. Sinks are called between reads and may call
/// the store. A process that is killed loses nothing of a call that has returned, and leaves nothing of one that has
/// not.
class SqlStore final : public Store {
public:
    using Limits = StoreLimits;

    /// Opens the store at `location`, a path or "postgresql://…" (see StoreLocation), and brings it up to date. A file
    /// is made (0600, its directory 0700) when there is none; a database has to be there, empty at first. `clock` must
    /// outlive the store. Errors: Unavailable (names the place and the next step), Corrupt (names `hybridsync doctor`),
    /// Unsupported (a newer version wrote it), InvalidInput (no such location). None ever holds the password.
    static Result<std::unique_ptr<SqlStore>> open(const std::string& location, Clock& clock);
    static Result<std::unique_ptr<SqlStore>> open(const std::string& location, Clock& clock, const Limits& limits);

    Result<std::vector<Configuration>> configurations() override;
    Result<Configuration> configuration(const std::string& name) override;
    Result<Configuration> saveConfiguration(const Configuration& configuration, const SaveNote& note = {}) override;
    Result<std::vector<ConfigurationVersion>> configurationVersions(const std::string& name) override;
    Result<ConfigurationVersion> configurationVersion(const std::string& name, std::int64_t version) override;
    Result<void> deleteConfiguration(const std::string& name) override;

    Result<void> eachLink(const std::string& configuration, const LinkSink& sink) override;
    Result<std::optional<Link>> link(const std::string& configuration, const std::string& anchor) override;
    Result<void> saveLinks(const std::string& configuration, std::span<const Link> links) override;
    Result<void> removeLinks(const std::string& configuration, std::span<const std::string> anchors) override;

    Result<std::int64_t> beginRun(const Run& run) override;
    Result<void> updateRun(const Run& run) override;
    Result<Run> run(std::int64_t id) override;
    Result<std::vector<Run>> runs(const std::string& configuration, int limit) override;
    Result<void> closeInterruptedRuns(const std::string& configuration) override;

    Result<void> appendChanges(std::int64_t run, std::span<Change> changes) override;
    Result<void> updateChanges(std::span<const Change> changes) override;
    Result<void> markIntent(std::int64_t run, std::span<const std::int64_t> changeIds) override;
    Result<void> eachChange(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                            const ChangeSink& sink) override;

    Result<void> appendOutcomes(std::span<Outcome> outcomes) override;
    Result<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(const OutcomeFilter& filter) override;

    Result<void> saveSchema(const std::string& configuration, const Schema& schema) override;
    Result<std::optional<Schema>> schema(const std::string& configuration) override;
    Result<void> dropSchema(const std::string& configuration) override;

    Result<std::vector<Link>> linksOf(const std::string& configuration, Side side,
                                      std::span<const std::string> ids) override;
    Result<std::vector<Link>> linksOf(const std::string& configuration, std::span<const std::string> anchors) override;
    Result<std::int64_t> countLinks(const std::string& configuration) override;
    Result<std::vector<Run>> runsBasedOn(std::int64_t run) override;
    Result<std::vector<Change>> changes(const ChangeFilter& filter) override;
    Result<std::int64_t> countChanges(const ChangeFilter& filter) override;
    Result<PlanCounts> planCounts(std::int64_t run) override;
    Result<std::int64_t> countOutcomes(const OutcomeFilter& filter) override;
    Result<LogVerdict> verifyLog(std::stop_token stop) override;
    Result<std::int64_t> forgetBefore(const std::string& configuration, UnixMillis time) override;

    Result<std::optional<Watermarks>> watermarks(const std::string& configuration) override;
    Result<void> saveWatermarks(const std::string& configuration, const Watermarks& watermarks) override;
    Result<void> dropWatermarks(const std::string& configuration) override;
    Result<std::vector<Escrow>> escrows(const std::string& configuration) override;
    Result<void> saveEscrows(const std::string& configuration, std::span<const Escrow> escrows) override;
    Result<void> removeEscrows(const std::string& configuration, std::span<const std::string> anchors) override;
    Result<JobState> jobState(const std::string& configuration) override;
    Result<void> saveJobState(const std::string& configuration, const JobState& state) override;
    Result<std::vector<AttributeFreshness>> freshness(const std::string& configuration) override;
    Result<void> saveFreshness(const std::string& configuration,
                               std::span<const AttributeFreshness> freshness) override;

    Result<Lease> takeLease(const std::string& holder, std::int64_t milliseconds) override;
    Result<Lease> seizeLease(const std::string& holder, std::int64_t milliseconds) override;
    Result<void> releaseLease(const std::string& holder) override;
    Result<std::optional<Lease>> lease() override;

private:
    SqlStore(const StoreLocation& location, Clock& clock, const Limits& limits);

    ThreadConnections connections_;
    Clock& clock_;
};

}  // namespace hs
