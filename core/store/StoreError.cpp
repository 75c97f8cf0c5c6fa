#include "core/store/StoreError.h"

#include <QSqlError>

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

Error named(ErrorCode code, const std::string& what, const std::string& path) {
    return Error(code, what + ": " + path + ".").on(path);
}

Error byCode(int code, const std::string& path, const std::string& doing) {
    switch (code & 0xFF) {
        case Busy:
        case Locked:
            return named(ErrorCode::Unavailable, "Another program keeps the store locked", path)
                .next("Wait for the other program to finish, or stop it, and try again.");
        case Full:
            return named(ErrorCode::Unavailable, "There is no room left for the store", path)
                .next("Free space on that disk and try again; nothing of this step was stored.");
        case ReadOnly:
            return named(ErrorCode::Unavailable, "The store may not be written", path)
                .next("Give this account write access to the file and its directory.");
        case InputOutput:
            return named(ErrorCode::Unavailable, "The disk failed while working on the store", path)
                .next("Check the disk and its free space, then try again.");
        case CannotOpen:
            return named(ErrorCode::Unavailable, "The store cannot be opened", path)
                .next("Check that the directory exists and that this account may write to it.");
        case Malformed:
        case NotADatabase:
            return named(ErrorCode::Corrupt, "The store is damaged or is no store of Hybrid Sync", path)
                .next(
                    "Run `hybridsync doctor`. The store may be deleted: a full cycle builds it again; "
                    "configurations come back from their exports.");
        default: return named(ErrorCode::Internal, "The store refused to " + doing, path);
    }
}

}  // namespace

Error storeError(const QSqlError& failure, const std::string& path, const std::string& doing) {
    const int code = failure.nativeErrorCode().toInt();
    const std::string words = failure.databaseText().toStdString();
    if (code == foreignKey)
        return Error(ErrorCode::NotFound, "The store cannot " + doing + ": what it belongs to is not there.")
            .on(path)
            .saying(words);
    if ((code & 0xFF) == Constraint)
        return Error(ErrorCode::Conflict, "The store cannot " + doing + ": it is there already.")
            .on(path)
            .saying(words);
    return byCode(code, path, doing).saying(words);
}

Error corruptRow(const std::string& path, const std::string& what) {
    return Error(ErrorCode::Corrupt, "The store holds " + what + " that cannot be read: " + path + ".")
        .on(path)
        .next("Run `hybridsync doctor`.");
}

}  // namespace hs
