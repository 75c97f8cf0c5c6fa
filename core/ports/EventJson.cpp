#include "core/ports/EventJson.h"

#include "core/model/ChangeJson.h"
#include "core/model/OutcomeJson.h"
#include "core/model/RunJson.h"

namespace hs {

std::string_view toString(Event::Kind kind) {
    switch (kind) {
        case Event::Kind::RunStarted: return "runStarted";
        case Event::Kind::Progress: return "progress";
        case Event::Kind::StepChanged: return "stepChanged";
        case Event::Kind::AttributesChanged: return "attributesChanged";
        case Event::Kind::RunEnded: return "runEnded";
    }
    return "progress";
}

std::optional<Event::Kind> eventKindFrom(std::string_view name) {
    using Kind = Event::Kind;
    for (const auto kind :
         {Kind::RunStarted, Kind::Progress, Kind::StepChanged, Kind::AttributesChanged, Kind::RunEnded})
        if (toString(kind) == name) return kind;
    return std::nullopt;
}

QJsonObject toJson(const Event& event) {
    return {{QStringLiteral("kind"), jsonText(toString(event.kind))},
            {QStringLiteral("configuration"), jsonText(event.configuration)},
            {QStringLiteral("run"), toJson(event.run)},
            {QStringLiteral("phase"), jsonText(event.phase)},
            {QStringLiteral("done"), static_cast<qint64>(event.done)},
            {QStringLiteral("total"), static_cast<qint64>(event.total)},
            {QStringLiteral("perSecond"), event.perSecond},
            {QStringLiteral("step"), toJson(event.step)},
            {QStringLiteral("attributes"), toJson(event.attributes)}};
}

Result<Event> eventFromJson(const QJsonObject& json) {
    Event event;
    JsonReader reader(json, "event");
    reader.require({"kind", "configuration"});
    reader.word("kind", event.kind, eventKindFrom);
    reader.text("configuration", event.configuration);
    reader.object("run", event.run);
    reader.text("phase", event.phase);
    reader.integer("done", event.done);
    reader.integer("total", event.total);
    reader.object("step", event.step);
    reader.objects("attributes", event.attributes);
    HS_TRY(reader.finish());
    event.perSecond = json[QStringLiteral("perSecond")].toDouble();
    return event;
}

}  // namespace hs
