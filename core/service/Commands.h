#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Secret.h"
#include "core/expr/Expression.h"
#include "core/model/Configuration.h"
#include "core/model/Job.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/Schema.h"
#include "core/ports/EventSink.h"
#include "core/ports/Store.h"

/// What can be asked of the engine, and what it answers: plain records, the same for console, agent and command line.
namespace hs::service {

/// A row of the Configurations page.
struct ConfigurationSummary {
    Configuration configuration;
    std::optional<Run> lastRun;
    std::string status;         ///< "Healthy", "Disabled", "Never run", "Failing", "Quarantine"
    std::string statusReason;   ///< one sentence
    std::int64_t inScope = -1;  ///< objects linked; -1 = not known yet
    std::string agent;          ///< who runs it: host of the agent or "this console"
};

/// A new connection as the Connect page collects it. Secrets go to the vault when it is saved, never to the store.
struct ConfigurationDraft {
    std::string name;
    DirectorySettings directory;
    TenantSettings tenant;
    ScopeSettings scope;
    Secret directoryPassword;
    Secret clientSecret;
};

/// Checks before Save: "Resolve and connect", "TLS", "Sign in", "Read", each a Step with what to do.
struct ConnectionTest {
    bool ok = false;
    std::vector<Step> steps;
};

/// The provisioning agent that works for this profile; the console itself when no agent runs.
struct AgentStatus {
    std::string host;
    std::string version;       ///< of this product
    std::string agentVersion;  ///< compared with the prerequisite, "1.1.1107.0 or later"
    bool meetsPrerequisite = true;
    bool active = true;
    bool isConsole = true;  ///< the engine in this very process
    std::int64_t processId = 0;
    UnixMillis startedAt = 0;
    UnixMillis schemaReadAt = 0;  ///< age of its cached copy of the schema; 0 = none
    UnixMillis nextRunAt = 0;     ///< 0 = no schedule here
};

/// A person found by Search.
struct DirectoryHit {
    std::string dn;
    std::string displayName;
    std::string mail;
    std::string userPrincipalName;
    ObjectClass objectClass = ObjectClass::User;
};

struct OnDemandRequest {
    std::string configuration;
    std::string dn;
    bool preview = false;          ///< plan and show, write nothing
    bool applyOutOfScope = false;  ///< set by hand: provision although the object is out of scope
    int waitSeconds = 120;         ///< longest wait for Exchange Online in writeback
};

struct CycleRequest {
    std::string configuration;
    bool full = false;     ///< read and compare everybody; else only what changed since the last cycle
    bool preview = false;  ///< the plan stays in the store and nothing is written
    std::string by;        ///< who asked; empty = the engine's own user
};

/// Writes the stored plan of a preview, or of a run that a guard stopped.
struct ApplyRequest {
    std::int64_t run = 0;
    bool allow = false;  ///< release the guard, for this plan only
    std::string by;
};

/// Takes back what a run wrote.
struct UndoRequest {
    std::int64_t run = 0;
    std::vector<std::int64_t> changes;  ///< ids; empty = all of the run
    bool preview = false;               ///< store the inverse plan and show it
    std::string by;
};

/// What Settings of a configuration's job offers: schedule, guards, mail, retention.
struct JobSettings {
    int intervalSeconds = 120;
    GuardSettings guards;
    MailSettings mail;
    int logRetentionDays = 30;
    std::optional<Secret> mailPassword;  ///< nothing = leave the one in the vault

    /// As a configuration has them.
    static JobSettings of(const Configuration& configuration) {
        return {configuration.intervalSeconds, configuration.guards, configuration.mail, configuration.logRetentionDays,
                std::nullopt};
    }
};

/// Where a job stands: everything the Overview page shows.
struct JobStatus {
    Configuration configuration;
    JobState state;
    std::string status;          ///< as ConfigurationSummary::status, and "Paused", "Delete threshold exceeded"
    std::string statusReason;    ///< one sentence: what happened and what resolves it
    std::optional<Run> current;  ///< a run that is under way, here or in another program
    std::optional<Run> last;     ///< the last that ended, previews apart
    std::optional<Event> live;   ///< the newest progress that is known of `current`
    std::vector<AttributeFreshness> freshness;  ///< one for each of the eight, in the order of the mapping table
    std::int64_t linked = 0;
    std::int64_t escrows = 0;
    std::string owner;  ///< who may write now: "agent on host", "this console"; empty = nobody
    bool agentRuns = false;
    bool scheduled = false;  ///< some program starts the next cycle by itself
};

/// The mappings of one rule, as they are used and as they would be without anyone's edits.
struct MappingList {
    RuleKind rule = RuleKind::Provisioning;
    std::string name;  ///< of the rule, as people read it
    std::vector<Mapping> mappings;
    std::vector<Mapping> defaults;
    bool edited = false;  ///< the configuration has a list of its own

    /// The default of the same target and class; null for a mapping that was added.
    const Mapping* defaultOf(const Mapping& mapping) const;
};

/// Both rules of a configuration.
struct MappingSheet {
    std::int64_t version = 0;  ///< of the configuration; name it when saving
    MappingList provisioning;
    MappingList writeback;
    /// What can be a target of provisioning, by class, and what an expression can read.
    std::vector<std::string> userTargets, contactTargets;
    std::vector<std::string> directorySources, cloudSources;

    const MappingList& of(RuleKind rule) const { return rule == RuleKind::Provisioning ? provisioning : writeback; }
};

/// Tries a list of mappings that nobody has saved yet, on one target attribute. Nothing is written.
struct MappingTrial {
    std::string configuration;
    RuleKind rule = RuleKind::Provisioning;
    std::vector<Mapping> draft;  ///< the whole list
    AttributeName target;
    ObjectClass objectClass = ObjectClass::User;  ///< Contact, or User for both user classes
    std::string dn;                               ///< one object, with its trace; empty = a sample of those in scope
    std::optional<Object> typed;                  ///< values typed by hand instead of an object that is read
    std::size_t limit = 50;                       ///< objects of the sample
};

/// What the draft would give one object, beside what the stored mapping gives.
struct MappingSample {
    std::string dn;  ///< of the cloud object its user name, in writeback
    std::string before;
    std::string after;  ///< the values; "(no value)", "(left as it is: …)" or "(error: …)"
    bool differs = false;
    bool failed = false;                 ///< the draft's expression cannot be worked out for this object
    std::vector<expr::TraceStep> trace;  ///< of the draft; only for one object
};

struct MappingImpact {
    std::vector<MappingSample> samples;
    std::size_t differing = 0;
    std::size_t failing = 0;
};

struct EvaluateRequest {
    std::string expression;
    Object object;                   ///< bindings
    std::vector<std::string> lists;  ///< bindings that are lists even with one value
    std::string configuration;       ///< with `dn`: read the object from the directory instead
    std::string dn;
    UnixMillis now = 0;  ///< 0 = the clock
    bool trace = false;
};

/// A run with its changes, as `run show` prints it.
struct RunDetail {
    Run run;
    std::vector<Change> changes;
};

}  // namespace hs::service
