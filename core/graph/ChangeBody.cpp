#include "core/graph/ChangeBody.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/Encoding.h"
#include "core/graph/CloudAttribute.h"
#include "core/graph/JsonText.h"

namespace hs::graph {

namespace {

constexpr std::string_view anchorName = "onPremisesImmutableId";

Error unfit(const AttributeName& attribute, std::string reason, ErrorCode code = ErrorCode::InvalidInput) {
    return Error(code, "The attribute " + attribute.text() + " cannot be written: " + std::move(reason))
        .attributeNamed(attribute.text())
        .next("Correct the attribute mapping.");
}

std::string quoted(const Value& value) {
    std::string text(1, '"');
    return text.append(value.display()).append(1, '"');
}

CloudAttribute::Type typeOf(const CloudAttribute* known, const Value& value) {
    if (known != nullptr) return known->type;
    switch (value.kind()) {
        case Value::Kind::Integer: return CloudAttribute::Type::Integer;
        case Value::Kind::Boolean: return CloudAttribute::Type::Boolean;
        case Value::Kind::Binary: return CloudAttribute::Type::Binary;
        case Value::Kind::Text: break;
    }
    return CloudAttribute::Type::Text;
}

Result<void> appendValue(std::string& json, const AttributeName& name, CloudAttribute::Type type, const Value& value) {
    switch (type) {
        case CloudAttribute::Type::Integer: {
            const auto number = value.asInteger();
            if (!number) return unfit(name, quoted(value) + " is not a whole number.");
            json += std::to_string(*number);
            return {};
        }
        case CloudAttribute::Type::Boolean: {
            const auto truth = value.asBoolean();
            if (!truth) return unfit(name, quoted(value) + " is neither True nor False.");
            json += *truth ? "true" : "false";
            return {};
        }
        case CloudAttribute::Type::Licenses:
        case CloudAttribute::Type::Record:
            return unfit(name, "Microsoft Graph sets it by other means.", ErrorCode::Unsupported);
        case CloudAttribute::Type::Text:
        case CloudAttribute::Type::Binary: break;
    }
    if (!value.isBinary() && !isUtf8(value.bytes())) return unfit(name, "the text is not UTF-8.");
    appendJsonText(json, value.display());
    return {};
}

Result<void> appendMember(std::string& json, const AttributeName& name, const Values& values) {
    const CloudAttribute* known = cloudAttribute(name);
    const bool collection = known != nullptr && known->isCollection();
    if (!collection && values.size() > 1)
        return unfit(name, "it holds one value, and there are " + std::to_string(values.size()) + ".");
    if (json.size() > 1) json.push_back(',');
    appendJsonText(json, known != nullptr ? known->name : std::string_view(name.text()));
    json.push_back(':');
    if (!collection && values.empty()) {
        json += "null";
        return {};
    }
    if (collection) json.push_back('[');
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) json.push_back(',');
        HS_TRY(appendValue(json, name, typeOf(known, values[i]), values[i]));
    }
    if (collection) json.push_back(']');
    return {};
}

/// What the attribute shall hold afterwards.
const Values& targetValues(const AttributeChange& change) {
    static const Values none;
    switch (change.operation) {
        case AttributeChange::Operation::Clear: return none;
        case AttributeChange::Operation::Add: return change.after.empty() ? change.payload : change.after;
        case AttributeChange::Operation::Remove:
        case AttributeChange::Operation::Replace: break;
    }
    return change.after;
}

/// A mail nickname out of a name: the part before @, with what Exchange does not allow made an underscore.
std::string nicknameFrom(std::string_view name) {
    static constexpr std::string_view refused = "@()\\[]\";:<>, ";
    std::string nickname(name.substr(0, name.find('@')).substr(0, 64));
    std::replace_if(
        nickname.begin(), nickname.end(),
        [](char c) {
            return static_cast<unsigned char>(c) >= 0x7f || c < 0x20 || refused.find(c) != std::string_view::npos;
        },
        '_');
    return nickname.empty() ? "user" : nickname;
}

const AttributeChange* planned(std::span<const AttributeChange* const> attributes, std::string_view name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const AttributeChange* change) {
        return change->target == AttributeName(name) && !targetValues(*change).empty();
    });
    return found == attributes.end() ? nullptr : *found;
}

std::string firstOf(std::span<const AttributeChange* const> attributes, std::string_view name) {
    const AttributeChange* change = planned(attributes, name);
    return change == nullptr ? std::string() : targetValues(*change).front().display();
}

}  // namespace

std::vector<const AttributeChange*> plannedOf(const Change& change) {
    std::vector<const AttributeChange*> attributes;
    for (const AttributeChange& attribute : change.attributes)
        if (attribute.result == AttributeChange::Result::Planned) attributes.push_back(&attribute);
    return attributes;
}

std::string anchorOf(const Change& change) {
    if (!change.target.anchor.empty()) return change.target.anchor;
    const std::string mapped = firstOf(plannedOf(change), anchorName);
    return mapped.empty() ? change.source.anchor : mapped;
}

Result<std::string> updateBody(std::span<const AttributeChange* const> attributes) {
    std::string json = "{";
    for (const AttributeChange* change : attributes) HS_TRY(appendMember(json, change->target, targetValues(*change)));
    json.push_back('}');
    return json;
}

Result<std::string> disableBody(const Change& change) {
    std::string json = "{";
    for (const AttributeChange* attribute : plannedOf(change))
        if (attribute->target != AttributeName("accountEnabled"))
            HS_TRY(appendMember(json, attribute->target, targetValues(*attribute)));
    HS_TRY(appendMember(json, "accountEnabled", {Value::boolean(false)}));
    json.push_back('}');
    return json;
}

Result<std::string> createBody(const Change& change, const Entropy& entropy) {
    const std::vector<const AttributeChange*> attributes = plannedOf(change);
    const bool user = cloudClass(change.target.objectClass) == ObjectClass::User;
    std::string name = firstOf(attributes, user ? "userPrincipalName" : "mail");
    if (name.empty()) name = change.target.name;
    if (user && name.empty())
        return unfit("userPrincipalName", "a user cannot be created without one.").on(change.source.name);

    std::string json = "{";
    for (const AttributeChange* attribute : attributes)
        if (const Values& values = targetValues(*attribute); !values.empty())
            HS_TRY(appendMember(json, attribute->target, values));
    const auto unlessPlanned = [&](std::string_view attribute, Value value) -> Result<void> {
        if (planned(attributes, attribute) != nullptr || value.bytes().empty()) return {};
        return appendMember(json, AttributeName(attribute), {std::move(value)});
    };
    HS_TRY(unlessPlanned(anchorName, Value::text(anchorOf(change))));
    HS_TRY(unlessPlanned("displayName", Value::text(name)));
    HS_TRY(unlessPlanned("mailNickname", Value::text(nicknameFrom(name))));
    if (user) {
        HS_TRY(unlessPlanned("userPrincipalName", Value::text(name)));
        HS_TRY(unlessPlanned("accountEnabled", Value::boolean(true)));
        json += ",\"passwordProfile\":{\"forceChangePasswordNextSignIn\":false,\"password\":";
        appendJsonText(json, newPassword(entropy).reveal());
        json.push_back('}');
    } else {
        HS_TRY(unlessPlanned("mail", Value::text(name)));
    }
    json.push_back('}');
    return json;
}

}  // namespace hs::graph
