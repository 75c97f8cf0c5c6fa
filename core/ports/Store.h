#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Change.h"
#include "core/model/Configuration.h"
#include "core/model/Link.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/Schema.h"

namespace hs {

/// Filter of the provisioning log; empty members match everything.
struct OutcomeFilter {
    std::string configuration;
    std::optional<std::int64_t> run;
    std::string text;  ///< part of a DN, UPN, id or anchor, without case
    std::optional<StepStatus> status;
    std::optional<ChangeKind> action;
    std::int64_t beforeId = 0;  ///< page: only rows older than this id; 0 = from the newest
    int limit = 200;
};

/// Everything the engine remembers. Disposable: delete it, run a full cycle, and the end state is the same (the
/// configurations and the journal are gone). Safe to use from several threads; each call is one transaction.
///
/// Errors: Unavailable (locked, disk full: names the file and the next step), Corrupt (names `doctor`), NotFound,
/// Conflict (version).
class Store {
public:
    virtual ~Store() = default;

    virtual Result<std::vector<Configuration>> configurations() = 0;
    virtual Result<Configuration> configuration(const std::string& name) = 0;
    /// Inserts (version 0) or updates. Conflict when `version` is not the stored one; returns the stored form with
    /// its new version.
    virtual Result<Configuration> saveConfiguration(const Configuration& configuration) = 0;
    /// With its links; the journal stays.
    virtual Result<void> deleteConfiguration(const std::string& name) = 0;

    using LinkSink = std::function<void(Link&&)>;
    virtual Result<void> eachLink(const std::string& configuration, const LinkSink& sink) = 0;
    virtual Result<std::optional<Link>> link(const std::string& configuration, const std::string& anchor) = 0;
    virtual Result<void> saveLinks(const std::string& configuration, std::span<const Link> links) = 0;
    virtual Result<void> removeLinks(const std::string& configuration, std::span<const std::string> anchors) = 0;

    /// Stores the run and returns its id. A run left Running by a killed process is closed as Interrupted by
    /// `closeInterruptedRuns`.
    virtual Result<std::int64_t> beginRun(const Run& run) = 0;
    virtual Result<void> updateRun(const Run& run) = 0;
    virtual Result<Run> run(std::int64_t id) = 0;
    /// Newest first.
    virtual Result<std::vector<Run>> runs(const std::string& configuration, int limit) = 0;
    virtual Result<void> closeInterruptedRuns(const std::string& configuration) = 0;

    /// The plan of a run, which becomes its journal. Ids are written into the changes.
    virtual Result<void> appendChanges(std::int64_t run, std::span<Change> changes) = 0;
    /// States, results, errors and read-back values after writing; matched by Change::id.
    virtual Result<void> updateChanges(std::span<const Change> changes) = 0;
    /// Marks as Intent before the write, so that a killed process knows what may have happened.
    virtual Result<void> markIntent(std::span<const std::int64_t> changeIds) = 0;
    /// In order of id, only those of `rule` and `state` when given; a failing sink stops with its error.
    using ChangeSink = std::function<Result<void>(Change&&)>;
    virtual Result<void> eachChange(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                                    const ChangeSink& sink) = 0;

    virtual Result<void> appendOutcomes(std::span<Outcome> outcomes) = 0;
    /// Newest first, with the row id of each.
    virtual Result<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(const OutcomeFilter& filter) = 0;

    /// The agent's cached copy of a directory's schema.
    virtual Result<void> saveSchema(const std::string& configuration, const Schema& schema) = 0;
    virtual Result<std::optional<Schema>> schema(const std::string& configuration) = 0;
    virtual Result<void> dropSchema(const std::string& configuration) = 0;
};

}  // namespace hs
