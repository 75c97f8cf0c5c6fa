#include "core/store/LogVerifier.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/store/RecordCodec.h"

namespace hs {

namespace {

constexpr int pageSize = 1000;
constexpr std::size_t keysAtOnce = 250;
constexpr const char* doing = "verify the provisioning log";

std::string entry(std::int64_t id) { return "Entry " + std::to_string(id); }

std::string entries(std::int64_t first, std::int64_t last) {
    return first == last ? entry(first) : "Entries " + std::to_string(first) + " to " + std::to_string(last);
}

std::string were(std::int64_t first, std::int64_t last) { return first == last ? " was" : " were"; }

}  // namespace

Result<LogVerdict> LogVerifier::verify(std::stop_token stop) {
    return connection_.snapshot([&] { return walk(stop); });
}

Result<LogVerdict> LogVerifier::walk(std::stop_token stop) {
    if (auto head = chain_.head(); head.ok()) head_ = *std::move(head);
    else if (head.error().code != ErrorCode::Corrupt) return std::move(head).error();
    else found(1, "The record of the newest entry was removed: whether entries were cut off cannot be told.");
    HS_ASSIGN(forgotten_, chain_.forgotten());
    std::int64_t after = INT64_MIN;
    while (verdict_.intact) {
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "Verifying the provisioning log was stopped after " +
                                                   std::to_string(verdict_.entries) + " entries.");
        HS_ASSIGN(auto rows, page(after));
        if (rows.empty()) {
            takeEnd();
            break;
        }
        after = rows.back().id;
        const auto broken = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            take(row);
            return !verdict_.intact;
        });
        rows.erase(broken, rows.end());
        HS_TRY(compareWithJournal(rows));
    }
    verdict_.head = toHex(head_.hash);
    return verdict_;
}

Result<std::vector<LogVerifier::Row>> LogVerifier::page(std::int64_t after) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT id, run, rule, action, status, ended_at, words, body, hash"
                                               " FROM outcomes WHERE id > ? ORDER BY id LIMIT ?",
                                               doing));
    rows->bind(after).bind(pageSize);
    std::vector<Row> found;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return found;
        found.push_back({rows->integer(0), rows->integer(1), rows->integer(2), rows->integer(3), rows->integer(4),
                         rows->integer(5), rows->text(6), rows->bytes(7), rows->bytes(8)});
    }
}

void LogVerifier::found(std::int64_t id, std::string problem) {
    verdict_.intact = false;
    verdict_.brokenAt = id;
    verdict_.problem = std::move(problem);
}

void LogVerifier::passForgotten() {
    while (nextForgotten_ < forgotten_.size() && forgotten_[nextForgotten_].first == expected_) {
        expected_ = forgotten_[nextForgotten_].last + 1;
        previous_ = forgotten_[nextForgotten_].hash;
        ++nextForgotten_;
    }
}

void LogVerifier::take(const Row& row) {
    passForgotten();
    if (row.id < expected_ || row.id > head_.id)
        return found(row.id, entry(row.id) + " was inserted: the store has not written an entry of this number.");
    if (row.id > expected_) {
        const std::string which = entries(expected_, row.id - 1) + were(expected_, row.id - 1);
        return found(expected_,
                     which + (verdict_.entries == 0 ? " cut off at the beginning of the log." : " removed."));
    }
    const LogChain::Entry content{row.id, row.run, row.rule, row.action, row.status, row.endedAt, row.words, row.body};
    const std::string hash = LogChain::hashOf(previous_, content);
    if (hash != row.hash) return found(row.id, entry(row.id) + " was changed: its hash is another.");
    previous_ = hash;
    ++expected_;
    ++verdict_.entries;
    if (verdict_.firstId == 0) verdict_.firstId = row.id;
    verdict_.lastId = row.id;
}

void LogVerifier::takeEnd() {
    passForgotten();
    if (expected_ <= head_.id)
        return found(expected_,
                     entries(expected_, head_.id) + were(expected_, head_.id) + " cut off at the end of the log.");
    if (previous_ != head_.hash)
        found(head_.id, entry(head_.id) + " was changed: its hash is not the one noted as the newest.");
}

Result<void> LogVerifier::compareWithJournal(const std::vector<Row>& rows) {
    std::vector<Outcome> outcomes;
    for (const Row& row : rows) {
        auto outcome = decodeOutcome(row.body);
        if (!outcome || outcome->change == 0) continue;
        outcome->id = row.id;
        outcome->run = row.run;
        outcomes.push_back(*std::move(outcome));
    }
    HS_ASSIGN(const auto journal, journalOf(outcomes));
    for (const Outcome& outcome : outcomes) {
        HS_ASSIGN(auto problem, contradiction(outcome, journal));
        if (problem.empty()) continue;
        found(outcome.id, std::move(problem));
        break;
    }
    return {};
}

Result<std::map<std::int64_t, LogVerifier::Journal>> LogVerifier::journalOf(const std::vector<Outcome>& outcomes) {
    std::map<std::int64_t, Journal> journal;
    std::string sql = "SELECT id, run, state, body FROM changes WHERE id IN (?";
    for (std::size_t i = 1; i < keysAtOnce; ++i) sql += ", ?";
    sql += ")";
    for (std::size_t at = 0; at < outcomes.size(); at += keysAtOnce) {
        HS_ASSIGN(auto rows, connection_.statement(sql, doing));
        for (std::size_t i = 0; i < keysAtOnce; ++i) rows->bind(outcomes[std::min(at + i, outcomes.size() - 1)].change);
        while (true) {
            HS_ASSIGN(const bool more, rows->next());
            if (!more) break;
            auto change = decodeChange(rows->bytes(3));
            if (change) change->state = static_cast<Change::State>(rows->integer(2));
            journal[rows->integer(0)] = {rows->integer(1), std::move(change)};
        }
    }
    return journal;
}

Result<bool> LogVerifier::hasChanges(std::int64_t run) {
    const auto known = runsWithChanges_.find(run);
    if (known != runsWithChanges_.end()) return known->second;
    HS_ASSIGN(auto row, connection_.statement("SELECT id FROM changes WHERE run = ? LIMIT 1", doing));
    HS_ASSIGN(const bool any, row->bind(run).next());
    return runsWithChanges_[run] = any;
}

Result<std::string> LogVerifier::contradiction(const Outcome& outcome, const std::map<std::int64_t, Journal>& journal) {
    const std::string number = std::to_string(outcome.change);
    const auto kept = journal.find(outcome.change);
    if (kept == journal.end()) {
        // Retention forgets the changes of a run together: none of them left is no finding.
        HS_ASSIGN(const bool others, hasChanges(outcome.run));
        if (!others) return std::string();
        return entry(outcome.id) + " tells of change " + number + ", which was removed from the journal of run " +
               std::to_string(outcome.run) + ".";
    }
    const auto& change = kept->second.change;
    if (!change || kept->second.run != outcome.run)
        return entry(outcome.id) + " tells of change " + number +
               ", which was changed: it is of another run or cannot be read.";
    const auto written = [](const AttributeChange& a) { return a.result == AttributeChange::Result::Written; };
    const bool any = std::any_of(outcome.attributes.begin(), outcome.attributes.end(), written);
    if (any && outcome.status == StepStatus::Success && change->state != Change::State::Done)
        return entry(outcome.id) + " says that " + outcome.target.name + " was written; change " + number +
               " was changed: its state is \"" + std::string(toString(change->state)) + "\".";
    for (const AttributeChange& attribute : outcome.attributes) {
        if (!written(attribute)) continue;
        const bool same = std::any_of(change->attributes.begin(), change->attributes.end(), [&](const auto& other) {
            return written(other) && other.target == attribute.target && other.after == attribute.after;
        });
        if (!same)
            return entry(outcome.id) + " says what " + attribute.target.text() + " of " + outcome.target.name +
                   " was given; change " + number + " was changed: it says otherwise.";
    }
    return std::string();
}

}  // namespace hs
