#include "core/model/JobJson.h"

#include "core/model/ValueJson.h"

namespace hs {

namespace {

qint64 number(std::int64_t value) { return static_cast<qint64>(value); }

}  // namespace

QJsonObject toJson(const Escrow& escrow) {
    return {{QStringLiteral("anchor"), jsonText(escrow.anchor)},
            {QStringLiteral("directoryId"), jsonText(escrow.directoryId)},
            {QStringLiteral("cloudId"), jsonText(escrow.cloudId)},
            {QStringLiteral("name"), jsonText(escrow.name)},
            {QStringLiteral("rule"), jsonText(toString(escrow.rule))},
            {QStringLiteral("error"), toJson(escrow.error)},
            {QStringLiteral("firstFailedAt"), number(escrow.firstFailedAt)},
            {QStringLiteral("lastTriedAt"), number(escrow.lastTriedAt)},
            {QStringLiteral("nextTryAt"), number(escrow.nextTryAt)},
            {QStringLiteral("tries"), escrow.tries}};
}

void read(JsonReader& reader, Escrow& escrow) {
    reader.text("anchor", escrow.anchor);
    reader.text("directoryId", escrow.directoryId);
    reader.text("cloudId", escrow.cloudId);
    reader.text("name", escrow.name);
    reader.word("rule", escrow.rule, ruleKindFrom);
    reader.object("error", escrow.error);
    reader.integer("firstFailedAt", escrow.firstFailedAt);
    reader.integer("lastTriedAt", escrow.lastTriedAt);
    reader.integer("nextTryAt", escrow.nextTryAt);
    reader.integer("tries", escrow.tries);
}

QJsonObject toJson(const Quarantine& quarantine) {
    return {{QStringLiteral("reason"), jsonText(toString(quarantine.reason))},
            {QStringLiteral("error"), toJson(quarantine.error)},
            {QStringLiteral("seriesBegan"), number(quarantine.seriesBegan)},
            {QStringLiteral("seriesCount"), quarantine.seriesCount},
            {QStringLiteral("nextAttempt"), number(quarantine.nextAttempt)},
            {QStringLiteral("notifiedReason"), jsonText(toString(quarantine.notifiedReason))},
            {QStringLiteral("run"), number(quarantine.run)}};
}

void read(JsonReader& reader, Quarantine& quarantine) {
    reader.word("reason", quarantine.reason, quarantineReasonFrom);
    reader.object("error", quarantine.error);
    reader.integer("seriesBegan", quarantine.seriesBegan);
    reader.integer("seriesCount", quarantine.seriesCount);
    reader.integer("nextAttempt", quarantine.nextAttempt);
    reader.word("notifiedReason", quarantine.notifiedReason, quarantineReasonFrom);
    reader.integer("run", quarantine.run);
}

QJsonObject toJson(const JobState& state) {
    return {{QStringLiteral("paused"), state.paused},
            {QStringLiteral("pausedAt"), number(state.pausedAt)},
            {QStringLiteral("pausedBy"), jsonText(state.pausedBy)},
            {QStringLiteral("fullDue"), state.fullDue},
            {QStringLiteral("restartedAt"), number(state.restartedAt)},
            {QStringLiteral("quarantine"), toJson(state.quarantine)},
            {QStringLiteral("nextRunAt"), number(state.nextRunAt)},
            {QStringLiteral("lastSuccessAt"), number(state.lastSuccessAt)},
            {QStringLiteral("lastFullAt"), number(state.lastFullAt)}};
}

void read(JsonReader& reader, JobState& state) {
    reader.flag("paused", state.paused);
    reader.integer("pausedAt", state.pausedAt);
    reader.text("pausedBy", state.pausedBy);
    reader.flag("fullDue", state.fullDue);
    reader.integer("restartedAt", state.restartedAt);
    reader.object("quarantine", state.quarantine);
    reader.integer("nextRunAt", state.nextRunAt);
    reader.integer("lastSuccessAt", state.lastSuccessAt);
    reader.integer("lastFullAt", state.lastFullAt);
}

QJsonObject toJson(const AttributeFreshness& freshness) {
    return {{QStringLiteral("target"), jsonText(freshness.target)},
            {QStringLiteral("seenAt"), number(freshness.seenAt)},
            {QStringLiteral("writtenAt"), number(freshness.writtenAt)},
            {QStringLiteral("failedAt"), number(freshness.failedAt)}};
}

void read(JsonReader& reader, AttributeFreshness& freshness) {
    reader.text("target", freshness.target);
    reader.integer("seenAt", freshness.seenAt);
    reader.integer("writtenAt", freshness.writtenAt);
    reader.integer("failedAt", freshness.failedAt);
}

Result<Escrow> escrowFromJson(const QJsonObject& json) { return readJson<Escrow>(json, "escrow"); }
Result<JobState> jobStateFromJson(const QJsonObject& json) { return readJson<JobState>(json, "job state"); }

}  // namespace hs
