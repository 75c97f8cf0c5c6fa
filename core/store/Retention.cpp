#include "core/store/Retention.h"

#include "core/model/Run.h"
#include "core/store/JobTable.h"
#include "core/store/LogChain.h"

namespace hs {

namespace {

constexpr int rowsAtOnce = 2000;
constexpr const char* doing = "forget an old run";

}  // namespace

Result<std::int64_t> Retention::forgetBefore(const std::string& configuration, UnixMillis time) {
    HS_ASSIGN(const auto runs, oldRuns(configuration, time));
    HS_ASSIGN(const JobState state, JobTable(connection_).state(configuration));
    std::int64_t forgotten = 0;
    for (const std::int64_t run : runs) {
        if (run == state.quarantine.run) continue;
        std::int64_t batch = 0;
        do {
            HS_ASSIGN(batch, forgetOutcomes(run));
            forgotten += batch;
        } while (batch > 0);
        do { HS_ASSIGN(batch, forgetChanges(run)); } while (batch > 0);
        HS_TRY(forgetRun(run));
    }
    return forgotten;
}

Result<std::vector<std::int64_t>> Retention::oldRuns(const std::string& configuration, UnixMillis time) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT id FROM runs WHERE configuration = ? AND state <> ?"
                                               " AND ended_at < ? ORDER BY id",
                                               doing));
    rows->bind(configuration).bind(static_cast<int>(RunState::Running)).bind(time);
    std::vector<std::int64_t> runs;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return runs;
        runs.push_back(rows->integer(0));
    }
}

Result<bool> Retention::isReferredTo(std::int64_t run) {
    HS_ASSIGN(auto row, connection_.statement("SELECT id FROM runs WHERE basis = ? LIMIT 1", doing));
    return row->bind(run).next();
}

Result<std::int64_t> Retention::forgetOutcomes(std::int64_t run) {
    return connection_.transact([&]() -> Result<std::int64_t> {
        // Asked each time: someone may begin to apply or undo the run meanwhile.
        HS_ASSIGN(const bool kept, isReferredTo(run));
        if (kept) return std::int64_t{0};
        std::vector<LogChain::Forgotten> ranges;
        std::int64_t count = 0;
        {
            HS_ASSIGN(auto rows,
                      connection_.statement("SELECT id, hash FROM outcomes WHERE run = ? ORDER BY id LIMIT ?", doing));
            rows->bind(run).bind(rowsAtOnce);
            for (; true; ++count) {
                HS_ASSIGN(const bool more, rows->next());
                if (!more) break;
                const std::int64_t id = rows->integer(0);
                if (ranges.empty() || ranges.back().last + 1 != id) ranges.push_back({id, id, {}});
                ranges.back().last = id;
                ranges.back().hash = rows->bytes(1);
            }
        }
        HS_ASSIGN(auto drop,
                  connection_.statement("DELETE FROM outcomes WHERE run = ? AND id >= ? AND id <= ?", doing));
        for (auto& range : ranges) {
            HS_TRY(drop->bind(run).bind(range.first).bind(range.last).run());
            HS_TRY(LogChain(connection_).forget(std::move(range)));
        }
        return count;
    });
}

Result<std::int64_t> Retention::forgetChanges(std::int64_t run) {
    return connection_.transact([&]() -> Result<std::int64_t> {
        HS_ASSIGN(const bool kept, isReferredTo(run));
        if (kept) return std::int64_t{0};
        HS_ASSIGN(auto drop, connection_.statement("DELETE FROM changes WHERE id IN (SELECT id FROM changes"
                                                   " WHERE run = ? ORDER BY id LIMIT ?)",
                                                   doing));
        HS_TRY(drop->bind(run).bind(rowsAtOnce).run());
        return drop->rowsAffected();
    });
}

Result<void> Retention::forgetRun(std::int64_t run) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(const bool kept, isReferredTo(run));
        if (kept) return {};
        HS_ASSIGN(auto drop, connection_.statement("DELETE FROM runs WHERE id = ?", doing));
        return drop->bind(run).run();
    });
}

}  // namespace hs
