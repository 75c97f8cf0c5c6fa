#include "core/store/ChangeTable.h"

#include "core/store/RecordCodec.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

constexpr int pageSize = 1024;
constexpr std::size_t rowsAtOnce = 32;

Error noSuchChange(std::int64_t id) {
    return Error(ErrorCode::NotFound, "There is no change " + std::to_string(id) + " in the journal.");
}

std::string insertOf(std::size_t rows) {
    std::string sql = "INSERT INTO changes (id, run, rule, state, body) VALUES ";
    for (std::size_t i = 0; i < rows; ++i) sql += i == 0 ? "(?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?)";
    return sql;
}

std::string selectOf(bool byRule, bool byState) {
    return std::string("SELECT id, state, body FROM changes WHERE run = ? AND id > ?") +
           (byRule ? " AND rule = ?" : "") + (byState ? " AND state = ?" : "") + " ORDER BY id LIMIT ?";
}

}  // namespace

Result<void> ChangeTable::append(std::int64_t run, std::span<Change> changes) {
    if (changes.empty()) return {};
    std::int64_t first = 0;
    HS_TRY(connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(first, connection_.takeNumbers("changes", static_cast<std::int64_t>(changes.size())));
        return insertAll(run, changes, first);
    }));
    // Only now: ids of a plan that was not stored would point at somebody else's changes.
    for (auto& change : changes) change.id = first++;
    return {};
}

Result<void> ChangeTable::insertAll(std::int64_t run, std::span<const Change> changes, std::int64_t firstId) {
    CborWriter body;
    while (!changes.empty()) {
        const std::size_t rows = changes.size() >= rowsAtOnce ? rowsAtOnce : 1;
        HS_ASSIGN(auto write, connection_.statement(insertOf(rows), "keep the plan of run " + std::to_string(run)));
        while (changes.size() >= rows) {
            for (const Change& change : changes.first(rows)) {
                body.clear();
                encode(change, body);
                write->bind(firstId++)
                    .bind(run)
                    .bind(static_cast<int>(change.rule))
                    .bind(static_cast<int>(change.state))
                    .bindBytes(body.written());
            }
            HS_TRY(write->run());
            changes = changes.subspan(rows);
        }
    }
    return {};
}

Result<void> ChangeTable::update(std::span<const Change> changes) {
    if (changes.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement("UPDATE changes SET rule = ?, state = ?, body = ? WHERE id = ?",
                                                    "update the journal"));
        CborWriter body;
        for (const Change& change : changes) {
            body.clear();
            encode(change, body);
            write->bind(static_cast<int>(change.rule)).bind(static_cast<int>(change.state));
            HS_TRY(write->bindBytes(body.written()).bind(change.id).run());
            if (write->rowsAffected() == 0) return noSuchChange(change.id);
        }
        return {};
    });
}

Result<void> ChangeTable::markIntent(std::span<const std::int64_t> ids) {
    if (ids.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement("UPDATE changes SET state = ? WHERE id = ?", "mark the intent"));
        for (const std::int64_t id : ids) {
            HS_TRY(write->bind(static_cast<int>(Change::State::Intent)).bind(id).run());
            if (write->rowsAffected() == 0) return noSuchChange(id);
        }
        return {};
    });
}

Result<std::vector<Change>> ChangeTable::page(Statement& rows) {
    std::vector<Change> changes;
    while (true) {
        HS_ASSIGN(const bool more, rows.next());
        if (!more) return changes;
        auto change = decodeChange(rows.bytes(2));
        const std::int64_t state = rows.integer(1);
        if (!change || state < 0 || state > static_cast<int>(Change::State::Skipped))
            return corruptRow(connection_.path(), "the change " + std::to_string(rows.integer(0)));
        change->id = rows.integer(0);
        change->state = static_cast<Change::State>(state);
        changes.push_back(*std::move(change));
    }
}

Result<void> ChangeTable::each(std::int64_t run, std::optional<RuleKind> rule, std::optional<Change::State> state,
                               const Store::ChangeSink& sink) {
    const std::string sql = selectOf(rule.has_value(), state.has_value());
    std::int64_t after = 0;
    while (true) {
        std::vector<Change> changes;
        {
            HS_ASSIGN(auto rows, connection_.statement(sql, "read the journal"));
            rows->bind(run).bind(after);
            if (rule) rows->bind(static_cast<int>(*rule));
            if (state) rows->bind(static_cast<int>(*state));
            rows->bind(pageSize);
            HS_ASSIGN(changes, page(*rows));
        }
        if (changes.empty()) return {};
        after = changes.back().id;
        for (auto& change : changes) HS_TRY(sink(std::move(change)));
    }
}

}  // namespace hs
