#include "core/store/RunTable.h"

#include <QJsonDocument>

#include <algorithm>

#include "core/model/ValueJson.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

constexpr const char* columns =
    "id, configuration, kind, state, preview, read_directory, read_cloud, planned, written, unchanged, failed, skipped,"
    " started_at, ended_at, error, basis, asked_by, note, fence";

Error noSuchRun(std::int64_t id) {
    return Error(ErrorCode::NotFound, "There is no run " + std::to_string(id) + ".")
        .next("List the runs and check the number.");
}

/// Every column but the id, in the order of `columns`.
void bindRun(Statement& statement, const Run& run) {
    const RunCounts& counts = run.counts;
    const auto error = QJsonDocument(toJson(run.error)).toJson(QJsonDocument::Compact);
    statement.bind(run.configuration).bind(static_cast<int>(run.kind)).bind(static_cast<int>(run.state));
    statement.bind(run.preview ? 1 : 0).bind(counts.readDirectory).bind(counts.readCloud).bind(counts.planned);
    statement.bind(counts.written).bind(counts.unchanged).bind(counts.failed).bind(counts.skipped);
    statement.bind(run.startedAt).bind(run.endedAt).bind(error.toStdString());
    statement.bind(run.basis).bind(run.by).bind(run.note).bind(run.fence);
}

}  // namespace

Result<std::int64_t> RunTable::begin(const Run& run) {
    return connection_.transact([&]() -> Result<std::int64_t> {
        HS_ASSIGN(const std::int64_t id, connection_.takeNumbers("runs", 1));
        HS_ASSIGN(auto write,
                  connection_.statement(std::string("INSERT INTO runs (") + columns +
                                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                        "begin a run"));
        write->bind(id);
        bindRun(*write, run);
        HS_TRY(write->run());
        return id;
    });
}

Result<void> RunTable::update(const Run& run) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write,
                  connection_.statement("UPDATE runs SET configuration = ?, kind = ?, state = ?, preview = ?,"
                                        " read_directory = ?, read_cloud = ?, planned = ?, written = ?, unchanged = ?,"
                                        " failed = ?, skipped = ?, started_at = ?, ended_at = ?, error = ?,"
                                        " basis = ?, asked_by = ?, note = ?, fence = ? WHERE id = ?",
                                        "update a run"));
        bindRun(*write, run);
        HS_TRY(write->bind(run.id).run());
        if (write->rowsAffected() == 0) return noSuchRun(run.id);
        return {};
    });
}

Result<Run> RunTable::decoded(const Statement& row) {
    Run run;
    run.id = row.integer(0);
    run.configuration = row.text(1);
    const std::int64_t kind = row.integer(2);
    const std::int64_t state = row.integer(3);
    const auto error = QJsonDocument::fromJson(QByteArray::fromStdString(row.text(14)));
    if (kind < 0 || kind > static_cast<int>(RunKind::Undo) || state < 0 ||
        state > static_cast<int>(RunState::Interrupted) || !error.isObject())
        return corruptRow(connection_.path(), "a run");
    run.kind = static_cast<RunKind>(kind);
    run.state = static_cast<RunState>(state);
    run.preview = row.integer(4) != 0;
    run.counts = {row.integer(5), row.integer(6),  row.integer(7), row.integer(8),
                  row.integer(9), row.integer(10), row.integer(11)};
    run.startedAt = row.integer(12);
    run.endedAt = row.integer(13);
    run.basis = row.integer(15);
    run.by = row.text(16);
    run.note = row.text(17);
    run.fence = row.integer(18);
    HS_TRY(errorFromJson(error.object(), run.error));
    return run;
}

Result<Run> RunTable::one(std::int64_t id) {
    HS_ASSIGN(auto row,
              connection_.statement(std::string("SELECT ") + columns + " FROM runs WHERE id = ?", "read a run"));
    HS_ASSIGN(const bool found, row->bind(id).next());
    if (!found) return noSuchRun(id);
    return decoded(*row);
}

Result<std::vector<Run>> RunTable::newest(const std::string& configuration, int limit) {
    HS_ASSIGN(auto rows, connection_.statement(std::string("SELECT ") + columns +
                                                   " FROM runs WHERE configuration = ? ORDER BY id DESC LIMIT ?",
                                               "list the runs"));
    rows->bind(configuration).bind(std::max(limit, 0));
    return listed(*rows);
}

Result<std::vector<Run>> RunTable::basedOn(std::int64_t run) {
    HS_ASSIGN(auto rows,
              connection_.statement(std::string("SELECT ") + columns + " FROM runs WHERE basis = ? ORDER BY id DESC",
                                    "list the runs"));
    rows->bind(run);
    return listed(*rows);
}

Result<std::vector<Run>> RunTable::listed(Statement& rows) {
    std::vector<Run> runs;
    while (true) {
        HS_ASSIGN(const bool more, rows.next());
        if (!more) return runs;
        HS_ASSIGN(auto run, decoded(rows));
        runs.push_back(std::move(run));
    }
}

Result<void> RunTable::closeInterrupted(const std::string& configuration, UnixMillis now) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto close,
                  connection_.statement("UPDATE runs SET state = ?, ended_at = ? WHERE configuration = ? AND state = ?",
                                        "close interrupted runs"));
        return close->bind(static_cast<int>(RunState::Interrupted))
            .bind(now)
            .bind(configuration)
            .bind(static_cast<int>(RunState::Running))
            .run();
    });
}

}  // namespace hs
