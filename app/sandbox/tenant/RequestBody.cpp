#include "app/sandbox/tenant/RequestBody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

Error badRequest(std::string message, std::string_view code, std::string_view property = {}) {
    return Error(ErrorCode::InvalidInput, std::move(message))
        .saying(std::string(code))
        .attributeNamed(std::string(property));
}

Result<QJsonObject> objectIn(std::string_view body) {
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    if (document.isObject()) return document.object();
    return badRequest(
        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of "
        "valid JSON format.",
        "BadRequest");
}

std::string_view edmType(PropertyType type) {
    switch (type) {
        case PropertyType::Boolean: return "Edm.Boolean";
        case PropertyType::Int32: return "Edm.Int32";
        case PropertyType::Binary: return "Edm.Binary";
        case PropertyType::DateTime: return "Edm.DateTimeOffset";
        case PropertyType::Strings: return "Collection(Edm.String)";
        case PropertyType::Json: return "a complex type";
        case PropertyType::String: break;
    }
    return "Edm.String";
}

Error wrongType(const PropertyTraits& about) {
    return badRequest("Cannot convert a primitive value to the expected type '" + std::string(edmType(about.type)) +
                          "' of property '" + std::string(about.name) + "'.",
                      "Request_BadRequest", about.name);
}

Result<std::string> textsJson(const QJsonArray& array, const PropertyTraits& about) {
    std::vector<std::string> texts;
    for (const QJsonValue& element : array) {
        if (!element.isString()) return wrongType(about);
        texts.push_back(element.toString().toStdString());
    }
    if (texts.empty()) return std::string("null");
    std::string json;
    appendJsonTexts(json, texts);
    return json;
}

Result<std::string> jsonOf(const QJsonValue& value, const PropertyTraits& about) {
    if (value.isNull()) return std::string("null");
    switch (about.type) {
        case PropertyType::String:
        case PropertyType::DateTime:
            if (!value.isString()) return wrongType(about);
            if (value.toString().isEmpty())
                return badRequest(
                    "Invalid value specified for property '" + std::string(about.name) + "' of resource 'User'.",
                    "Request_BadRequest", about.name);
            return jsonText(value.toString().toStdString());
        case PropertyType::Binary:
            if (!value.isString() || !fromBase64(value.toString().toStdString())) return wrongType(about);
            return jsonText(value.toString().toStdString());
        case PropertyType::Boolean:
            if (!value.isBool()) return wrongType(about);
            return std::string(value.toBool() ? "true" : "false");
        case PropertyType::Int32:
            if (!value.isDouble() || value.toDouble() != value.toInt()) return wrongType(about);
            return std::to_string(value.toInt());
        case PropertyType::Strings:
            if (!value.isArray()) return wrongType(about);
            return textsJson(value.toArray(), about);
        case PropertyType::Json: break;
    }
    if (value.isObject()) return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).toStdString();
    if (value.isArray()) return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact).toStdString();
    return wrongType(about);
}

/// What no value of the right type may hold.
Result<void> checkValue(Property property, const std::string& json) {
    if (property == Property::OnPremisesImmutableId && json.find_first_of("$_") != std::string::npos)
        return badRequest("Invalid value specified for property 'onPremisesImmutableId' of resource 'User'.",
                          "Request_BadRequest", "onPremisesImmutableId");
    if (property == Property::UserPrincipalName && json.find('@') == std::string::npos)
        return badRequest("Property userPrincipalName is invalid.", "Request_BadRequest", "userPrincipalName");
    return {};
}

Result<Property> namedIn(const QString& key, ObjectKind kind, bool beta) {
    const std::string name = key.toStdString();
    if (const auto property = propertyNamed(name, kind, beta)) return *property;
    return badRequest("The property '" + name + "' does not exist on type 'microsoft.graph." +
                          (kind == ObjectKind::User ? "user" : "orgContact") +
                          "'. Make sure to only use property names that are defined by the type.",
                      "Request_BadRequest", name);
}

}  // namespace

Result<Assignments> readRequestBody(std::string_view body, ObjectKind kind, bool beta) {
    HS_ASSIGN(const QJsonObject object, objectIn(body));
    Assignments assignments;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key().contains(QLatin1Char('@'))) continue;  // OData's own annotations
        HS_ASSIGN(const Property property, namedIn(member.key(), kind, beta));
        const PropertyTraits& about = traits(property);
        const bool writable = about.access == PropertyAccess::Writable || about.access == PropertyAccess::WriteOnly ||
                              (about.access == PropertyAccess::Provisioned && beta);
        if (!writable)
            return badRequest("Property '" + std::string(about.name) + "' is read-only and cannot be set.",
                              "Request_BadRequest", about.name);
        HS_ASSIGN(std::string json, jsonOf(member.value(), about));
        HS_TRY(checkValue(property, json));
        assignments.emplace_back(property, std::move(json));
    }
    return assignments;
}

Result<Assignments> readCloudValues(std::string_view body, ObjectKind kind) {
    HS_ASSIGN(const QJsonObject object, objectIn(body));
    Assignments assignments;
    for (auto member = object.begin(); member != object.end(); ++member) {
        HS_ASSIGN(const Property property, namedIn(member.key(), kind, true));
        const PropertyTraits& about = traits(property);
        if ((maskOf(property) & cloudProperties) == 0)
            return badRequest("Only the cloud properties can be set here.", "Request_BadRequest", about.name);
        HS_ASSIGN(std::string json, jsonOf(member.value(), about));
        if (json == "null" && about.type == PropertyType::Strings) json = "[]";
        assignments.emplace_back(property, std::move(json));
    }
    return assignments;
}

}  // namespace hs::sandbox
