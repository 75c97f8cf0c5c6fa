#include "tests/world/World.h"

#include <cstdlib>
#include <iostream>

#include "core/sync/SchemaDetection.h"

namespace hs::world {

namespace {

/// A test cannot go on without it; the words say why.
template <typename T>
T must(Result<T>&& result) {
    if (!result.ok()) {
        std::cerr << "The world broke: " << result.error().toLine() << std::endl;
        std::abort();
    }
    return *std::move(result);
}

}  // namespace

World::World() {
    sqlStore_ = must(SqlStore::open(folder_.filePath(QStringLiteral("state.db")).toStdString(), clock_));
    store_ = std::make_unique<FaultyStore>(*sqlStore_, faults_);
    directoryEndpoint_.faults = cloudEndpoint_.faults = &faults_;
    directoryEndpoint_.liveSchema = exchangeSchema();
    cloudEndpoint_.onCall = [this] { exchange_.looked(); };
    schema_ = sync::detectExchangeSchema(directoryEndpoint_.liveSchema);
    configuration_.name = "contoso.test";
    configuration_.jobId = "AD2AADProvisioning.0123456789abcdef0123456789abcdef";
    configuration_.directory.baseDn = "DC=contoso,DC=test";
    configuration_.properties.exchangeHybridWriteback = true;
    configuration_ = must(sqlStore_->saveConfiguration(configuration_));
}

sync::SyncContext World::context() {
    expr::Environment environment;
    environment.now = [this] { return clock_.now(); };
    return {configuration_, directoryEndpoint_, cloudEndpoint_, *store_, clock_, log_, events_, environment, schema_};
}

Result<Run> World::tryCycle(std::stop_token stop) { return tryRun({true, false, {}, 0}, stop); }

Result<Run> World::tryDelta(std::stop_token stop) { return tryRun({false, false, {}, 0}, stop); }

Result<Run> World::tryRun(const sync::CycleRunner::Options& options, std::stop_token stop) {
    auto run = sync::CycleRunner(context()).run(options, stop);
    exchange_.cycleEnded();
    return run;
}

Run World::delta(std::stop_token stop) { return must(tryDelta(stop)); }

Run World::cycle(std::stop_token stop) { return must(tryCycle(stop)); }

Run World::preview() { return must(sync::CycleRunner(context()).run({true, true, {}, 0}, {})); }

Run World::previewDelta() { return must(sync::CycleRunner(context()).run({false, true, {}, 0}, {})); }

void World::settle() {
    for (int i = 0; i < 10; ++i)
        if (cycle().counts.planned == 0 && i > 0) return;
}

Result<Outcome> World::tryProvision(const std::string& name) {
    return sync::OnDemand(context()).provision(directory_.dn(name), {}, {});
}

Result<Outcome> World::tryWriteback(const std::string& name) {
    return sync::OnDemand(context()).writeback(directory_.dn(name), {}, {});
}

Outcome World::provision(const std::string& name, const sync::OnDemand::Options& options, std::stop_token stop) {
    return must(sync::OnDemand(context()).provision(directory_.dn(name), options, stop));
}

Outcome World::writeback(const std::string& name, const sync::OnDemand::Options& options, std::stop_token stop) {
    return must(sync::OnDemand(context()).writeback(directory_.dn(name), options, stop));
}

Outcome World::provisionDn(const std::string& dn, const sync::OnDemand::Options& options) {
    return must(sync::OnDemand(context()).provision(dn, options, {}));
}

Object& World::unit(const std::string& dn) {
    if (Object* there = directoryEndpoint_.byName(dn)) return *there;
    Object made;
    made.name = dn;
    made.set("objectClass", Values{Value::text("top"), Value::text("organizationalUnit")});
    return directoryEndpoint_.put(std::move(made));
}

Object& World::group(const std::string& name, const std::vector<std::string>& members) {
    const std::string dn = "CN=" + name + ",OU=Groups,DC=contoso,DC=test";
    Values values;
    for (const std::string& member : members)
        values.push_back(Value::text(member.find('=') == std::string::npos ? directory_.dn(member) : member));
    Object* there = directoryEndpoint_.byName(dn);
    Object made = there ? *there : Object();
    made.objectClass = ObjectClass::Group;
    made.name = dn;
    made.set("member", std::move(values));
    return directoryEndpoint_.put(std::move(made));
}

void World::scopeToUnits(const std::vector<std::string>& dns) {
    configuration_.scope = {};
    configuration_.scope.mode = ScopeMode::OrganizationalUnits;
    for (const std::string& dn : dns) configuration_.scope.organizationalUnits.push_back({dn, unit(dn).id});
}

void World::scopeToGroups(const std::vector<std::string>& names) {
    configuration_.scope = {};
    configuration_.scope.mode = ScopeMode::Groups;
    for (const std::string& name : names) {
        const Object& selected = *directoryEndpoint_.byName("CN=" + name + ",OU=Groups,DC=contoso,DC=test");
        configuration_.scope.groups.push_back({selected.name, selected.id});
    }
}

void World::populate(int people) {
    for (int i = 1; i <= people; ++i) {
        const std::string name = "p" + std::to_string(i);
        directory_.user(name).with("mail", name + "@contoso.test").with("department", "Research");
    }
}

std::vector<Change> World::changes(std::int64_t run) {
    std::vector<Change> all;
    const auto read = sqlStore_->eachChange(run, std::nullopt, std::nullopt, [&](Change&& change) -> Result<void> {
        all.push_back(std::move(change));
        return {};
    });
    if (!read.ok()) std::cerr << read.error().toLine() << std::endl;
    return all;
}

std::vector<Outcome> World::outcomes(std::int64_t run) {
    OutcomeFilter filter;
    filter.run = run;
    std::vector<Outcome> all;
    for (auto& [id, outcome] : must(sqlStore_->outcomes(filter))) all.push_back(std::move(outcome));
    return all;
}

std::vector<Link> World::links() {
    std::vector<Link> all;
    const auto read = sqlStore_->eachLink(configuration_.name, [&](Link&& link) { all.push_back(std::move(link)); });
    if (!read.ok()) std::cerr << read.error().toLine() << std::endl;
    return all;
}

AttributeChange rowOf(const std::vector<AttributeChange>& rows, const AttributeName& target) {
    for (const AttributeChange& row : rows)
        if (row.target == target) return row;
    return {};
}

Step stepOf(const Outcome& outcome, const std::string& name) {
    for (const Step& step : outcome.steps)
        if (step.name == name) return step;
    return {};
}

}  // namespace hs::world
