#include "core/model/RunJson.h"

#include "core/model/ValueJson.h"

namespace hs {

namespace {

QJsonObject countsToJson(const RunCounts& counts) {
    return {{QStringLiteral("readDirectory"), static_cast<qint64>(counts.readDirectory)},
            {QStringLiteral("readCloud"), static_cast<qint64>(counts.readCloud)},
            {QStringLiteral("planned"), static_cast<qint64>(counts.planned)},
            {QStringLiteral("written"), static_cast<qint64>(counts.written)},
            {QStringLiteral("unchanged"), static_cast<qint64>(counts.unchanged)},
            {QStringLiteral("failed"), static_cast<qint64>(counts.failed)},
            {QStringLiteral("skipped"), static_cast<qint64>(counts.skipped)}};
}

}  // namespace

void read(JsonReader& reader, RunCounts& counts) {
    reader.integer("readDirectory", counts.readDirectory);
    reader.integer("readCloud", counts.readCloud);
    reader.integer("planned", counts.planned);
    reader.integer("written", counts.written);
    reader.integer("unchanged", counts.unchanged);
    reader.integer("failed", counts.failed);
    reader.integer("skipped", counts.skipped);
}

QJsonObject toJson(const Run& run) {
    return {{QStringLiteral("id"), static_cast<qint64>(run.id)},
            {QStringLiteral("configuration"), jsonText(run.configuration)},
            {QStringLiteral("kind"), jsonText(toString(run.kind))},
            {QStringLiteral("state"), jsonText(toString(run.state))},
            {QStringLiteral("preview"), run.preview},
            {QStringLiteral("counts"), countsToJson(run.counts)},
            {QStringLiteral("startedAt"), static_cast<qint64>(run.startedAt)},
            {QStringLiteral("endedAt"), static_cast<qint64>(run.endedAt)},
            {QStringLiteral("error"), toJson(run.error)},
            {QStringLiteral("basis"), static_cast<qint64>(run.basis)},
            {QStringLiteral("by"), jsonText(run.by)},
            {QStringLiteral("note"), jsonText(run.note)},
            {QStringLiteral("fence"), static_cast<qint64>(run.fence)}};
}

void read(JsonReader& reader, Run& run) {
    reader.integer("id", run.id);
    reader.text("configuration", run.configuration);
    reader.word("kind", run.kind, runKindFrom);
    reader.word("state", run.state, runStateFrom);
    reader.flag("preview", run.preview);
    reader.object("counts", run.counts);
    reader.integer("startedAt", run.startedAt);
    reader.integer("endedAt", run.endedAt);
    reader.object("error", run.error);
    reader.integer("basis", run.basis);
    reader.text("by", run.by);
    reader.text("note", run.note);
    reader.integer("fence", run.fence);
}

Result<Run> runFromJson(const QJsonObject& json) { return readJson<Run>(json, "run"); }

}  // namespace hs
