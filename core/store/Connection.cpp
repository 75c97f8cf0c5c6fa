#include "core/store/Connection.h"

#include <QSqlError>

#include "core/store/StoreError.h"

namespace hs {

Connection::Connection(const Dialect& dialect, const std::string& path, const std::string& name)
    : dialect_(dialect),
      path_(path),
      name_(QString::fromStdString(name)),
      database_(QSqlDatabase::addDatabase(QString::fromStdString(dialect.driver), name_)) {}

Connection::~Connection() {
    statements_.clear();
    database_.close();
    database_ = QSqlDatabase();
    QSqlDatabase::removeDatabase(name_);
}

Result<std::unique_ptr<Connection>> Connection::open(const Dialect& dialect, const std::string& path,
                                                     const std::string& name, const StoreLimits& limits) {
    std::unique_ptr<Connection> connection(new Connection(dialect, path, name));
    QSqlDatabase& database = connection->database_;
    if (!database.isValid())
        return Error(ErrorCode::Unavailable, "Qt's driver for the store's database is not installed: " + dialect.driver)
            .next("Install the package with Qt's SQLite driver (libqt6sql6-sqlite).");
    database.setDatabaseName(QString::fromStdString(path));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(limits.patience.count()));
    if (!database.open()) return storeError(database.lastError(), path, "be opened");
    HS_TRY(connection->setUp(limits));
    return connection;
}

Result<void> Connection::setUp(const StoreLimits& limits) {
    // NORMAL with a write-ahead log: a killed process loses nothing, a power cut at most the newest transactions,
    // and those are found again because every write to a directory repeats safely.
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -32768",
                               "PRAGMA wal_autocheckpoint = 16000", "PRAGMA journal_size_limit = 67108864"})
        HS_TRY(execute(pragma, "be set up"));
    if (limits.pages > 0) HS_TRY(execute("PRAGMA max_page_count = " + std::to_string(limits.pages), "be set up"));
    return {};
}

Result<std::unique_ptr<Statement>> Connection::statement(const std::string& sql, const std::string& doing) {
    auto& query = statements_[sql];
    if (!query) {
        auto prepared = std::make_unique<QSqlQuery>(database_);
        prepared->setForwardOnly(true);
        if (!prepared->prepare(QString::fromStdString(sql))) return storeError(prepared->lastError(), path_, doing);
        query = std::move(prepared);
    }
    return std::make_unique<Statement>(*query, path_, doing);
}

Result<void> Connection::execute(const std::string& sql, const std::string& doing) {
    QSqlQuery query(database_);
    if (!query.exec(QString::fromStdString(sql))) return storeError(query.lastError(), path_, doing);
    return {};
}

Result<std::int64_t> Connection::takeNumbers(const std::string& counter, std::int64_t count) {
    HS_ASSIGN(auto raise, statement("UPDATE counters SET taken = taken + ? WHERE name = ?", "count"));
    HS_TRY(raise->bind(count).bind(counter).run());
    HS_ASSIGN(auto read, statement("SELECT taken FROM counters WHERE name = ?", "count"));
    HS_ASSIGN(const bool found, read->bind(counter).next());
    if (!found) return corruptRow(path_, "no counter \"" + counter + "\"");
    return read->integer(0) - count + 1;
}

void Connection::rollBack() {
    // Some failures have rolled back by themselves; then there is nothing left to do and this one is no news.
    QSqlQuery(database_).exec(QStringLiteral("ROLLBACK"));
}

}  // namespace hs
