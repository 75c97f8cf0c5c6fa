#include "tests/core/store/StoreFixture.h"

#include <filesystem>

#include "tests/support/PostgresServer.h"

namespace hs::test {

StoreFixture::StoreFixture(Database database) : database_(database) {
    if (database_ == Database::Postgresql) onServer_ = PostgresServer::own().emptyDatabase();
    reopen();
}

std::string StoreFixture::path(const std::string& name) const { return directory_.path().toStdString() + "/" + name; }

void StoreFixture::reopen() {
    store_.reset();
    store_ = valueOf(SqlStore::open(location(), clock_));
}

void StoreFixture::reopenAnew() {
    store_.reset();
    if (database_ == Database::Postgresql) {
        onServer_ = PostgresServer::own().emptyDatabase();
    } else {
        std::filesystem::remove_all(path("store"));
    }
    reopen();
}

std::unique_ptr<Connection> StoreFixture::aside() {
    if (database_ == Database::Sqlite) return connection(path());
    return valueOf(Connection::open(Dialect::postgresql(), valueOf(StoreLocation::parse(onServer_)), "beside the store",
                                    StoreLimits()));
}

std::unique_ptr<Connection> StoreFixture::connection(const std::string& file) {
    StoreLimits impatient;
    impatient.patience = std::chrono::milliseconds(0);
    return valueOf(Connection::open(Dialect::sqlite(), StoreLocation::at(file), "beside the store", impatient));
}

std::int64_t StoreFixture::begunRun(const std::string& configuration) {
    hs::Run run;
    run.configuration = configuration;
    run.startedAt = clock_.time;
    return valueOf(store().beginRun(run));
}

std::vector<Change> StoreFixture::changesOf(std::int64_t run, std::optional<RuleKind> rule,
                                            std::optional<Change::State> state) {
    std::vector<Change> changes;
    expectOk(store().eachChange(run, rule, state, [&](Change&& change) -> Result<void> {
        changes.push_back(std::move(change));
        return {};
    }));
    return changes;
}

std::vector<Link> StoreFixture::linksOf(const std::string& configuration) {
    std::vector<Link> links;
    expectOk(store().eachLink(configuration, [&](Link&& link) { links.push_back(std::move(link)); }));
    return links;
}

std::vector<Link> manyLinks(int count) {
    std::vector<Link> links;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(1000000 + i);
        links.push_back({"anchor" + number, "directory" + number, "cloud" + number, static_cast<std::uint64_t>(i),
                         ~static_cast<std::uint64_t>(i)});
    }
    return links;
}

}  // namespace hs::test
