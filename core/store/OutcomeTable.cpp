#include "core/store/OutcomeTable.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/store/RecordCodec.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

/// What the log's search looks into, folded once when it is written. The line breaks keep a search from matching
/// across two of them.
std::string wordsOf(const Outcome& outcome) {
    std::string words;
    for (const ObjectRef* object : {&outcome.source, &outcome.target})
        for (const std::string* word : {&object->name, &object->id, &object->anchor})
            if (!word->empty()) words.append(*word) += '\n';
    return foldCase(words);
}

std::string selectOf(const OutcomeFilter& filter, const Dialect& dialect) {
    std::string sql = "SELECT o.id, o.run, o.body FROM outcomes o";
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
    if (filter.beforeId > 0) condition("o.id < ?");
    if (!filter.text.empty()) condition(dialect.contains("o.words"));
    return sql + " ORDER BY o.id DESC LIMIT ?";
}

void bindFilter(Statement& rows, const OutcomeFilter& filter) {
    if (!filter.configuration.empty()) rows.bind(filter.configuration);
    if (filter.run) rows.bind(*filter.run);
    if (filter.status) rows.bind(static_cast<int>(*filter.status));
    if (filter.action) rows.bind(static_cast<int>(*filter.action));
    if (filter.beforeId > 0) rows.bind(filter.beforeId);
    if (!filter.text.empty()) rows.bind(foldCase(filter.text));
    rows.bind(std::max(filter.limit, 0));
}

}  // namespace

Result<void> OutcomeTable::append(std::span<const Outcome> outcomes) {
    if (outcomes.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(std::int64_t id, connection_.takeNumbers("outcomes", static_cast<std::int64_t>(outcomes.size())));
        HS_ASSIGN(auto write, connection_.statement("INSERT INTO outcomes (id, run, action, status, words, body)"
                                                    " VALUES (?, ?, ?, ?, ?, ?)",
                                                    "write the provisioning log"));
        CborWriter body;
        for (const Outcome& outcome : outcomes) {
            body.clear();
            encode(outcome, body);
            write->bind(id++).bind(outcome.run).bind(static_cast<int>(outcome.action));
            write->bind(static_cast<int>(outcome.status)).bind(wordsOf(outcome));
            HS_TRY(write->bindBytes(body.written()).run());
        }
        return {};
    });
}

Result<std::vector<std::pair<std::int64_t, Outcome>>> OutcomeTable::newest(const OutcomeFilter& filter) {
    HS_ASSIGN(auto rows, connection_.statement(selectOf(filter, connection_.dialect()), "read the provisioning log"));
    bindFilter(*rows, filter);
    std::vector<std::pair<std::int64_t, Outcome>> found;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return found;
        const std::int64_t id = rows->integer(0);
        auto outcome = decodeOutcome(rows->bytes(2));
        if (!outcome) return corruptRow(connection_.path(), "the log entry " + std::to_string(id));
        outcome->run = rows->integer(1);
        found.emplace_back(id, *std::move(outcome));
    }
}

}  // namespace hs
