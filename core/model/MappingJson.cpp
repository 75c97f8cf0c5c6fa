#include "core/model/MappingJson.h"

namespace hs {

namespace {

template <typename T>
QJsonArray toArray(const std::vector<T>& records) {
    QJsonArray array;
    for (const T& record : records) array.append(toJson(record));
    return array;
}

}  // namespace

QJsonObject toJson(const Mapping& mapping) {
    std::vector<std::string> classes;
    for (const ObjectClass each : mapping.classes) classes.emplace_back(toString(each));
    return {{QStringLiteral("target"), jsonText(mapping.target.text())},
            {QStringLiteral("type"), jsonText(toString(mapping.type))},
            {QStringLiteral("source"), jsonText(mapping.source)},
            {QStringLiteral("expression"), jsonText(mapping.expression)},
            {QStringLiteral("flow"), jsonText(toString(mapping.flow))},
            {QStringLiteral("classes"), jsonTexts(classes)},
            {QStringLiteral("onlyOnCreate"), mapping.onlyOnCreate},
            {QStringLiteral("defaultValue"), jsonText(mapping.defaultValue)},
            {QStringLiteral("matchingPrecedence"), mapping.matchingPrecedence},
            {QStringLiteral("enabled"), mapping.enabled},
            {QStringLiteral("disabledReason"), jsonText(mapping.disabledReason)}};
}

void read(JsonReader& reader, Mapping& mapping) {
    reader.require({"target"});
    reader.name("target", mapping.target);
    reader.word("type", mapping.type, mappingTypeFrom);
    reader.text("source", mapping.source);
    reader.text("expression", mapping.expression);
    reader.word("flow", mapping.flow, flowKindFrom);
    std::vector<std::string> classes;
    reader.texts("classes", classes);
    for (const std::string& name : classes) {
        if (const auto known = objectClassFrom(name)) mapping.classes.push_back(*known);
        else reader.refuse("classes", "names an object class that is not known here: \"" + name + "\"");
    }
    reader.flag("onlyOnCreate", mapping.onlyOnCreate);
    reader.text("defaultValue", mapping.defaultValue);
    reader.integer("matchingPrecedence", mapping.matchingPrecedence);
    reader.flag("enabled", mapping.enabled);
    reader.text("disabledReason", mapping.disabledReason);
}

QJsonObject toJson(const WritebackOverride& override) {
    return {{QStringLiteral("target"), jsonText(override.target.text())},
            {QStringLiteral("expression"), jsonText(override.expression)},
            {QStringLiteral("enabled"), override.enabled},
            {QStringLiteral("disabledReason"), jsonText(override.disabledReason)}};
}

void read(JsonReader& reader, WritebackOverride& override) {
    reader.require({"target"});
    reader.name("target", override.target);
    reader.text("expression", override.expression);
    reader.flag("enabled", override.enabled);
    reader.text("disabledReason", override.disabledReason);
}

QJsonObject toJson(const MappingSettings& settings) {
    QJsonObject json{{QStringLiteral("writeback"), toArray(settings.writeback)}};
    if (settings.provisioning) json[QStringLiteral("provisioning")] = toArray(*settings.provisioning);
    return json;
}

void read(JsonReader& reader, MappingSettings& settings) {
    if (reader.has("provisioning")) reader.objects("provisioning", settings.provisioning.emplace());
    reader.objects("writeback", settings.writeback);
}

}  // namespace hs
