#include "core/store/ChangeTable.h"

#include <algorithm>

#include "core/store/LeaseTable.h"
#include "core/store/RecordCodec.h"
#include "core/store/SearchWords.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

constexpr int pageSize = 1024;
constexpr std::size_t rowsAtOnce = 32;

Error noSuchChange(std::int64_t id) {
    return Error(ErrorCode::NotFound, "There is no change " + std::to_string(id) + " in the journal.");
}

std::string insertOf(std::size_t rows) {
    std::string sql = "INSERT INTO changes (id, run, rule, state, body, kind, words) VALUES ";
    for (std::size_t i = 0; i < rows; ++i) sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?)";
    return sql;
}

/// The part of the filter that is the same for a page and for a count.
std::string conditionsOf(const ChangeFilter& filter, const Dialect& dialect) {
    return std::string(" FROM changes WHERE run = ?") + (filter.rule ? " AND rule = ?" : "") +
           (filter.kind ? " AND kind = ?" : "") + (filter.state ? " AND state = ?" : "") +
           (filter.text.empty() ? "" : " AND " + dialect.contains("words"));
}

void bindConditions(Statement& rows, const ChangeFilter& filter) {
    rows.bind(filter.run);
    if (filter.rule) rows.bind(static_cast<int>(*filter.rule));
    if (filter.kind) rows.bind(static_cast<int>(*filter.kind));
    if (filter.state) rows.bind(static_cast<int>(*filter.state));
    if (!filter.text.empty()) rows.bind(searchText(filter.text));
}

void addTo(PlanCounts& counts, RuleKind rule, ChangeKind kind, Change::State state, std::int64_t number) {
    switch (kind) {
        case ChangeKind::Create:
        case ChangeKind::Restore: counts.creates += number; break;
        case ChangeKind::Update: counts.updates += number; break;
        case ChangeKind::Disable: counts.disables += number; break;
        case ChangeKind::Delete: counts.deletes += number; break;
        case ChangeKind::None: break;
    }
    switch (state) {
        case Change::State::Planned: counts.planned += number; break;
        case Change::State::Intent: counts.intent += number; break;
        case Change::State::Done: counts.done += number; break;
        case Change::State::Failed: counts.failed += number; break;
        case Change::State::Skipped: counts.skipped += number; break;
    }
    (rule == RuleKind::Provisioning ? counts.provisioning : counts.writeback) += number;
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
                    .bindBytes(body.written())
                    .bind(static_cast<int>(change.kind))
                    .bind(searchWords(change.source, change.target));
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
        HS_ASSIGN(auto write, connection_.statement("UPDATE changes SET rule = ?, state = ?, body = ?, kind = ?,"
                                                    " words = ? WHERE id = ?",
                                                    "update the journal"));
        CborWriter body;
        for (const Change& change : changes) {
            body.clear();
            encode(change, body);
            write->bind(static_cast<int>(change.rule)).bind(static_cast<int>(change.state));
            write->bindBytes(body.written()).bind(static_cast<int>(change.kind));
            // A created object has got its id and name only now.
            HS_TRY(write->bind(searchWords(change.source, change.target)).bind(change.id).run());
            if (write->rowsAffected() == 0) return noSuchChange(change.id);
        }
        return {};
    });
}

Result<void> ChangeTable::markIntent(std::int64_t run, std::span<const std::int64_t> ids) {
    if (ids.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_TRY(LeaseTable(connection_).mayWrite(run));
        HS_ASSIGN(auto write, connection_.statement("UPDATE changes SET state = ? WHERE id = ?", "mark the intent"));
        for (const std::int64_t id : ids) {
            HS_TRY(write->bind(static_cast<int>(Change::State::Intent)).bind(id).run());
            if (write->rowsAffected() == 0) return noSuchChange(id);
        }
        return {};
    });
}

Result<std::vector<Change>> ChangeTable::decodedAll(Statement& rows) {
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
    ChangeFilter filter;
    filter.run = run;
    filter.rule = rule;
    filter.state = state;
    filter.limit = pageSize;
    while (true) {
        HS_ASSIGN(auto changes, page(filter));
        if (changes.empty()) return {};
        filter.afterId = changes.back().id;
        for (auto& change : changes) HS_TRY(sink(std::move(change)));
    }
}

Result<std::vector<Change>> ChangeTable::page(const ChangeFilter& filter) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT id, state, body" + conditionsOf(filter, connection_.dialect()) +
                                                   " AND id > ? ORDER BY id LIMIT ?",
                                               "read the journal"));
    bindConditions(*rows, filter);
    rows->bind(filter.afterId).bind(std::max(filter.limit, 0));
    return decodedAll(*rows);
}

Result<std::int64_t> ChangeTable::count(const ChangeFilter& filter) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT count(*)" + conditionsOf(filter, connection_.dialect()),
                                               "count the changes"));
    bindConditions(*rows, filter);
    HS_TRY(rows->next());
    return rows->integer(0);
}

Result<PlanCounts> ChangeTable::counts(std::int64_t run) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT rule, kind, state, count(*) FROM changes WHERE run = ?"
                                               " GROUP BY rule, kind, state",
                                               "count the plan"));
    rows->bind(run);
    PlanCounts counts;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return counts;
        addTo(counts, static_cast<RuleKind>(rows->integer(0)), static_cast<ChangeKind>(rows->integer(1)),
              static_cast<Change::State>(rows->integer(2)), rows->integer(3));
    }
}

}  // namespace hs
