#include "core/store/StoreError.h"

#include <QSqlError>

#include <array>
#include <string_view>

namespace hs {

namespace {

/// SQLite's result codes, of which the low byte is the kind (sqlite.org/rescode.html).
enum Code {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    InputOutput = 10,
    Malformed = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};
constexpr int foreignKey = Constraint | (3 << 8);

enum class Trouble { Locked, Full, ReadOnly, Disk, CannotOpen, Damaged, NoReference, Duplicate, Unreachable, Other };

Trouble troubleOf(int code) {
    if (code == foreignKey) return Trouble::NoReference;
    switch (code & 0xFF) {
        case Busy:
        case Locked: return Trouble::Locked;
        case Full: return Trouble::Full;
        case ReadOnly: return Trouble::ReadOnly;
        case InputOutput: return Trouble::Disk;
        case CannotOpen: return Trouble::CannotOpen;
        case Malformed:
        case NotADatabase: return Trouble::Damaged;
        case Constraint: return Trouble::Duplicate;
        default: return Trouble::Other;
    }
}

/// PostgreSQL's SQLSTATEs or their classes (postgresql.org/docs/current/errcodes-appendix.html).
constexpr std::array<std::pair<std::string_view, Trouble>, 15> states{{
    {"23503", Trouble::NoReference},
    {"23505", Trouble::Duplicate},
    {"55P03", Trouble::Locked},    // lock_timeout
    {"40", Trouble::Locked},       // a serialization failure or a deadlock: the same again succeeds
    {"53100", Trouble::Full},      // disk_full
    {"53", Trouble::Unreachable},  // too many connections, out of memory
    {"57", Trouble::Unreachable},  // the server is shutting down, or an administrator ended the session
    {"08", Trouble::Unreachable},  // connection exceptions
    {"25006", Trouble::ReadOnly},  // a standby server
    {"42501", Trouble::ReadOnly},  // insufficient_privilege
    {"58", Trouble::Disk},         // the server's system calls
    {"XX001", Trouble::Damaged},   // data_corrupted
    {"XX002", Trouble::Damaged},   // index_corrupted
    {"42P01", Trouble::Damaged},   // a table is missing
    {"42703", Trouble::Damaged},   // a column is missing
}};

bool isOnServer(const std::string& path) { return path.starts_with("postgresql://"); }

Trouble troubleOf(const std::string& state) {
    // Without a state it was not the server who answered: the connection is gone.
    if (state.empty()) return Trouble::Unreachable;
    for (const auto& [prefix, trouble] : states)
        if (state.starts_with(prefix)) return trouble;
    return Trouble::Other;
}

Error named(ErrorCode code, const std::string& what, const std::string& path) {
    return Error(code, what + ": " + path + ".").on(path);
}

Error byTrouble(Trouble trouble, const std::string& path, const std::string& doing) {
    const bool server = isOnServer(path);
    switch (trouble) {
        case Trouble::Locked:
            return named(ErrorCode::Unavailable, "Another program keeps the store locked", path)
                .next("Wait for the other program to finish, or stop it, and try again.");
        case Trouble::Full:
            return named(ErrorCode::Unavailable, "There is no room left for the store", path)
                .next("Free space on that disk and try again; nothing of this step was stored.");
        case Trouble::ReadOnly:
            return named(ErrorCode::Unavailable, "The store may not be written", path)
                .next(server ? "Connect to the primary server, as a user that owns the database."
                             : "Give this account write access to the file and its directory.");
        case Trouble::Disk:
            return named(ErrorCode::Unavailable, "The disk failed while working on the store", path)
                .next("Check the disk and its free space, then try again.");
        case Trouble::CannotOpen:
            return named(ErrorCode::Unavailable, "The store cannot be opened", path)
                .next("Check that the directory exists and that this account may write to it.");
        case Trouble::Unreachable:
            return named(ErrorCode::Unavailable, "The store's database server cannot be reached", path)
                .next("Check that the server runs and can be reached from here, and try again.");
        case Trouble::Damaged:
            return named(ErrorCode::Corrupt, "The store is damaged or is no store of Hybrid Sync", path)
                .next(
                    "Run `hybridsync doctor`. The store may be deleted: a full cycle builds it again; "
                    "configurations come back from their exports.");
        case Trouble::NoReference:
            return Error(ErrorCode::NotFound, "The store cannot " + doing + ": what it belongs to is not there.")
                .on(path);
        case Trouble::Duplicate:
            return Error(ErrorCode::Conflict, "The store cannot " + doing + ": it is there already.").on(path);
        case Trouble::Other: break;
    }
    return named(ErrorCode::Internal, "The store refused to " + doing, path);
}

}  // namespace

Error storeError(const QSqlError& failure, const std::string& path, const std::string& doing) {
    const std::string code = failure.nativeErrorCode().toStdString();
    const std::string words = failure.databaseText().toStdString();
    Trouble trouble = isOnServer(path) ? troubleOf(code) : troubleOf(failure.nativeErrorCode().toInt());
    // SQLite has no code of its own for it, only the words.
    if (words.starts_with("no such table") || words.starts_with("no such column")) trouble = Trouble::Damaged;
    return byTrouble(trouble, path, doing).saying(words);
}

Error serverRefused(const QSqlError& failure, const std::string& path) {
    return named(ErrorCode::Unavailable, "The store's database server did not let us in", path)
        .saying(failure.databaseText().toStdString())
        .next(
            "Check that the server runs, that the database is there, and the address, user and password in store.url.");
}

bool isConnectionLost(const QSqlError& failure, const Dialect& dialect) {
    const std::string code = failure.nativeErrorCode().toStdString();
    return dialect.driver == "QPSQL" && (code.empty() || code.starts_with("57P") || code.starts_with("08"));
}

Error corruptRow(const std::string& path, const std::string& what) {
    return Error(ErrorCode::Corrupt, "The store holds " + what + " that cannot be read: " + path + ".")
        .on(path)
        .next(
            "Run `hybridsync doctor`. The store may be deleted: a full cycle builds it again; configurations come "
            "back from their exports.");
}

}  // namespace hs
