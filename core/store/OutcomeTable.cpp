#include "core/store/OutcomeTable.h"

#include <algorithm>

#include "core/store/RecordCodec.h"
#include "core/store/SearchWords.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

constexpr std::size_t rowsAtOnce = 32;

std::string insertOf(std::size_t rows) {
    std::string sql = "INSERT INTO outcomes (id, run, action, status, words, body, rule, ended_at, hash) VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    return sql;
}

/// The part of the filter that is the same for a page and for a count.
std::string conditionsOf(const OutcomeFilter& filter, const Dialect& dialect) {
    std::string sql = " FROM outcomes o";
    std::string glue = " WHERE ";
    const auto condition = [&](const std::string& text) {
        sql += glue + text;
        glue = " AND ";
    };
    // Not a join: that would sort the whole log, while this walks back from the newest and stops after a page.
    if (!filter.configuration.empty())
        condition("EXISTS (SELECT 1 FROM runs r WHERE r.id = o.run AND r.configuration = ?)");
    if (filter.run) condition("o.run = ?");
    if (filter.status) condition("o.status = ?");
    if (filter.action) condition("o.action = ?");
    if (filter.rule) condition("o.rule = ?");
    if (filter.from > 0) condition("o.ended_at >= ?");
    if (filter.until > 0) condition("o.ended_at < ?");
    if (!filter.text.empty()) condition(dialect.contains("o.words"));
    return sql;
}

void bindConditions(Statement& rows, const OutcomeFilter& filter) {
    if (!filter.configuration.empty()) rows.bind(filter.configuration);
    if (filter.run) rows.bind(*filter.run);
    if (filter.status) rows.bind(static_cast<int>(*filter.status));
    if (filter.action) rows.bind(static_cast<int>(*filter.action));
    if (filter.rule) rows.bind(static_cast<int>(*filter.rule));
    if (filter.from > 0) rows.bind(filter.from);
    if (filter.until > 0) rows.bind(filter.until);
    if (!filter.text.empty()) rows.bind(searchText(filter.text));
}

}  // namespace

Result<void> OutcomeTable::append(std::span<Outcome> outcomes) {
    if (outcomes.empty()) return {};
    std::int64_t first = 0;
    auto stored = connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(first, connection_.takeNumbers("outcomes", static_cast<std::int64_t>(outcomes.size())));
        LogChain chain(connection_);
        HS_ASSIGN(auto head, chain.head());
        HS_TRY(insertAll(outcomes, first, head));
        return chain.moveHead(head);
    });
    if (!stored.ok()) return stored;
    // Only now: an outcome that was not stored has no id.
    for (auto& outcome : outcomes) outcome.id = first++;
    return {};
}

Result<void> OutcomeTable::insertAll(std::span<const Outcome> outcomes, std::int64_t firstId, LogChain::Head& head) {
    CborWriter body;
    while (!outcomes.empty()) {
        const std::size_t rows = outcomes.size() >= rowsAtOnce ? rowsAtOnce : 1;
        HS_ASSIGN(auto write, connection_.statement(insertOf(rows), "write the provisioning log"));
        while (outcomes.size() >= rows) {
            for (const Outcome& outcome : outcomes.first(rows)) {
                body.clear();
                encode(outcome, body);
                const std::string words = searchWords(outcome.source, outcome.target);
                const LogChain::Entry entry{firstId++,
                                            outcome.run,
                                            static_cast<int>(outcome.rule),
                                            static_cast<int>(outcome.action),
                                            static_cast<int>(outcome.status),
                                            outcome.endedAt,
                                            words,
                                            body.written()};
                head = {entry.id, LogChain::hashOf(head.hash, entry)};
                write->bind(entry.id).bind(entry.run).bind(entry.action).bind(entry.status).bind(entry.words);
                write->bindBytes(entry.body).bind(entry.rule).bind(entry.endedAt).bindBytes(head.hash);
            }
            HS_TRY(write->run());
            outcomes = outcomes.subspan(rows);
        }
    }
    return {};
}

Result<std::vector<std::pair<std::int64_t, Outcome>>> OutcomeTable::newest(const OutcomeFilter& filter) {
    std::string sql = "SELECT o.id, o.run, o.body" + conditionsOf(filter, connection_.dialect());
    if (filter.beforeId > 0)
        sql += (sql.find(" WHERE ") == std::string::npos ? " WHERE" : " AND") + std::string(" o.id < ?");
    HS_ASSIGN(auto rows, connection_.statement(sql + " ORDER BY o.id DESC LIMIT ?", "read the provisioning log"));
    bindConditions(*rows, filter);
    if (filter.beforeId > 0) rows->bind(filter.beforeId);
    rows->bind(std::max(filter.limit, 0));
    std::vector<std::pair<std::int64_t, Outcome>> found;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return found;
        const std::int64_t id = rows->integer(0);
        auto outcome = decodeOutcome(rows->bytes(2));
        if (!outcome) return corruptRow(connection_.path(), "the log entry " + std::to_string(id));
        outcome->id = id;
        outcome->run = rows->integer(1);
        found.emplace_back(id, *std::move(outcome));
    }
}

Result<std::int64_t> OutcomeTable::count(const OutcomeFilter& filter) {
    HS_ASSIGN(auto row, connection_.statement("SELECT count(*)" + conditionsOf(filter, connection_.dialect()),
                                              "count the provisioning log"));
    bindConditions(*row, filter);
    HS_TRY(row->next());
    return row->integer(0);
}

}  // namespace hs
