#include "core/store/OlderRows.h"

#include <vector>

#include "core/store/LogChain.h"
#include "core/store/RecordCodec.h"
#include "core/store/SearchWords.h"

namespace hs {

namespace {

constexpr const char* doing = "be brought up to date";
constexpr int pageSize = 1000;

struct Row {
    std::int64_t id = 0;
    std::string body;
};

Result<std::vector<Row>> page(Connection& connection, const std::string& table, std::int64_t after) {
    HS_ASSIGN(auto rows,
              connection.statement("SELECT id, body FROM " + table + " WHERE id > ? ORDER BY id LIMIT ?", doing));
    rows->bind(after).bind(pageSize);
    std::vector<Row> found;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return found;
        found.push_back({rows->integer(0), rows->bytes(1)});
    }
}

Result<void> fillChange(Connection& connection, const Row& row) {
    const auto change = decodeChange(row.body);
    if (!change) return {};
    HS_ASSIGN(auto write, connection.statement("UPDATE changes SET kind = ?, words = ? WHERE id = ?", doing));
    return write->bind(static_cast<int>(change->kind))
        .bind(searchWords(change->source, change->target))
        .bind(row.id)
        .run();
}

Result<void> fillOutcome(Connection& connection, const Row& row) {
    const auto outcome = decodeOutcome(row.body);
    if (!outcome) return {};
    HS_ASSIGN(auto write, connection.statement("UPDATE outcomes SET rule = ?, ended_at = ? WHERE id = ?", doing));
    return write->bind(static_cast<int>(outcome->rule)).bind(outcome->endedAt).bind(row.id).run();
}

template <typename Fill>
Result<void> fillTable(Connection& connection, const std::string& table, const Fill& fill) {
    std::int64_t after = 0;
    while (true) {
        HS_ASSIGN(const auto rows, page(connection, table, after));
        if (rows.empty()) return {};
        for (const Row& row : rows) HS_TRY(fill(connection, row));
        after = rows.back().id;
    }
}

}  // namespace

Result<void> fillFilterColumns(Connection& connection) {
    HS_TRY(fillTable(connection, "changes", fillChange));
    return fillTable(connection, "outcomes", fillOutcome);
}

Result<void> chainOutcomes(Connection& connection) {
    LogChain::Head head{0, LogChain::beginning()};
    while (true) {
        std::vector<LogChain::Head> links;
        {
            HS_ASSIGN(auto rows, connection.statement("SELECT id, run, rule, action, status, ended_at, words, body"
                                                      " FROM outcomes WHERE id > ? ORDER BY id LIMIT ?",
                                                      doing));
            rows->bind(head.id).bind(pageSize);
            while (true) {
                HS_ASSIGN(const bool more, rows->next());
                if (!more) break;
                const std::string words = rows->text(6);
                const std::string body = rows->bytes(7);
                const LogChain::Entry entry{rows->integer(0),
                                            rows->integer(1),
                                            rows->integer(2),
                                            rows->integer(3),
                                            rows->integer(4),
                                            rows->integer(5),
                                            words,
                                            body};
                head = {entry.id, LogChain::hashOf(head.hash, entry)};
                links.push_back(head);
            }
        }
        if (links.empty()) break;
        HS_ASSIGN(auto write, connection.statement("UPDATE outcomes SET hash = ? WHERE id = ?", doing));
        for (const auto& link : links) HS_TRY(write->bindBytes(link.hash).bind(link.id).run());
    }
    HS_ASSIGN(auto write,
              connection.statement("INSERT INTO log_head (name, id, hash) VALUES ('outcomes', ?, ?)", doing));
    return write->bind(head.id).bindBytes(head.hash).run();
}

}  // namespace hs
