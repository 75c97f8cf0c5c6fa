#include "core/model/OutcomeJson.h"

#include "core/model/ChangeJson.h"
#include "core/model/ValueJson.h"

namespace hs {

namespace {

using Detail = std::pair<std::string, Values>;

/// A list, not an object: details keep their order and may repeat a name.
QJsonArray detailsToJson(const std::vector<Detail>& details) {
    QJsonArray array;
    for (const auto& [name, values] : details)
        array.append(QJsonObject{{QStringLiteral("name"), jsonText(name)}, {QStringLiteral("values"), toJson(values)}});
    return array;
}

}  // namespace

/// Found by JsonReader::objects.
static void read(JsonReader& reader, Detail& detail) {
    reader.text("name", detail.first);
    reader.values("values", detail.second);
}

QJsonObject toJson(const Step& step) {
    return {{QStringLiteral("name"), jsonText(step.name)},
            {QStringLiteral("title"), jsonText(step.title)},
            {QStringLiteral("status"), jsonText(toString(step.status))},
            {QStringLiteral("summary"), jsonText(step.summary)},
            {QStringLiteral("details"), detailsToJson(step.details)},
            {QStringLiteral("error"), toJson(step.error)}};
}

void read(JsonReader& reader, Step& step) {
    reader.text("name", step.name);
    reader.text("title", step.title);
    reader.word("status", step.status, stepStatusFrom);
    reader.text("summary", step.summary);
    reader.objects("details", step.details);
    reader.object("error", step.error);
}

QJsonObject toJson(const Outcome& outcome) {
    QJsonArray steps;
    for (const auto& step : outcome.steps) steps.append(toJson(step));
    return {{QStringLiteral("id"), static_cast<qint64>(outcome.id)},
            {QStringLiteral("change"), static_cast<qint64>(outcome.change)},
            {QStringLiteral("run"), static_cast<qint64>(outcome.run)},
            {QStringLiteral("rule"), jsonText(toString(outcome.rule))},
            {QStringLiteral("action"), jsonText(toString(outcome.action))},
            {QStringLiteral("status"), jsonText(toString(outcome.status))},
            {QStringLiteral("source"), toJson(outcome.source)},
            {QStringLiteral("target"), toJson(outcome.target)},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("attributes"), toJson(outcome.attributes)},
            {QStringLiteral("error"), toJson(outcome.error)},
            {QStringLiteral("startedAt"), static_cast<qint64>(outcome.startedAt)},
            {QStringLiteral("endedAt"), static_cast<qint64>(outcome.endedAt)}};
}

void read(JsonReader& reader, Outcome& outcome) {
    reader.integer("id", outcome.id);
    reader.integer("change", outcome.change);
    reader.integer("run", outcome.run);
    reader.word("rule", outcome.rule, ruleKindFrom);
    reader.word("action", outcome.action, changeKindFrom);
    reader.word("status", outcome.status, stepStatusFrom);
    reader.object("source", outcome.source);
    reader.object("target", outcome.target);
    reader.objects("steps", outcome.steps);
    reader.objects("attributes", outcome.attributes);
    reader.object("error", outcome.error);
    reader.integer("startedAt", outcome.startedAt);
    reader.integer("endedAt", outcome.endedAt);
}

Result<Outcome> outcomeFromJson(const QJsonObject& json) { return readJson<Outcome>(json, "outcome"); }

Result<Step> stepFromJson(const QJsonObject& json) { return readJson<Step>(json, "step"); }

}  // namespace hs
