#include "core/model/MappingJson.h"

namespace hs {

QJsonObject toJson(const Mapping& mapping) {
    std::vector<std::string> classes;
    for (const ObjectClass objectClass : mapping.classes) classes.emplace_back(toString(objectClass));
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
        const auto objectClass = objectClassFrom(name);
        if (!objectClass) return reader.refuse("classes", "has a class that is not known here: \"" + name + "\"");
        mapping.classes.push_back(*objectClass);
    }
    reader.flag("onlyOnCreate", mapping.onlyOnCreate);
    reader.text("defaultValue", mapping.defaultValue);
    reader.integer("matchingPrecedence", mapping.matchingPrecedence);
    reader.flag("enabled", mapping.enabled);
    reader.text("disabledReason", mapping.disabledReason);
}

}  // namespace hs
