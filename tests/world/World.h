#pragma once

#include <QTemporaryDir>

#include <memory>
#include <stop_token>
#include <string>

#include "core/store/SqlStore.h"
#include "core/sync/CycleRunner.h"
#include "core/sync/OnDemand.h"
#include "tests/world/EventRecorder.h"
#include "tests/world/ExchangeOnline.h"
#include "tests/world/ExchangeSchema.h"
#include "tests/world/FakeClock.h"
#include "tests/world/FaultyStore.h"
#include "tests/world/Population.h"

namespace hs::world {

/// A whole world: a directory and a tenant in memory, an Exchange Online that fills attributes in its own time, and
/// between them the real pipeline over the real SQL store.
///
///     World world;
///     world.directory().user("ada").with("mail", "ada@contoso.test");
///     world.cycle();
///     EXPECT_EQ(world.cloud().value("ada", "mail"), "ada@contoso.test");
class World {
public:
    World();

    Population& directory() { return directory_; }
    Population& cloud() { return cloud_; }
    ExchangeOnline& exchange() { return exchange_; }
    Configuration& configuration() { return configuration_; }
    Store& store() { return *sqlStore_; }
    FakeClock& clock() { return clock_; }
    EventRecorder& events() { return events_; }
    Faults& faults() { return faults_; }
    SchemaCheck& schema() { return schema_; }

    /// A full cycle, then Exchange Online's turn.
    Run cycle(std::stop_token stop = {});
    Run preview();
    /// The same over who changed since the last one.
    Run delta(std::stop_token stop = {});
    Run previewDelta();
    /// Cycles until one plans nothing; at most ten.
    void settle();

    Outcome provision(const std::string& name, const sync::OnDemand::Options& options = {}, std::stop_token stop = {});
    Outcome writeback(const std::string& name, const sync::OnDemand::Options& options = {}, std::stop_token stop = {});
    Outcome provisionDn(const std::string& dn, const sync::OnDemand::Options& options = {});

    /// The same, for tests in which the store may fail.
    Result<Run> tryCycle(std::stop_token stop = {});
    Result<Run> tryDelta(std::stop_token stop = {});
    Result<Outcome> tryProvision(const std::string& name);
    Result<Outcome> tryWriteback(const std::string& name);

    /// An organizational unit; made when it is not there.
    Object& unit(const std::string& dn);
    /// A group with these people as direct members; made when it is not there.
    Object& group(const std::string& name, const std::vector<std::string>& members);
    /// Selects these units, by objectGUID, as Save does.
    void scopeToUnits(const std::vector<std::string>& dns);
    void scopeToGroups(const std::vector<std::string>& names);

    /// Adds people "p1" … with mail.
    void populate(int people);

    std::vector<Change> changes(std::int64_t run);
    std::vector<Outcome> outcomes(std::int64_t run);
    std::vector<Link> links();
    std::string dump() const { return "directory\n" + directory_.dump() + "cloud\n" + cloud_.dump(); }

    sync::SyncContext context();

private:
    Result<Run> tryRun(const sync::CycleRunner::Options& options, std::stop_token stop);

    QTemporaryDir folder_;
    FakeClock clock_;
    NullLog log_;
    EventRecorder events_;
    Faults faults_;
    MemoryEndpoint directoryEndpoint_{Side::Directory};
    MemoryEndpoint cloudEndpoint_{Side::Cloud};
    Population directory_{directoryEndpoint_, Side::Directory};
    Population cloud_{cloudEndpoint_, Side::Cloud};
    ExchangeOnline exchange_{cloudEndpoint_, clock_};
    std::unique_ptr<Store> sqlStore_;
    std::unique_ptr<FaultyStore> store_;
    Configuration configuration_;
    SchemaCheck schema_;
};

/// The row of a target attribute; an empty one when there is none.
AttributeChange rowOf(const std::vector<AttributeChange>& rows, const AttributeName& target);

/// The step of a name; an empty one when there is none.
Step stepOf(const Outcome& outcome, const std::string& name);

}  // namespace hs::world
