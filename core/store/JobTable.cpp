#include "core/store/JobTable.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

#include "core/model/JobJson.h"
#include "core/store/StoreError.h"

namespace hs {

namespace {

/// The order of the mapping table; what is not in it comes last, by name.
constexpr std::array<std::string_view, 8> tableOrder{
    "msDS-ExternalDirectoryObjectId", "proxyAddresses",        "msExchArchiveStatus",       "msExchBlockedSendersHash",
    "msExchSafeRecipientsHash",       "msExchSafeSendersHash", "msExchUCVoiceMailSettings", "msExchUserHoldPolicies"};

std::ptrdiff_t placeOf(const AttributeFreshness& freshness) {
    return std::find(tableOrder.begin(), tableOrder.end(), freshness.target) - tableOrder.begin();
}

}  // namespace

Result<std::optional<Watermarks>> JobTable::watermarks(const std::string& configuration) {
    HS_ASSIGN(auto row,
              connection_.statement("SELECT directory, cloud, rules, taken_at FROM watermarks WHERE configuration = ?",
                                    "read the watermarks"));
    HS_ASSIGN(const bool found, row->bind(configuration).next());
    if (!found) return std::optional<Watermarks>();
    return std::optional<Watermarks>(
        Watermarks{row->bytes(0), row->bytes(1), static_cast<std::uint64_t>(row->integer(2)), row->integer(3)});
}

Result<void> JobTable::saveWatermarks(const std::string& configuration, const Watermarks& watermarks) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement(
                                  "INSERT INTO watermarks (configuration, directory, cloud, rules, taken_at)"
                                  " VALUES (?, ?, ?, ?, ?) ON CONFLICT (configuration) DO UPDATE SET"
                                  " directory = excluded.directory, cloud = excluded.cloud, rules = excluded.rules,"
                                  " taken_at = excluded.taken_at",
                                  "keep the watermarks"));
        return write->bind(configuration)
            .bindBytes(watermarks.directory)
            .bindBytes(watermarks.cloud)
            .bind(static_cast<std::int64_t>(watermarks.rules))
            .bind(watermarks.takenAt)
            .run();
    });
}

Result<void> JobTable::dropWatermarks(const std::string& configuration) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto drop,
                  connection_.statement("DELETE FROM watermarks WHERE configuration = ?", "drop the watermarks"));
        return drop->bind(configuration).run();
    });
}

Result<JobState> JobTable::state(const std::string& configuration) {
    HS_ASSIGN(auto row,
              connection_.statement("SELECT body FROM job_states WHERE configuration = ?", "read the job state"));
    HS_ASSIGN(const bool found, row->bind(configuration).next());
    if (!found) return JobState();
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(row->text(0)));
    if (!document.isObject()) return corruptRow(connection_.path(), "a job state");
    return jobStateFromJson(document.object());
}

Result<void> JobTable::saveState(const std::string& configuration, const JobState& state) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement("INSERT INTO job_states (configuration, body) VALUES (?, ?)"
                                                    " ON CONFLICT (configuration) DO UPDATE SET body = excluded.body",
                                                    "keep the job state"));
        const auto body = QJsonDocument(toJson(state)).toJson(QJsonDocument::Compact);
        return write->bind(configuration).bind(body.toStdString()).run();
    });
}

Result<std::vector<AttributeFreshness>> JobTable::freshness(const std::string& configuration) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT target, seen_at, written_at, failed_at FROM freshness"
                                               " WHERE configuration = ? ORDER BY target",
                                               "read when the attributes were last seen"));
    rows->bind(configuration);
    std::vector<AttributeFreshness> found;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) break;
        found.push_back({rows->text(0), rows->integer(1), rows->integer(2), rows->integer(3)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& left, const auto& right) { return placeOf(left) < placeOf(right); });
    return found;
}

Result<void> JobTable::saveFreshness(const std::string& configuration, std::span<const AttributeFreshness> freshness) {
    if (freshness.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write,
                  connection_.statement(
                      "INSERT INTO freshness (configuration, target, seen_at, written_at, failed_at)"
                      " VALUES (?, ?, ?, ?, ?) ON CONFLICT (configuration, target) DO UPDATE SET"
                      " seen_at = CASE WHEN excluded.seen_at = 0 THEN freshness.seen_at ELSE excluded.seen_at END,"
                      " written_at = CASE WHEN excluded.written_at = 0 THEN freshness.written_at"
                      " ELSE excluded.written_at END,"
                      " failed_at = CASE WHEN excluded.failed_at = 0 THEN freshness.failed_at"
                      " ELSE excluded.failed_at END",
                      "keep when the attributes were last seen"));
        for (const auto& one : freshness) {
            write->bind(configuration).bind(one.target).bind(one.seenAt);
            HS_TRY(write->bind(one.writtenAt).bind(one.failedAt).run());
        }
        return {};
    });
}

}  // namespace hs
