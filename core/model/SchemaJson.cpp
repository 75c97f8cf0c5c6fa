#include "core/model/SchemaJson.h"

namespace hs {

namespace {

QJsonObject attributeToJson(const AttributeSchema& attribute) {
    QJsonObject json{{QStringLiteral("name"), jsonText(attribute.name)},
                     {QStringLiteral("oid"), jsonText(attribute.oid)},
                     {QStringLiteral("syntax"), jsonText(attribute.syntax)},
                     {QStringLiteral("singleValued"), attribute.singleValued}};
    if (attribute.rangeUpper) json[QStringLiteral("rangeUpper")] = *attribute.rangeUpper;
    return json;
}

QJsonObject classesToJson(const Schema& schema) {
    QJsonObject classes;
    for (const auto& [className, allowed] : schema.classes) {
        QJsonArray names;
        for (const auto& attribute : allowed) names.append(jsonText(attribute.text()));
        classes[jsonText(className.text())] = names;
    }
    return classes;
}

void readClasses(JsonReader& reader, Schema& schema) {
    const QJsonObject classes = reader.rawObject("classes");
    for (auto entry = classes.begin(); entry != classes.end(); ++entry) {
        auto& allowed = schema.classes[entry.key().toStdString()];
        if (!entry.value().isArray()) return reader.refuse("classes", "does not hold lists of attribute names");
        const QJsonArray names = entry.value().toArray();
        for (const auto& attribute : names) {
            if (!attribute.isString()) return reader.refuse("classes", "does not hold lists of attribute names");
            allowed.insert(allowed.end(), attribute.toString().toStdString());
        }
    }
}

}  // namespace

void read(JsonReader& reader, AttributeSchema& attribute) {
    reader.require({"name"});
    reader.text("name", attribute.name);
    reader.text("oid", attribute.oid);
    reader.text("syntax", attribute.syntax);
    reader.flag("singleValued", attribute.singleValued);
    if (!reader.has("rangeUpper")) return;
    reader.integer("rangeUpper", attribute.rangeUpper.emplace());
}

QJsonObject toJson(const Schema& schema) {
    QJsonArray attributes;
    for (const auto& entry : schema.attributes) attributes.append(attributeToJson(entry.second));
    return {{QStringLiteral("server"), jsonText(schema.server)},
            {QStringLiteral("readAt"), static_cast<qint64>(schema.readAt)},
            {QStringLiteral("exchangeHint"), jsonText(schema.exchangeHint)},
            {QStringLiteral("attributes"), attributes},
            {QStringLiteral("classes"), classesToJson(schema)}};
}

void read(JsonReader& reader, Schema& schema) {
    reader.text("server", schema.server);
    reader.integer("readAt", schema.readAt);
    reader.text("exchangeHint", schema.exchangeHint);
    std::vector<AttributeSchema> attributes;
    reader.objects("attributes", attributes);
    for (auto& attribute : attributes) schema.attributes.emplace(attribute.name, attribute);
    readClasses(reader, schema);
}

QJsonObject toJson(const SchemaCheck& check) {
    QJsonArray attributes;
    for (const auto& attribute : check.attributes)
        attributes.append(QJsonObject{{QStringLiteral("name"), jsonText(attribute.name)},
                                      {QStringLiteral("present"), attribute.present},
                                      {QStringLiteral("user"), attribute.user},
                                      {QStringLiteral("inetOrgPerson"), attribute.inetOrgPerson},
                                      {QStringLiteral("contact"), attribute.contact},
                                      {QStringLiteral("syntax"), jsonText(attribute.syntax)},
                                      {QStringLiteral("singleValued"), attribute.singleValued}});
    return {{QStringLiteral("detected"), check.detected},
            {QStringLiteral("reason"), jsonText(check.reason)},
            {QStringLiteral("server"), jsonText(check.server)},
            {QStringLiteral("checkedAt"), static_cast<qint64>(check.checkedAt)},
            {QStringLiteral("fromCache"), check.fromCache},
            {QStringLiteral("exchangeHint"), jsonText(check.exchangeHint)},
            {QStringLiteral("attributes"), attributes}};
}

void read(JsonReader& reader, SchemaCheck::Attribute& attribute) {
    reader.text("name", attribute.name);
    reader.flag("present", attribute.present);
    reader.flag("user", attribute.user);
    reader.flag("inetOrgPerson", attribute.inetOrgPerson);
    reader.flag("contact", attribute.contact);
    reader.text("syntax", attribute.syntax);
    reader.flag("singleValued", attribute.singleValued);
}

void read(JsonReader& reader, SchemaCheck& check) {
    reader.flag("detected", check.detected);
    reader.text("reason", check.reason);
    reader.text("server", check.server);
    reader.integer("checkedAt", check.checkedAt);
    reader.flag("fromCache", check.fromCache);
    reader.text("exchangeHint", check.exchangeHint);
    reader.objects("attributes", check.attributes);
}

Result<Schema> schemaFromJson(const QJsonObject& json) { return readJson<Schema>(json, "schema"); }

Result<SchemaCheck> schemaCheckFromJson(const QJsonObject& json) { return readJson<SchemaCheck>(json, "schema check"); }

}  // namespace hs
