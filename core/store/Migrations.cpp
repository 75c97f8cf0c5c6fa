#include "core/store/Migrations.h"

#include "core/store/OlderRows.h"

namespace hs {

namespace {

constexpr const char* doing = "be brought up to date";

Result<bool> hasVersionTable(Connection& connection) {
    HS_ASSIGN(auto row, connection.statement(connection.dialect().isTable, doing));
    return row->bind("store_version").next();
}

Result<void> makeVersionTable(Connection& connection) {
    HS_ASSIGN(const bool there, hasVersionTable(connection));
    if (there) return {};
    return connection.transact([&]() -> Result<void> {
        // Another program may have been faster between the look and the lock.
        HS_ASSIGN(const bool made, hasVersionTable(connection));
        if (made) return {};
        return connection.execute("CREATE TABLE store_version (version INTEGER NOT NULL)", doing);
    });
}

Result<void> apply(Connection& connection, const Migration& migration) {
    return connection.transact([&]() -> Result<void> {
        // Another program may have been faster between the look and the lock.
        HS_ASSIGN(const int standing, storeVersion(connection));
        if (standing >= migration.version) return {};
        for (const auto& statement : migration.statements)
            HS_TRY(connection.execute(connection.dialect().spell(statement), doing));
        if (migration.fill) HS_TRY(migration.fill(connection));
        HS_TRY(connection.execute("DELETE FROM store_version", doing));
        return connection.execute(
            "INSERT INTO store_version (version) VALUES (" + std::to_string(migration.version) + ")", doing);
    });
}

Migration configurationHistory() {
    return {5,
            {"CREATE TABLE configuration_versions (configuration TEXT NOT NULL, version BIGINT NOT NULL,"
             " saved_at BIGINT NOT NULL, saved_by TEXT NOT NULL, note TEXT NOT NULL, body TEXT NOT NULL,"
             " PRIMARY KEY (configuration, version)) {keyed}",
             // The history begins with what stands; who saved it is not known any more.
             "INSERT INTO configuration_versions (configuration, version, saved_at, saved_by, note, body)"
             " SELECT name, version, 0, '', '', body FROM configurations"}};
}

}  // namespace

const std::vector<Migration>& storeMigrations() {
    // Columns are what is filtered on; the rest of a record is its body. Enumerations are their numbers, times are
    // milliseconds since 1970, truths are 0 and 1.
    static const std::vector<Migration> migrations{
        {1,
         {"CREATE TABLE counters (name TEXT PRIMARY KEY, taken BIGINT NOT NULL)",
          "INSERT INTO counters (name, taken) VALUES ('runs', 0), ('changes', 0), ('outcomes', 0)",
          "CREATE TABLE configurations (name TEXT PRIMARY KEY, version BIGINT NOT NULL, body TEXT NOT NULL)",
          "CREATE TABLE links (configuration TEXT NOT NULL, anchor TEXT NOT NULL, directory_id TEXT NOT NULL,"
          " cloud_id TEXT NOT NULL, directory_print BIGINT NOT NULL, cloud_print BIGINT NOT NULL,"
          " PRIMARY KEY (configuration, anchor)) {keyed}",
          "CREATE TABLE runs (id INTEGER PRIMARY KEY, configuration TEXT NOT NULL, kind INTEGER NOT NULL,"
          " state INTEGER NOT NULL, preview INTEGER NOT NULL, read_directory BIGINT NOT NULL,"
          " read_cloud BIGINT NOT NULL, planned BIGINT NOT NULL, written BIGINT NOT NULL, unchanged BIGINT NOT NULL,"
          " failed BIGINT NOT NULL, skipped BIGINT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT NOT NULL,"
          " error TEXT NOT NULL)",
          "CREATE INDEX runs_of_configuration ON runs (configuration, id)",
          "CREATE TABLE changes (id INTEGER PRIMARY KEY, run BIGINT NOT NULL REFERENCES runs (id),"
          " rule INTEGER NOT NULL, state INTEGER NOT NULL, body {bytes} NOT NULL)",
          "CREATE INDEX changes_of_run ON changes (run)"}},
        {2,
         {"CREATE TABLE outcomes (id INTEGER PRIMARY KEY, run BIGINT NOT NULL REFERENCES runs (id),"
          " action INTEGER NOT NULL, status INTEGER NOT NULL, words TEXT NOT NULL, body {bytes} NOT NULL)",
          "CREATE INDEX outcomes_of_run ON outcomes (run)",
          "CREATE TABLE schemas (configuration TEXT PRIMARY KEY, body TEXT NOT NULL)"}},
        {3,
         {"ALTER TABLE runs ADD COLUMN basis BIGINT NOT NULL DEFAULT 0",
          "ALTER TABLE runs ADD COLUMN asked_by TEXT NOT NULL DEFAULT ''",
          "ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''",
          "ALTER TABLE runs ADD COLUMN fence BIGINT NOT NULL DEFAULT 0", "CREATE INDEX runs_by_basis ON runs (basis)",
          "CREATE INDEX links_by_directory_id ON links (configuration, directory_id)",
          "CREATE INDEX links_by_cloud_id ON links (configuration, cloud_id)",
          "ALTER TABLE changes ADD COLUMN kind INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE changes ADD COLUMN words TEXT NOT NULL DEFAULT ''",
          "ALTER TABLE outcomes ADD COLUMN rule INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE outcomes ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0",
          "CREATE TABLE watermarks (configuration TEXT PRIMARY KEY, directory {bytes} NOT NULL,"
          " cloud {bytes} NOT NULL, rules BIGINT NOT NULL, taken_at BIGINT NOT NULL)",
          "CREATE TABLE escrows (configuration TEXT NOT NULL, anchor TEXT NOT NULL, name TEXT NOT NULL,"
          " body TEXT NOT NULL, PRIMARY KEY (configuration, anchor)) {keyed}",
          "CREATE TABLE job_states (configuration TEXT PRIMARY KEY, body TEXT NOT NULL)",
          "CREATE TABLE freshness (configuration TEXT NOT NULL, target TEXT NOT NULL, seen_at BIGINT NOT NULL,"
          " written_at BIGINT NOT NULL, failed_at BIGINT NOT NULL, PRIMARY KEY (configuration, target)) {keyed}",
          "CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, fence BIGINT NOT NULL,"
          " taken_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
          "INSERT INTO leases (name, holder, fence, taken_at, expires_at) VALUES ('write', '', 0, 0, 0)"},
         fillFilterColumns},
        {4,
         {"ALTER TABLE outcomes ADD COLUMN hash {bytes} NOT NULL DEFAULT ''",
          "CREATE TABLE log_head (name TEXT PRIMARY KEY, id BIGINT NOT NULL, hash {bytes} NOT NULL)",
          "CREATE TABLE log_forgotten (first_id BIGINT PRIMARY KEY, last_id BIGINT NOT NULL, hash {bytes} NOT NULL)"},
         chainOutcomes},
        configurationHistory(),
    };
    return migrations;
}

Result<int> storeVersion(Connection& connection) {
    HS_ASSIGN(auto statement, connection.statement("SELECT version FROM store_version", doing));
    HS_ASSIGN(const bool found, statement->next());
    return found ? static_cast<int>(statement->integer(0)) : 0;
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations) {
    HS_TRY(makeVersionTable(connection));
    HS_ASSIGN(const int standing, storeVersion(connection));
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    if (standing > newest)
        return Error(ErrorCode::Unsupported, "The store was written by a newer version of Hybrid Sync (its form is " +
                                                 std::to_string(standing) + ", this program knows " +
                                                 std::to_string(newest) + "): " + connection.path() + ".")
            .on(connection.path())
            .next("Update Hybrid Sync on this machine.");
    for (const auto& migration : migrations)
        if (migration.version > standing) HS_TRY(apply(connection, migration));
    return {};
}

}  // namespace hs
