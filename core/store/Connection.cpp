#include "core/store/Connection.h"

#include <QSqlError>

#include <algorithm>

#include "core/store/StoreError.h"

namespace hs {

Connection::Connection(const Dialect& dialect, const StoreLocation& location, const std::string& name)
    : dialect_(dialect),
      path_(location.shown()),
      name_(QString::fromStdString(name)),
      database_(QSqlDatabase::addDatabase(QString::fromStdString(dialect.driver), name_)) {}

Connection::~Connection() {
    statements_.clear();
    database_.close();
    database_ = QSqlDatabase();
    QSqlDatabase::removeDatabase(name_);
}

Result<std::unique_ptr<Connection>> Connection::open(const Dialect& dialect, const StoreLocation& location,
                                                     const std::string& name, const StoreLimits& limits) {
    std::unique_ptr<Connection> connection(new Connection(dialect, location, name));
    QSqlDatabase& database = connection->database_;
    if (!database.isValid())
        return Error(ErrorCode::Unavailable, "Qt's driver for the store's database is not installed: " + dialect.driver)
            .next("Install the package with Qt's driver (" + dialect.package + ").");
    if (location.kind == StoreLocation::Kind::File) {
        database.setDatabaseName(QString::fromStdString(location.file));
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(limits.patience.count()));
        if (!database.open()) return storeError(database.lastError(), connection->path_, "be opened");
        HS_TRY(connection->setUpFile(limits));
        return connection;
    }
    database.setDatabaseName(QString::fromStdString(location.database));
    database.setHostName(QString::fromStdString(location.host));
    if (location.port != 0) database.setPort(location.port);
    database.setUserName(QString::fromStdString(location.user));
    database.setPassword(QString::fromUtf8(location.password.reveal()));
    // A server that has vanished without a word is noticed within half a minute.
    std::string options = "connect_timeout=10;keepalives_idle=15;tcp_user_timeout=30000;application_name=hybridsync";
    if (!location.options.empty()) options += ";" + location.options;
    database.setConnectOptions(QString::fromStdString(options));
    const bool opened = database.open();
    database.setPassword(QString());
    if (!opened) return serverRefused(database.lastError(), connection->path_);
    HS_TRY(connection->setUpServer(limits));
    return connection;
}

Result<void> Connection::setUpFile(const StoreLimits& limits) {
    // NORMAL with a write-ahead log: a killed process loses nothing, a power cut at most the newest transactions,
    // and those are found again because every write to a directory repeats safely.
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -32768",
                               "PRAGMA wal_autocheckpoint = 16000", "PRAGMA journal_size_limit = 67108864"})
        HS_TRY(execute(pragma, "be set up"));
    if (limits.pages > 0) HS_TRY(execute("PRAGMA max_page_count = " + std::to_string(limits.pages), "be set up"));
    return {};
}

Result<void> Connection::setUpServer(const StoreLimits& limits) {
    HS_TRY(execute("SET client_min_messages = warning", "be set up"));
    // PostgreSQL takes 0 for "wait forever"; a store with no patience must not.
    const auto patience = std::max<std::chrono::milliseconds::rep>(limits.patience.count(), 1);
    return execute("SET lock_timeout = " + std::to_string(patience), "be set up");
}

Error Connection::failure(const QSqlError& error, const std::string& doing) {
    lost_ = lost_ || isConnectionLost(error, dialect_);
    return storeError(error, path_, doing);
}

Result<std::unique_ptr<Statement>> Connection::statement(const std::string& sql, const std::string& doing) {
    auto& query = statements_[sql];
    if (!query) {
        auto prepared = std::make_unique<QSqlQuery>(database_);
        prepared->setForwardOnly(dialect_.forwardOnly);
        if (!prepared->prepare(QString::fromStdString(sql))) return failure(prepared->lastError(), doing);
        query = std::move(prepared);
    }
    return std::make_unique<Statement>(
        *query, [this](const QSqlError& error, const std::string& what) { return failure(error, what); }, doing);
}

Result<void> Connection::execute(const std::string& sql, const std::string& doing) {
    QSqlQuery query(database_);
    if (!query.exec(QString::fromStdString(sql))) return failure(query.lastError(), doing);
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
