#include "core/store/SqlStore.h"

#include "core/store/ChangeTable.h"
#include "core/store/ConfigurationTable.h"
#include "core/store/EscrowTable.h"
#include "core/store/JobTable.h"
#include "core/store/LeaseTable.h"
#include "core/store/LinkTable.h"
#include "core/store/LogVerifier.h"
#include "core/store/Migrations.h"
#include "core/store/OutcomeTable.h"
#include "core/store/Retention.h"
#include "core/store/RunTable.h"
#include "core/store/SchemaTable.h"
#include "core/store/StoreFile.h"
#include "core/store/VersionTable.h"

namespace hs {

namespace {

Dialect dialectOf(const StoreLocation& location) {
    return location.kind == StoreLocation::Kind::File ? Dialect::sqlite() : Dialect::postgresql();
}

}  // namespace

SqlStore::SqlStore(const StoreLocation& location, Clock& clock, const Limits& limits)
    : connections_(dialectOf(location), location, limits), clock_(clock) {}

Result<std::unique_ptr<SqlStore>> SqlStore::open(const std::string& location, Clock& clock) {
    return open(location, clock, Limits());
}

Result<std::unique_ptr<SqlStore>> SqlStore::open(const std::string& location, Clock& clock, const Limits& limits) {
    HS_ASSIGN(const auto place, StoreLocation::parse(location));
    if (place.kind == StoreLocation::Kind::File) HS_TRY(prepareStoreFile(place.file));
    std::unique_ptr<SqlStore> store(new SqlStore(place, clock, limits));
    HS_ASSIGN(Connection * connection, store->connections_.own());
    HS_TRY(migrate(*connection, storeMigrations()));
    return store;
}

Result<std::vector<Configuration>> SqlStore::configurations() {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ConfigurationTable(*connection).all();
}

Result<Configuration> SqlStore::configuration(const std::string& name) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ConfigurationTable(*connection).one(name);
}

Result<Configuration> SqlStore::saveConfiguration(const Configuration& configuration, const SaveNote& note) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ConfigurationTable(*connection).save({configuration, clock_.now(), note});
}

Result<std::vector<ConfigurationVersion>> SqlStore::configurationVersions(const std::string& name) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return VersionTable(*connection).all(name);
}

Result<ConfigurationVersion> SqlStore::configurationVersion(const std::string& name, std::int64_t version) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return VersionTable(*connection).one(name, version);
}

Result<void> SqlStore::deleteConfiguration(const std::string& name) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ConfigurationTable(*connection).remove(name);
}

Result<void> SqlStore::eachLink(const std::string& configuration, const LinkSink& sink) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).each(configuration, sink);
}

Result<std::optional<Link>> SqlStore::link(const std::string& configuration, const std::string& anchor) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).one(configuration, anchor);
}

Result<void> SqlStore::saveLinks(const std::string& configuration, std::span<const Link> links) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).save(configuration, links);
}

Result<void> SqlStore::removeLinks(const std::string& configuration, std::span<const std::string> anchors) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).remove(configuration, anchors);
}

Result<std::int64_t> SqlStore::beginRun(const Run& run) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).begin(run);
}

Result<void> SqlStore::updateRun(const Run& run) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).update(run);
}

Result<Run> SqlStore::run(std::int64_t id) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).one(id);
}

Result<std::vector<Run>> SqlStore::runs(const std::string& configuration, int limit) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).newest(configuration, limit);
}

Result<void> SqlStore::closeInterruptedRuns(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).closeInterrupted(configuration, clock_.now());
}

Result<void> SqlStore::appendChanges(std::int64_t run, std::span<Change> changes) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).append(run, changes);
}

Result<void> SqlStore::updateChanges(std::span<const Change> changes) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).update(changes);
}

Result<void> SqlStore::markIntent(std::int64_t run, std::span<const std::int64_t> changeIds) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).markIntent(run, changeIds);
}

Result<void> SqlStore::eachChange(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                                  const ChangeSink& sink) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).each(run, rule, state, sink);
}

Result<void> SqlStore::appendOutcomes(std::span<Outcome> outcomes) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return OutcomeTable(*connection).append(outcomes);
}

Result<std::vector<std::pair<std::int64_t, Outcome>>> SqlStore::outcomes(const OutcomeFilter& filter) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return OutcomeTable(*connection).newest(filter);
}

Result<void> SqlStore::saveSchema(const std::string& configuration, const Schema& schema) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return SchemaTable(*connection).save(configuration, schema);
}

Result<std::optional<Schema>> SqlStore::schema(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return SchemaTable(*connection).one(configuration);
}

Result<void> SqlStore::dropSchema(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return SchemaTable(*connection).drop(configuration);
}

Result<std::vector<Link>> SqlStore::linksOf(const std::string& configuration, Side side,
                                            std::span<const std::string> ids) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).of(configuration, side, ids);
}

Result<std::vector<Link>> SqlStore::linksOf(const std::string& configuration, std::span<const std::string> anchors) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).of(configuration, anchors);
}

Result<std::int64_t> SqlStore::countLinks(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LinkTable(*connection).count(configuration);
}

Result<std::vector<Run>> SqlStore::runsBasedOn(std::int64_t run) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return RunTable(*connection).basedOn(run);
}

Result<std::vector<Change>> SqlStore::changes(const ChangeFilter& filter) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).page(filter);
}

Result<std::int64_t> SqlStore::countChanges(const ChangeFilter& filter) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).count(filter);
}

Result<PlanCounts> SqlStore::planCounts(std::int64_t run) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return ChangeTable(*connection).counts(run);
}

Result<std::int64_t> SqlStore::countOutcomes(const OutcomeFilter& filter) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return OutcomeTable(*connection).count(filter);
}

Result<std::optional<Watermarks>> SqlStore::watermarks(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).watermarks(configuration);
}

Result<void> SqlStore::saveWatermarks(const std::string& configuration, const Watermarks& watermarks) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).saveWatermarks(configuration, watermarks);
}

Result<void> SqlStore::dropWatermarks(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).dropWatermarks(configuration);
}

Result<std::vector<Escrow>> SqlStore::escrows(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return EscrowTable(*connection).all(configuration);
}

Result<void> SqlStore::saveEscrows(const std::string& configuration, std::span<const Escrow> escrows) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return EscrowTable(*connection).save(configuration, escrows);
}

Result<void> SqlStore::removeEscrows(const std::string& configuration, std::span<const std::string> anchors) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return EscrowTable(*connection).remove(configuration, anchors);
}

Result<JobState> SqlStore::jobState(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).state(configuration);
}

Result<void> SqlStore::saveJobState(const std::string& configuration, const JobState& state) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).saveState(configuration, state);
}

Result<std::vector<AttributeFreshness>> SqlStore::freshness(const std::string& configuration) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).freshness(configuration);
}

Result<void> SqlStore::saveFreshness(const std::string& configuration, std::span<const AttributeFreshness> freshness) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return JobTable(*connection).saveFreshness(configuration, freshness);
}

Result<Lease> SqlStore::takeLease(const std::string& holder, std::int64_t milliseconds) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LeaseTable(*connection).take(holder, milliseconds);
}

Result<Lease> SqlStore::seizeLease(const std::string& holder, std::int64_t milliseconds) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LeaseTable(*connection).seize(holder, milliseconds);
}

Result<void> SqlStore::releaseLease(const std::string& holder) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LeaseTable(*connection).release(holder);
}

Result<std::optional<Lease>> SqlStore::lease() {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LeaseTable(*connection).current();
}

Result<LogVerdict> SqlStore::verifyLog(std::stop_token stop) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return LogVerifier(*connection).verify(std::move(stop));
}

Result<std::int64_t> SqlStore::forgetBefore(const std::string& configuration, UnixMillis time) {
    HS_ASSIGN(Connection * connection, connections_.own());
    return Retention(*connection).forgetBefore(configuration, time);
}

}  // namespace hs
