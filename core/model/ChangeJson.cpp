#include "core/model/ChangeJson.h"

#include "core/model/ValueJson.h"

namespace hs {

QJsonObject toJson(const ObjectRef& object) {
    return {{QStringLiteral("side"), jsonText(toString(object.side))},
            {QStringLiteral("objectClass"), jsonText(toString(object.objectClass))},
            {QStringLiteral("id"), jsonText(object.id)},
            {QStringLiteral("name"), jsonText(object.name)},
            {QStringLiteral("anchor"), jsonText(object.anchor)}};
}

void read(JsonReader& reader, ObjectRef& object) {
    reader.word("side", object.side, sideFrom);
    reader.word("objectClass", object.objectClass, objectClassFrom);
    reader.text("id", object.id);
    reader.text("name", object.name);
    reader.text("anchor", object.anchor);
}

QJsonObject toJson(const AttributeChange& attribute) {
    return {{QStringLiteral("source"), jsonText(attribute.source.text())},
            {QStringLiteral("target"), jsonText(attribute.target.text())},
            {QStringLiteral("operation"), jsonText(toString(attribute.operation))},
            {QStringLiteral("before"), toJson(attribute.before)},
            {QStringLiteral("after"), toJson(attribute.after)},
            {QStringLiteral("payload"), toJson(attribute.payload)},
            {QStringLiteral("result"), jsonText(toString(attribute.result))},
            {QStringLiteral("reason"), jsonText(attribute.reason)}};
}

QJsonArray toJson(const std::vector<AttributeChange>& attributes) {
    QJsonArray array;
    for (const auto& attribute : attributes) array.append(toJson(attribute));
    return array;
}

void read(JsonReader& reader, AttributeChange& attribute) {
    reader.name("source", attribute.source);
    reader.name("target", attribute.target);
    reader.word("operation", attribute.operation, attributeOperationFrom);
    reader.values("before", attribute.before);
    reader.values("after", attribute.after);
    reader.values("payload", attribute.payload);
    reader.word("result", attribute.result, attributeResultFrom);
    reader.text("reason", attribute.reason);
}

QJsonObject toJson(const Change& change) {
    return {{QStringLiteral("id"), static_cast<qint64>(change.id)},
            {QStringLiteral("rule"), jsonText(toString(change.rule))},
            {QStringLiteral("kind"), jsonText(toString(change.kind))},
            {QStringLiteral("source"), toJson(change.source)},
            {QStringLiteral("target"), toJson(change.target)},
            {QStringLiteral("attributes"), toJson(change.attributes)},
            {QStringLiteral("state"), jsonText(toString(change.state))},
            {QStringLiteral("error"), toJson(change.error)},
            {QStringLiteral("writtenAt"), static_cast<qint64>(change.writtenAt)}};
}

void read(JsonReader& reader, Change& change) {
    reader.integer("id", change.id);
    reader.word("rule", change.rule, ruleKindFrom);
    reader.word("kind", change.kind, changeKindFrom);
    reader.object("source", change.source);
    reader.object("target", change.target);
    reader.objects("attributes", change.attributes);
    reader.word("state", change.state, changeStateFrom);
    reader.object("error", change.error);
    reader.integer("writtenAt", change.writtenAt);
}

Result<Change> changeFromJson(const QJsonObject& json) { return readJson<Change>(json, "change"); }

}  // namespace hs
