#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "core/base/Result.h"
#include "core/store/Dialect.h"
#include "core/store/Statement.h"
#include "core/store/StoreLimits.h"
#include "core/store/StoreLocation.h"

namespace hs {

/// One thread's connection to the store's database, with its prepared statements. Used by the thread that opened it
/// only; the last owner may close it from another.
class Connection {
public:
    /// `name` is unique in the process. Errors: Unavailable, Corrupt.
    static Result<std::unique_ptr<Connection>> open(const Dialect& dialect, const StoreLocation& location,
                                                    const std::string& name, const StoreLimits& limits);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// The prepared statement with this text; prepared at its first use. One at a time of each text.
    Result<std::unique_ptr<Statement>> statement(const std::string& sql, const std::string& doing);

    /// Executes a statement without parameters and rows.
    Result<void> execute(const std::string& sql, const std::string& doing);

    /// Does `work` in one writing transaction: all of it is stored, or, after an error, nothing.
    template <typename Work>
    auto transact(Work&& work) -> decltype(work()) {
        return between(dialect_.begin, dialect_.lockWriters, work);
    }

    /// Does `work`, which only reads, on the database as it stands now, whatever others write meanwhile.
    template <typename Work>
    auto snapshot(Work&& work) -> decltype(work()) {
        return between(dialect_.beginReading, {}, work);
    }

    /// Takes `count` numbers that were never given out before under this name; returns the first. Inside `transact`.
    Result<std::int64_t> takeNumbers(const std::string& counter, std::int64_t count);

    const Dialect& dialect() const { return dialect_; }
    /// Where the store is, for people: never with a password.
    const std::string& path() const { return path_; }

    /// True once the server has hung up: what follows fails as well, and only a new connection helps.
    bool lost() const { return lost_; }

private:
    template <typename Work>
    auto between(const std::string& begin, const std::string& lock, Work&& work) -> decltype(work()) {
        constexpr const char* doing = "begin a transaction";
        auto begun = execute(begin, doing);
        if (begun.ok() && !lock.empty()) begun = execute(lock, doing);
        if (!begun.ok()) {
            rollBack();
            return std::move(begun).error();
        }
        auto result = work();
        if (result.ok()) {
            if (auto committed = execute("COMMIT", "commit a transaction"); !committed.ok())
                result = std::move(committed).error();
            else return result;
        }
        rollBack();
        return result;
    }

    Connection(const Dialect& dialect, const StoreLocation& location, const std::string& name);
    Error failure(const QSqlError& error, const std::string& doing);
    Result<void> setUpFile(const StoreLimits& limits);
    Result<void> setUpServer(const StoreLimits& limits);
    void rollBack();

    Dialect dialect_;
    std::string path_;
    bool lost_ = false;
    QString name_;
    QSqlDatabase database_;
    std::unordered_map<std::string, std::unique_ptr<QSqlQuery>> statements_;
};

}  // namespace hs
