#pragma once

#include <QSqlError>
#include <QSqlQuery>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace hs {

/// One use of a prepared statement: bind from the left, then `run` or step with `next`. Lets go of its locks when it
/// dies. Belongs to its connection's thread.
class Statement {
public:
    /// Makes an error of ours of what the database said.
    using Wording = std::function<Error(const QSqlError&, const std::string& doing)>;

    /// `doing` completes "The store cannot …" in errors.
    Statement(QSqlQuery& query, Wording wording, std::string doing);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::int64_t number);
    Statement& bind(std::string_view text);
    Statement& bindBytes(std::string_view bytes);

    /// Executes once with what is bound; the statement may then be bound and run again.
    Result<void> run();

    /// The next row; executes at the first call. False after the last.
    Result<bool> next();

    std::int64_t rowsAffected() const;

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string bytes(int column) const;

private:
    Error failure() const;

    QSqlQuery& query_;
    Wording wording_;
    std::string doing_;
    int bound_ = 0;
    bool started_ = false;
};

}  // namespace hs
