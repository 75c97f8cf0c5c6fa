#include "core/graph/UserCodec.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "core/base/Encoding.h"
#include "core/graph/GraphError.h"

namespace hs::graph {

namespace {

namespace json = simdjson::ondemand;

constexpr std::string_view notReturned = "Graph did not return it";
constexpr std::size_t idField = 0, nameField = 1, anchorField = 2;

/// What went wrong while reading one object; the object's name may only come later.
struct Fault {
    std::string attribute;
    std::string reason;
    bool readable = false;  ///< the JSON is sound, only the value means nothing: the rest of the object can be read
};

Fault notBase64(const std::string& attribute) { return Fault{attribute, "The value is not base64.", true}; }

std::string wordsOf(simdjson::error_code code) { return simdjson::error_message(code); }

/// simdjson reads up to this many bytes past the end; they only have to be there.
void pad(std::string& body) { body.reserve(body.size() + simdjson::SIMDJSON_PADDING); }

std::string_view withoutTrailingBlanks(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

}  // namespace

/// The parser with its buffers, and one page's or object's walk through it.
struct UserCodec::Reading {
    json::parser parser;
    std::vector<std::size_t> order;  ///< the fields of the object before, in the order they came
    std::vector<bool> seen;          ///< which fields the object at hand has
    std::size_t lastCount = 0;       ///< objects of the page before

    std::size_t fieldFor(const std::vector<Field>& fields, std::string_view key, std::size_t position);
    std::optional<Fault> object(const UserCodec& codec, json::object from, Object& into);
    Result<Object> named(const UserCodec& codec, json::object from);
    Result<std::vector<Object>> list(const UserCodec& codec, json::array from);

    static std::optional<Fault> values(const Field& field, json::value from, Values& into);
    static std::optional<Fault> scalar(const Field& field, json::value from, Values& into);
    static std::optional<Fault> text(const Field& field, std::string_view from, Values& into);
    static std::optional<Fault> record(const Field& field, json::object from, Values& into);
};

UserCodec::UserCodec(ObjectClass objectClass, std::span<const AttributeName> attributes)
    : objectClass_(cloudClass(objectClass)), reading_(std::make_unique<Reading>()) {
    add("id", false);
    add(objectClass_ == ObjectClass::Contact ? "mail" : "userPrincipalName", false);
    add("onPremisesImmutableId", false);
    for (const AttributeName& name : attributes)
        if (existsOn(objectClass_, name)) add(name, true);
    for (const Field& field : fields_) {
        if (!select_.empty()) select_.push_back(',');
        select_ += field.key;
    }
}

UserCodec::~UserCodec() = default;
UserCodec::UserCodec(UserCodec&&) noexcept = default;
UserCodec& UserCodec::operator=(UserCodec&&) noexcept = default;

void UserCodec::add(const AttributeName& name, bool asked) {
    const auto same =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.name == name; });
    if (same != fields_.end()) {
        same->name = name;
        same->asked = same->asked || asked;
        return;
    }
    const CloudAttribute* known = cloudAttribute(name);
    Field field;
    field.name = name;
    field.key = known != nullptr ? std::string(known->name) : name.text();
    if (known != nullptr) field.type = known->type;
    field.asked = asked;
    fields_.push_back(std::move(field));
}

/// The field of that key; fields.size() for a key nobody asked for. Objects of a page have their keys in one order, so
/// that the object before is nearly always the right guess.
std::size_t UserCodec::Reading::fieldFor(const std::vector<Field>& fields, std::string_view key, std::size_t position) {
    if (position < order.size()) {
        const std::size_t guess = order[position];
        if (guess < fields.size() && fields[guess].key == key) return guess;
    }
    std::size_t index = 0;
    while (index < fields.size() && !equalsIgnoringAsciiCase(fields[index].key, key)) ++index;
    if (position >= order.size()) order.resize(position + 1, fields.size());
    order[position] = index;
    return index;
}

std::optional<Fault> UserCodec::Reading::text(const Field& field, std::string_view from, Values& into) {
    if (field.type != CloudAttribute::Type::Binary) {
        into.push_back(Value::text(std::string(from)));
        return std::nullopt;
    }
    auto bytes = fromBase64(from);
    if (!bytes) return notBase64(field.key);
    if (!bytes->empty()) into.push_back(Value::binary(*std::move(bytes)));
    return std::nullopt;
}

std::optional<Fault> UserCodec::Reading::record(const Field& field, json::object from, Values& into) {
    if (field.type == CloudAttribute::Type::Licenses) {
        std::string_view sku;
        if (from.find_field_unordered("skuId").get_string().get(sku) != simdjson::SUCCESS)
            return Fault{field.key, "A licence has no skuId.", false};
        into.push_back(Value::text(std::string(sku)));
        return std::nullopt;
    }
    std::string_view raw;
    if (const auto error = from.raw_json().get(raw)) return Fault{field.key, wordsOf(error), false};
    into.push_back(Value::text(std::string(withoutTrailingBlanks(raw))));
    return std::nullopt;
}

std::optional<Fault> UserCodec::Reading::scalar(const Field& field, json::value from, Values& into) {
    json::json_type type{};
    if (const auto error = from.type().get(type)) return Fault{field.key, wordsOf(error), false};
    if (type == json::json_type::string) {
        std::string_view characters;
        if (const auto error = from.get_string().get(characters)) return Fault{field.key, wordsOf(error), false};
        return text(field, characters, into);
    }
    if (type == json::json_type::object) {
        json::object object;
        if (const auto error = from.get_object().get(object)) return Fault{field.key, wordsOf(error), false};
        return record(field, object, into);
    }
    if (type == json::json_type::null) {
        bool null = false;
        if (from.is_null().get(null) != simdjson::SUCCESS || !null)
            return Fault{field.key, "A word that is not JSON.", false};
        return std::nullopt;
    }
    if (field.type == CloudAttribute::Type::Binary) return notBase64(field.key);
    if (type == json::json_type::boolean) {
        bool truth = false;
        if (const auto error = from.get_bool().get(truth)) return Fault{field.key, wordsOf(error), false};
        into.push_back(Value::boolean(truth));
        return std::nullopt;
    }
    if (type == json::json_type::number) {
        std::int64_t number = 0;
        if (const auto error = from.get_int64().get(number))
            return Fault{field.key, "The number is not a whole one. " + wordsOf(error), false};
        into.push_back(Value::integer(number));
        return std::nullopt;
    }
    return Fault{field.key, "A collection within a collection.", false};
}

std::optional<Fault> UserCodec::Reading::values(const Field& field, json::value from, Values& into) {
    json::json_type type{};
    if (const auto error = from.type().get(type)) return Fault{field.key, wordsOf(error), false};
    if (type != json::json_type::array) return scalar(field, from, into);
    json::array array;
    if (const auto error = from.get_array().get(array)) return Fault{field.key, wordsOf(error), false};
    for (auto element : array) {
        json::value value;
        if (const auto error = element.get(value)) return Fault{field.key, wordsOf(error), false};
        if (auto fault = scalar(field, value, into)) return fault;
    }
    return std::nullopt;
}

std::optional<Fault> UserCodec::Reading::object(const UserCodec& codec, json::object from, Object& into) {
    const std::vector<Field>& fields = codec.fields_;
    seen.assign(fields.size(), false);
    into.objectClass = codec.objectClass_;
    std::optional<Fault> fault;
    std::size_t position = 0;
    for (auto member : from) {
        std::string_view key;
        if (const auto error = member.unescaped_key().get(key)) return Fault{{}, wordsOf(error), false};
        const std::size_t index = fieldFor(fields, key, position++);
        if (index == fields.size()) continue;  // not asked for: annotations, mostly
        const Field& field = fields[index];
        json::value value;
        if (const auto error = member.value().get(value)) return Fault{field.key, wordsOf(error), false};
        Values found;
        if (auto wrong = values(field, value, found)) {
            if (!wrong->readable) return wrong;
            fault = std::move(wrong);
        }
        seen[index] = true;
        if (index == idField && !found.empty()) into.id = found.front().bytes();
        if (index == nameField && !found.empty()) into.name = found.front().bytes();
        if (index == anchorField && !found.empty()) into.anchor = found.front().bytes();
        if (field.asked && !found.empty()) into.set(field.name, std::move(found));
    }
    if (fault) return fault;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!seen[i] && fields[i].asked) into.setUnknown(fields[i].name, std::string(notReturned));
    if (into.id.empty()) return Fault{"id", "An object without id.", false};
    return std::nullopt;
}

Result<Object> UserCodec::Reading::named(const UserCodec& codec, json::object from) {
    Object object;
    auto fault = this->object(codec, from, object);
    if (!fault) return object;
    const std::string what = fault->attribute.empty() ? "read " + std::string(collectionOf(codec.objectClass_))
                                                      : "read the attribute " + fault->attribute;
    return corruptAnswer(what, fault->reason)
        .on(object.name.empty() ? object.id : object.name)
        .attributeNamed(fault->attribute);
}

Result<std::vector<Object>> UserCodec::Reading::list(const UserCodec& codec, json::array from) {
    std::vector<Object> objects;
    objects.reserve(lastCount);  // pages of one reading are of one size
    for (auto element : from) {
        json::object object;
        if (const auto error = element.get_object().get(object))
            return corruptAnswer("read " + std::string(collectionOf(codec.objectClass_)), wordsOf(error));
        HS_ASSIGN(Object read, named(codec, object));
        objects.push_back(std::move(read));
    }
    lastCount = objects.size();
    return objects;
}

Result<std::vector<Object>> UserCodec::page(std::string&& body, const LinkSeen& nextLink) {
    const auto corrupt = [this](std::string_view reason) {
        return corruptAnswer("read " + std::string(collectionOf(objectClass_)), reason);
    };
    pad(body);
    json::document document;
    json::object top;
    if (const auto error = reading_->parser.iterate(body).get(document)) return corrupt(wordsOf(error));
    if (const auto error = document.get_object().get(top)) return corrupt(wordsOf(error));
    std::optional<std::vector<Object>> objects;
    for (auto member : top) {
        std::string_view key;
        if (const auto error = member.unescaped_key().get(key)) return corrupt(wordsOf(error));
        if (key == "@odata.nextLink") {
            std::string_view link;
            if (const auto error = member.value().get_string().get(link)) return corrupt(wordsOf(error));
            HS_TRY(nextLink(std::string(link)));
        } else if (key == "value") {
            json::array array;
            if (const auto error = member.value().get_array().get(array)) return corrupt(wordsOf(error));
            HS_ASSIGN(objects, reading_->list(*this, array));
        }
    }
    if (!objects) return corrupt("There is no collection \"value\" in it.");
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return corrupt("Something follows the end of it.");
    return *std::move(objects);
}

Result<Object> UserCodec::single(std::string&& body) {
    const std::string what = "read one of " + std::string(collectionOf(objectClass_));
    pad(body);
    json::document document;
    if (const auto error = reading_->parser.iterate(body).get(document)) return corruptAnswer(what, wordsOf(error));
    json::object top;
    if (const auto error = document.get_object().get(top)) return corruptAnswer(what, wordsOf(error));
    return reading_->named(*this, top);
}

}  // namespace hs::graph
