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
    Result<Configuration> saveConfiguration(const Configuration& configuration) override {
        return faults_.around([&] { return inner_.saveConfiguration(configuration); });
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
    Result<void> markIntent(std::span<const std::int64_t> changeIds) override {
        return faults_.around([&] { return inner_.markIntent(changeIds); });
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

private:
    Store& inner_;
    Faults& faults_;
};

}  // namespace hs::world
