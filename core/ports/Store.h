#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Change.h"
#include "core/model/ConfigurationVersion.h"
#include "core/model/Job.h"
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
    std::optional<RuleKind> rule;
    UnixMillis from = 0;        ///< ended at or after; 0 = no bound
    UnixMillis until = 0;       ///< ended before; 0 = no bound
    std::int64_t beforeId = 0;  ///< page: only rows older than this id; 0 = from the newest
    int limit = 200;
};

/// Filter of the changes of one run; empty members match everything.
struct ChangeFilter {
    std::int64_t run = 0;
    std::string text;  ///< part of a DN, UPN, id or anchor of either side, without case
    std::optional<RuleKind> rule;
    std::optional<ChangeKind> kind;
    std::optional<Change::State> state;
    std::int64_t afterId = 0;  ///< page: only changes with a higher id
    int limit = 200;
};

/// How many changes of a run there are of each sort: what the head of a plan shows.
struct PlanCounts {
    std::int64_t creates = 0, updates = 0, disables = 0, deletes = 0;
    std::int64_t planned = 0, done = 0, failed = 0, skipped = 0, intent = 0;
    std::int64_t provisioning = 0, writeback = 0;

    bool operator==(const PlanCounts&) const = default;
};

/// What `log verify` found. The log is a chain: each entry carries the SHA-256 of its content and of the entry before.
struct LogVerdict {
    bool intact = true;
    std::int64_t entries = 0;  ///< looked at
    std::int64_t firstId = 0;  ///< oldest entry that retention has left
    std::int64_t lastId = 0;
    std::int64_t brokenAt = 0;  ///< first entry that does not fit; 0 = none
    std::string problem;        ///< in words; empty when intact
    std::string head;           ///< hash of the newest entry, hexadecimal: note it down to prove later that nothing
                                ///< was cut off
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
    /// its new version. Each version is kept, with the note.
    virtual Result<Configuration> saveConfiguration(const Configuration& configuration, const SaveNote& note = {}) = 0;
    /// Every version of a configuration, newest first. NotFound when there is no such configuration.
    virtual Result<std::vector<ConfigurationVersion>> configurationVersions(const std::string& name) = 0;
    /// One of them. NotFound names those that there are.
    virtual Result<ConfigurationVersion> configurationVersion(const std::string& name, std::int64_t version) = 0;
    /// With its versions, links, watermarks, escrows and job state; the journal stays.
    virtual Result<void> deleteConfiguration(const std::string& name) = 0;

    using LinkSink = std::function<void(Link&&)>;
    virtual Result<void> eachLink(const std::string& configuration, const LinkSink& sink) = 0;
    virtual Result<std::optional<Link>> link(const std::string& configuration, const std::string& anchor) = 0;
    /// The links of these objects, by either id; what is not linked is missing.
    virtual Result<std::vector<Link>> linksOf(const std::string& configuration, Side side,
                                              std::span<const std::string> ids) = 0;
    virtual Result<std::vector<Link>> linksOf(const std::string& configuration,
                                              std::span<const std::string> anchors) = 0;
    virtual Result<std::int64_t> countLinks(const std::string& configuration) = 0;
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
    /// Every run whose basis is this one, newest first.
    virtual Result<std::vector<Run>> runsBasedOn(std::int64_t run) = 0;

    /// The plan of a run, which becomes its journal. Ids are written into the changes.
    virtual Result<void> appendChanges(std::int64_t run, std::span<Change> changes) = 0;
    /// States, results, errors and read-back values after writing; matched by Change::id.
    virtual Result<void> updateChanges(std::span<const Change> changes) = 0;
    /// Marks as Intent before the write, so that a killed process knows what may have happened. Conflict, and nothing
    /// is marked, when the run writes under a lease (Run::fence) that another holder has taken over.
    virtual Result<void> markIntent(std::int64_t run, std::span<const std::int64_t> changeIds) = 0;
    /// In order of id, only those of `rule` and `state` when given; a failing sink stops with its error.
    using ChangeSink = std::function<Result<void>(Change&&)>;
    virtual Result<void> eachChange(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                                    const ChangeSink& sink) = 0;

    /// In order of id, a page of them; each of any state.
    virtual Result<std::vector<Change>> changes(const ChangeFilter& filter) = 0;
    virtual Result<std::int64_t> countChanges(const ChangeFilter& filter) = 0;
    virtual Result<PlanCounts> planCounts(std::int64_t run) = 0;

    /// Appends to the hash chain; ids are written into the outcomes.
    virtual Result<void> appendOutcomes(std::span<Outcome> outcomes) = 0;
    /// Newest first, with the row id of each.
    virtual Result<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(const OutcomeFilter& filter) = 0;

    virtual Result<std::int64_t> countOutcomes(const OutcomeFilter& filter) = 0;
    /// Reads the whole chain. A finding is a verdict, not an error.
    virtual Result<LogVerdict> verifyLog(std::stop_token stop) = 0;
    /// Retention: forgets outcomes, ended runs and their changes that ended before `time`, oldest first, never a run
    /// that is running, and never one that a quarantine or a later run refers to. The chain stays verifiable. Returns
    /// the number of outcomes forgotten.
    virtual Result<std::int64_t> forgetBefore(const std::string& configuration, UnixMillis time) = 0;

    /// Nothing when the next cycle has to read everything.
    virtual Result<std::optional<Watermarks>> watermarks(const std::string& configuration) = 0;
    virtual Result<void> saveWatermarks(const std::string& configuration, const Watermarks& watermarks) = 0;
    virtual Result<void> dropWatermarks(const std::string& configuration) = 0;

    /// Ordered by name.
    virtual Result<std::vector<Escrow>> escrows(const std::string& configuration) = 0;
    virtual Result<void> saveEscrows(const std::string& configuration, std::span<const Escrow> escrows) = 0;
    virtual Result<void> removeEscrows(const std::string& configuration, std::span<const std::string> anchors) = 0;

    /// A fresh one when there is none yet.
    virtual Result<JobState> jobState(const std::string& configuration) = 0;
    virtual Result<void> saveJobState(const std::string& configuration, const JobState& state) = 0;

    /// In the order of the mapping table as far as known; saving merges: a time of 0 leaves what is there.
    virtual Result<std::vector<AttributeFreshness>> freshness(const std::string& configuration) = 0;
    virtual Result<void> saveFreshness(const std::string& configuration,
                                       std::span<const AttributeFreshness> freshness) = 0;

    /// Takes the right to write for `holder` and `milliseconds`, by the store's own clock, or renews it for the same
    /// holder (the fence stays). Conflict, naming the holder and since when, while another one's has not expired.
    virtual Result<Lease> takeLease(const std::string& holder, std::int64_t milliseconds) = 0;
    /// As takeLease, whoever holds it: for a holder that is known to be dead. The fence grows.
    virtual Result<Lease> seizeLease(const std::string& holder, std::int64_t milliseconds) = 0;
    virtual Result<void> releaseLease(const std::string& holder) = 0;
    /// Who holds it; nothing when nobody does or it has expired.
    virtual Result<std::optional<Lease>> lease() = 0;

    /// The agent's cached copy of a directory's schema.
    virtual Result<void> saveSchema(const std::string& configuration, const Schema& schema) = 0;
    virtual Result<std::optional<Schema>> schema(const std::string& configuration) = 0;
    virtual Result<void> dropSchema(const std::string& configuration) = 0;
};

}  // namespace hs
