#include "core/model/CliJson.h"

#include "core/model/JsonReader.h"

namespace hs {

namespace {

QJsonArray displayed(const Values& values) {
    QJsonArray array;
    for (const auto& value : values) array.append(jsonText(value.display()));
    return array;
}

QJsonArray rows(const std::vector<AttributeChange>& attributes) {
    QJsonArray array;
    for (const auto& attribute : attributes) array.append(toCliJson(attribute));
    return array;
}

QJsonObject reference(const ObjectRef& object) {
    return {{QStringLiteral("side"), jsonText(toString(object.side))},
            {QStringLiteral("objectClass"), jsonText(toString(object.objectClass))},
            {QStringLiteral("id"), jsonText(object.id)},
            {QStringLiteral("name"), jsonText(object.name)},
            {QStringLiteral("anchor"), jsonText(object.anchor)}};
}

void addError(QJsonObject& json, const Error& error) {
    if (!error.message.empty()) json[QStringLiteral("error")] = toCliJson(error);
}

/// Higher is what a script must look at first.
int weight(StepStatus status) {
    switch (status) {
        case StepStatus::Failure: return 4;
        case StepStatus::Pending:
        case StepStatus::Running:
        case StepStatus::Warning: return 3;
        case StepStatus::Skipped: return 2;
        case StepStatus::Success: return 1;
    }
    return 4;
}

std::string_view resultWord(StepStatus status) {
    // What never ended did not succeed; scripts know four words only.
    const bool unfinished = status == StepStatus::Pending || status == StepStatus::Running;
    return toString(unfinished ? StepStatus::Warning : status);
}

}  // namespace

QJsonObject toCliJson(const SchemaCheck& check) {
    QJsonArray attributes;
    for (const auto& attribute : check.attributes) {
        const QJsonObject classes{{QStringLiteral("user"), attribute.user},
                                  {QStringLiteral("inetOrgPerson"), attribute.inetOrgPerson},
                                  {QStringLiteral("contact"), attribute.contact}};
        attributes.append(QJsonObject{{QStringLiteral("name"), jsonText(attribute.name)},
                                      {QStringLiteral("present"), attribute.present},
                                      {QStringLiteral("classes"), classes},
                                      {QStringLiteral("syntax"), jsonText(attribute.syntax)},
                                      {QStringLiteral("singleValued"), attribute.singleValued}});
    }
    return {{QStringLiteral("detected"), check.detected},
            {QStringLiteral("reason"), jsonText(check.reason)},
            {QStringLiteral("server"), jsonText(check.server)},
            {QStringLiteral("checkedAt"), jsonText(toIso8601(check.checkedAt))},
            {QStringLiteral("fromCache"), check.fromCache},
            {QStringLiteral("exchange"), jsonText(check.exchangeHint)},
            {QStringLiteral("attributes"), attributes}};
}

QJsonObject toCliJson(const AttributeChange& attribute) {
    return {{QStringLiteral("source"), jsonText(attribute.source.text())},
            {QStringLiteral("target"), jsonText(attribute.target.text())},
            {QStringLiteral("before"), displayed(attribute.before)},
            {QStringLiteral("after"), displayed(attribute.after)},
            {QStringLiteral("result"), jsonText(toString(attribute.result))},
            {QStringLiteral("reason"), jsonText(attribute.reason)}};
}

QJsonObject toCliJson(const Error& error) {
    QJsonObject json{{QStringLiteral("code"), jsonText(toString(error.code))},
                     {QStringLiteral("message"), jsonText(error.message)}};
    if (!error.object.empty()) json[QStringLiteral("object")] = jsonText(error.object);
    if (!error.attribute.empty()) json[QStringLiteral("attribute")] = jsonText(error.attribute);
    if (!error.serverText.empty()) json[QStringLiteral("serverText")] = jsonText(error.serverText);
    if (!error.nextStep.empty()) json[QStringLiteral("nextStep")] = jsonText(error.nextStep);
    return json;
}

QJsonObject toCliJson(const Step& step) {
    QJsonObject details;
    for (const auto& [name, values] : step.details) {
        QJsonArray all = details.value(jsonText(name)).toArray();
        for (const auto& value : values) all.append(jsonText(value.display()));
        details[jsonText(name)] = all;
    }
    QJsonObject json{{QStringLiteral("name"), jsonText(step.name)},
                     {QStringLiteral("title"), jsonText(step.title)},
                     {QStringLiteral("status"), jsonText(toString(step.status))},
                     {QStringLiteral("summary"), jsonText(step.summary)},
                     {QStringLiteral("details"), details}};
    addError(json, step.error);
    return json;
}

std::string_view provisionResult(const Outcome& provision, const Outcome* writeback) {
    if (writeback == nullptr || weight(provision.status) >= weight(writeback->status))
        return resultWord(provision.status);
    // Writeback that had nothing to do does not make a provisioned user a skipped one.
    if (writeback->status == StepStatus::Skipped) return resultWord(provision.status);
    return resultWord(writeback->status);
}

QJsonObject toCliJson(const std::string& dn, const Outcome& provision, const Outcome* writeback) {
    QJsonArray steps;
    for (const auto& step : provision.steps) steps.append(toCliJson(step));
    QJsonObject json{{QStringLiteral("dn"), jsonText(dn)},
                     {QStringLiteral("result"), jsonText(provisionResult(provision, writeback))},
                     {QStringLiteral("steps"), steps},
                     {QStringLiteral("attributes"), rows(provision.attributes)}};
    addError(json, provision.error);
    if (writeback == nullptr) {
        json[QStringLiteral("writeback")] = QJsonValue::Null;
        return json;
    }
    QJsonObject back{{QStringLiteral("status"), jsonText(toString(writeback->status))},
                     {QStringLiteral("attributes"), rows(writeback->attributes)}};
    addError(back, writeback->error);
    json[QStringLiteral("writeback")] = back;
    return json;
}

QJsonObject toCliJson(const Run& run) {
    const RunCounts& counts = run.counts;
    QJsonObject json{
        {QStringLiteral("run"), static_cast<qint64>(run.id)},
        {QStringLiteral("configuration"), jsonText(run.configuration)},
        {QStringLiteral("kind"), jsonText(toString(run.kind))},
        {QStringLiteral("state"), jsonText(toString(run.state))},
        {QStringLiteral("preview"), run.preview},
        {QStringLiteral("read"), QJsonObject{{QStringLiteral("directory"), static_cast<qint64>(counts.readDirectory)},
                                             {QStringLiteral("cloud"), static_cast<qint64>(counts.readCloud)}}},
        {QStringLiteral("planned"), static_cast<qint64>(counts.planned)},
        {QStringLiteral("written"), static_cast<qint64>(counts.written)},
        {QStringLiteral("unchanged"), static_cast<qint64>(counts.unchanged)},
        {QStringLiteral("failed"), static_cast<qint64>(counts.failed)},
        {QStringLiteral("skipped"), static_cast<qint64>(counts.skipped)},
        {QStringLiteral("startedAt"), jsonText(toIso8601(run.startedAt))},
        {QStringLiteral("endedAt"), jsonText(toIso8601(run.endedAt))},
        {QStringLiteral("durationMs"), static_cast<qint64>(run.durationMs())}};
    if (run.basis != 0) json[QStringLiteral("basis")] = static_cast<qint64>(run.basis);
    if (!run.by.empty()) json[QStringLiteral("by")] = jsonText(run.by);
    if (!run.note.empty()) json[QStringLiteral("note")] = jsonText(run.note);
    addError(json, run.error);
    return json;
}

QJsonObject toCliJson(const JobState& state) {
    const Quarantine& quarantine = state.quarantine;
    QJsonObject json{{QStringLiteral("paused"), state.paused},
                     {QStringLiteral("fullDue"), state.fullDue},
                     {QStringLiteral("nextRunAt"), jsonText(toIso8601(state.nextRunAt))},
                     {QStringLiteral("lastSuccessAt"), jsonText(toIso8601(state.lastSuccessAt))}};
    if (state.paused) {
        json[QStringLiteral("pausedAt")] = jsonText(toIso8601(state.pausedAt));
        json[QStringLiteral("pausedBy")] = jsonText(state.pausedBy);
    }
    if (!quarantine.active()) return json;
    QJsonObject held{{QStringLiteral("reason"), jsonText(toString(quarantine.reason))},
                     {QStringLiteral("seriesBegan"), jsonText(toIso8601(quarantine.seriesBegan))},
                     {QStringLiteral("seriesCount"), quarantine.seriesCount},
                     {QStringLiteral("nextAttempt"), jsonText(toIso8601(quarantine.nextAttempt))}};
    if (quarantine.run != 0) held[QStringLiteral("run")] = static_cast<qint64>(quarantine.run);
    addError(held, quarantine.error);
    json[QStringLiteral("quarantine")] = held;
    return json;
}

QJsonObject toCliJson(const Escrow& escrow) {
    QJsonObject json{{QStringLiteral("name"), jsonText(escrow.name)},
                     {QStringLiteral("anchor"), jsonText(escrow.anchor)},
                     {QStringLiteral("rule"), jsonText(toString(escrow.rule))},
                     {QStringLiteral("firstFailedAt"), jsonText(toIso8601(escrow.firstFailedAt))},
                     {QStringLiteral("lastTriedAt"), jsonText(toIso8601(escrow.lastTriedAt))},
                     {QStringLiteral("nextTryAt"), jsonText(toIso8601(escrow.nextTryAt))},
                     {QStringLiteral("tries"), escrow.tries}};
    addError(json, escrow.error);
    return json;
}

QJsonObject toCliJson(const Change& change) {
    QJsonObject json{{QStringLiteral("id"), static_cast<qint64>(change.id)},
                     {QStringLiteral("rule"), jsonText(toString(change.rule))},
                     {QStringLiteral("kind"), jsonText(toString(change.kind))},
                     {QStringLiteral("state"), jsonText(toString(change.state))},
                     {QStringLiteral("source"), reference(change.source)},
                     {QStringLiteral("target"), reference(change.target)},
                     {QStringLiteral("attributes"), rows(change.attributes)},
                     {QStringLiteral("writtenAt"), jsonText(toIso8601(change.writtenAt))}};
    addError(json, change.error);
    return json;
}

QJsonObject toCliJson(const Run& run, const std::vector<Change>& changes) {
    QJsonArray list;
    for (const auto& change : changes) list.append(toCliJson(change));
    QJsonObject json = toCliJson(run);
    json[QStringLiteral("changes")] = list;
    return json;
}

}  // namespace hs
