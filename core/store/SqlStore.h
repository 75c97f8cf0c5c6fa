#pragma once

#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/ports/Store.h"
#include "core/store/ThreadConnections.h"

namespace hs {

/// The store in a database of its own: SQLite in one file. Several threads and several programs may work on it at
/// once; a write waits for its turn. Sinks are called between reads and may call the store.
/// A process that is killed loses nothing of a call that has returned, and leaves nothing of one that has not.
class SqlStore final : public Store {
public:
    using Limits = StoreLimits;

    /// Opens the file, makes it (0600, its directory 0700) when there is none, and brings it up to date.
    /// `clock` must outlive the store. Errors: Unavailable (names the file and the next step), Corrupt (names
    /// `hybridsync doctor`), Unsupported (a newer version wrote it).
    static Result<std::unique_ptr<SqlStore>> open(const std::string& path, Clock& clock);
    static Result<std::unique_ptr<SqlStore>> open(const std::string& path, Clock& clock, const Limits& limits);

    Result<std::vector<Configuration>> configurations() override;
    Result<Configuration> configuration(const std::string& name) override;
    Result<Configuration> saveConfiguration(const Configuration& configuration) override;
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

    // Not kept yet.
    Result<std::vector<Link>> linksOf(const std::string&, Side, std::span<const std::string>) override {
        return pending("linksOf");
    }
    Result<std::vector<Link>> linksOf(const std::string&, std::span<const std::string>) override {
        return pending("linksOf");
    }
    Result<std::int64_t> countLinks(const std::string&) override { return pending("countLinks"); }
    Result<std::vector<Run>> runsBasedOn(std::int64_t) override { return pending("runsBasedOn"); }
    Result<std::vector<Change>> changes(const ChangeFilter&) override { return pending("changes"); }
    Result<std::int64_t> countChanges(const ChangeFilter&) override { return pending("countChanges"); }
    Result<PlanCounts> planCounts(std::int64_t) override { return pending("planCounts"); }
    Result<std::int64_t> countOutcomes(const OutcomeFilter&) override { return pending("countOutcomes"); }
    Result<LogVerdict> verifyLog(std::stop_token) override { return pending("verifyLog"); }
    Result<std::int64_t> forgetBefore(const std::string&, UnixMillis) override { return pending("forgetBefore"); }
    Result<std::optional<Watermarks>> watermarks(const std::string&) override { return pending("watermarks"); }
    Result<void> saveWatermarks(const std::string&, const Watermarks&) override { return pending("saveWatermarks"); }
    Result<void> dropWatermarks(const std::string&) override { return pending("dropWatermarks"); }
    Result<std::vector<Escrow>> escrows(const std::string&) override { return pending("escrows"); }
    Result<void> saveEscrows(const std::string&, std::span<const Escrow>) override { return pending("saveEscrows"); }
    Result<void> removeEscrows(const std::string&, std::span<const std::string>) override {
        return pending("removeEscrows");
    }
    Result<JobState> jobState(const std::string&) override { return pending("jobState"); }
    Result<void> saveJobState(const std::string&, const JobState&) override { return pending("saveJobState"); }
    Result<std::vector<AttributeFreshness>> freshness(const std::string&) override { return pending("freshness"); }
    Result<void> saveFreshness(const std::string&, std::span<const AttributeFreshness>) override {
        return pending("saveFreshness");
    }
    Result<Lease> takeLease(const std::string&, std::int64_t) override { return pending("takeLease"); }
    Result<Lease> seizeLease(const std::string&, std::int64_t) override { return pending("seizeLease"); }
    Result<void> releaseLease(const std::string&) override { return pending("releaseLease"); }
    Result<std::optional<Lease>> lease() override { return pending("lease"); }
    static Error pending(const char* what) {
        return Error(ErrorCode::Unsupported, std::string("The store cannot do ") + what + " yet.");
    }

private:
    SqlStore(const std::string& path, Clock& clock, const Limits& limits);

    ThreadConnections connections_;
    Clock& clock_;
};

}  // namespace hs
