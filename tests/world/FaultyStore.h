#pragma once

#include "core/ports/Store.h"
#include "tests/world/Faults.h"

namespace hs::world {

/// A store whose n-th call fails, before or after it was carried out.
class FaultyStore final : public Store {
public:
    FaultyStore(Store& inner, Faults& faults) : inner_(inner), faults_(faults) {}

    Result<std::vector<Configuration>> configurations() override {
        return faults_.around([&] { return inner_.configurations(); });
    }
    Result<Configuration> configuration(const std::string& name) override {
        return faults_.around([&] { return inner_.configuration(name); });
    }
    Result<Configuration> saveConfiguration(const Configuration& configuration, const SaveNote& note = {}) override {
        return faults_.around([&] { return inner_.saveConfiguration(configuration, note); });
    }
    Result<std::vector<ConfigurationVersion>> configurationVersions(const std::string& name) override {
        return faults_.around([&] { return inner_.configurationVersions(name); });
    }
    Result<ConfigurationVersion> configurationVersion(const std::string& name, std::int64_t version) override {
        return faults_.around([&] { return inner_.configurationVersion(name, version); });
    }
    Result<void> deleteConfiguration(const std::string& name) override {
        return faults_.around([&] { return inner_.deleteConfiguration(name); });
    }
    Result<void> eachLink(const std::string& configuration, const LinkSink& sink) override {
        return faults_.around([&] { return inner_.eachLink(configuration, sink); });
    }
    Result<std::optional<Link>> link(const std::string& configuration, const std::string& anchor) override {
        return faults_.around([&] { return inner_.link(configuration, anchor); });
    }
    Result<void> saveLinks(const std::string& configuration, std::span<const Link> links) override {
        return faults_.around([&] { return inner_.saveLinks(configuration, links); });
    }
    Result<void> removeLinks(const std::string& configuration, std::span<const std::string> anchors) override {
        return faults_.around([&] { return inner_.removeLinks(configuration, anchors); });
    }
    Result<std::int64_t> beginRun(const Run& run) override {
        return faults_.around([&] { return inner_.beginRun(run); });
    }
    Result<void> updateRun(const Run& run) override {
        return faults_.around([&] { return inner_.updateRun(run); });
    }
    Result<Run> run(std::int64_t id) override {
        return faults_.around([&] { return inner_.run(id); });
    }
    Result<std::vector<Run>> runs(const std::string& configuration, int limit) override {
        return faults_.around([&] { return inner_.runs(configuration, limit); });
    }
    Result<void> closeInterruptedRuns(const std::string& configuration) override {
        return faults_.around([&] { return inner_.closeInterruptedRuns(configuration); });
    }
    Result<void> appendChanges(std::int64_t run, std::span<Change> changes) override {
        return faults_.around([&] { return inner_.appendChanges(run, changes); });
    }
    Result<void> updateChanges(std::span<const Change> changes) override {
        return faults_.around([&] { return inner_.updateChanges(changes); });
    }
    Result<void> markIntent(std::int64_t run, std::span<const std::int64_t> changeIds) override {
        return faults_.around([&] { return inner_.markIntent(run, changeIds); });
    }
    Result<void> eachChange(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                            const ChangeSink& sink) override {
        return faults_.around([&] { return inner_.eachChange(run, rule, state, sink); });
    }
    Result<void> appendOutcomes(std::span<Outcome> outcomes) override {
        return faults_.around([&] { return inner_.appendOutcomes(outcomes); });
    }
    Result<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(const OutcomeFilter& filter) override {
        return faults_.around([&] { return inner_.outcomes(filter); });
    }
    Result<void> saveSchema(const std::string& configuration, const Schema& schema) override {
        return faults_.around([&] { return inner_.saveSchema(configuration, schema); });
    }
    Result<std::optional<Schema>> schema(const std::string& configuration) override {
        return faults_.around([&] { return inner_.schema(configuration); });
    }
    Result<void> dropSchema(const std::string& configuration) override {
        return faults_.around([&] { return inner_.dropSchema(configuration); });
    }

    Result<std::vector<Link>> linksOf(const std::string& configuration, Side side,
                                      std::span<const std::string> ids) override {
        return faults_.around([&] { return inner_.linksOf(configuration, side, ids); });
    }
    Result<std::vector<Link>> linksOf(const std::string& configuration, std::span<const std::string> anchors) override {
        return faults_.around([&] { return inner_.linksOf(configuration, anchors); });
    }
    Result<std::int64_t> countLinks(const std::string& configuration) override {
        return faults_.around([&] { return inner_.countLinks(configuration); });
    }
    Result<std::vector<Run>> runsBasedOn(std::int64_t run) override {
        return faults_.around([&] { return inner_.runsBasedOn(run); });
    }
    Result<std::vector<Change>> changes(const ChangeFilter& filter) override {
        return faults_.around([&] { return inner_.changes(filter); });
    }
    Result<std::int64_t> countChanges(const ChangeFilter& filter) override {
        return faults_.around([&] { return inner_.countChanges(filter); });
    }
    Result<PlanCounts> planCounts(std::int64_t run) override {
        return faults_.around([&] { return inner_.planCounts(run); });
    }
    Result<std::int64_t> countOutcomes(const OutcomeFilter& filter) override {
        return faults_.around([&] { return inner_.countOutcomes(filter); });
    }
    Result<LogVerdict> verifyLog(std::stop_token stop) override {
        return faults_.around([&] { return inner_.verifyLog(stop); });
    }
    Result<std::int64_t> forgetBefore(const std::string& configuration, UnixMillis time) override {
        return faults_.around([&] { return inner_.forgetBefore(configuration, time); });
    }
    Result<std::optional<Watermarks>> watermarks(const std::string& configuration) override {
        return faults_.around([&] { return inner_.watermarks(configuration); });
    }
    Result<void> saveWatermarks(const std::string& configuration, const Watermarks& watermarks) override {
        return faults_.around([&] { return inner_.saveWatermarks(configuration, watermarks); });
    }
    Result<void> dropWatermarks(const std::string& configuration) override {
        return faults_.around([&] { return inner_.dropWatermarks(configuration); });
    }
    Result<std::vector<Escrow>> escrows(const std::string& configuration) override {
        return faults_.around([&] { return inner_.escrows(configuration); });
    }
    Result<void> saveEscrows(const std::string& configuration, std::span<const Escrow> escrows) override {
        return faults_.around([&] { return inner_.saveEscrows(configuration, escrows); });
    }
    Result<void> removeEscrows(const std::string& configuration, std::span<const std::string> anchors) override {
        return faults_.around([&] { return inner_.removeEscrows(configuration, anchors); });
    }
    Result<JobState> jobState(const std::string& configuration) override {
        return faults_.around([&] { return inner_.jobState(configuration); });
    }
    Result<void> saveJobState(const std::string& configuration, const JobState& state) override {
        return faults_.around([&] { return inner_.saveJobState(configuration, state); });
    }
    Result<std::vector<AttributeFreshness>> freshness(const std::string& configuration) override {
        return faults_.around([&] { return inner_.freshness(configuration); });
    }
    Result<void> saveFreshness(const std::string& configuration,
                               std::span<const AttributeFreshness> freshness) override {
        return faults_.around([&] { return inner_.saveFreshness(configuration, freshness); });
    }
    Result<Lease> takeLease(const std::string& holder, std::int64_t milliseconds) override {
        return faults_.around([&] { return inner_.takeLease(holder, milliseconds); });
    }
    Result<Lease> seizeLease(const std::string& holder, std::int64_t milliseconds) override {
        return faults_.around([&] { return inner_.seizeLease(holder, milliseconds); });
    }
    Result<void> releaseLease(const std::string& holder) override {
        return faults_.around([&] { return inner_.releaseLease(holder); });
    }
    Result<std::optional<Lease>> lease() override {
        return faults_.around([&] { return inner_.lease(); });
    }

private:
    Store& inner_;
    Faults& faults_;
};

}  // namespace hs::world
