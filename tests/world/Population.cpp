#include "tests/world/Population.h"

#include "core/base/Encoding.h"
#include "core/model/Dn.h"

namespace hs::world {

Person& Person::with(const AttributeName& attribute, const Texts& texts) {
    Values values;
    for (const std::string& text : texts) values.push_back(Value::text(text));
    object().set(attribute, std::move(values));
    return *this;
}

Person& Person::with(const AttributeName& attribute, const Value& value) {
    object().set(attribute, value);
    return *this;
}

Person& Person::without(const AttributeName& attribute) {
    object().set(attribute, Values{});
    return *this;
}

Person& Person::unknown(const AttributeName& attribute, const std::string& reason) {
    object().setUnknown(attribute, reason);
    return *this;
}

Person& Person::in(const std::string& organizationalUnit) {
    Object moved = object();
    moved.name = "CN=" + Dn::parse(moved.name)->commonName() + "," + organizationalUnit;
    side_.put(std::move(moved));
    return *this;
}

Object* Population::find(const std::string& name) {
    if (side_ == Side::Cloud) return endpoint_.byName(name + "@contoso.test");
    for (const Object& object : endpoint_.objects())
        if (object.first("cn") == name) return endpoint_.byId(object.id);
    return nullptr;
}

bool Population::has(const std::string& name) { return find(name) != nullptr; }

Object Population::newcomer(const std::string& name, ObjectClass objectClass) const {
    const std::string address = name + "@contoso.test";
    Object object;
    object.objectClass = objectClass;
    object.set("displayName", name);
    if (objectClass == ObjectClass::Contact) object.set("mail", address);
    if (side_ == Side::Cloud) {
        object.name = address;
        if (objectClass == ObjectClass::User) object.set("userPrincipalName", address);
        return object;
    }
    object.name = "CN=" + escapeDnValue(name) + ",OU=People,DC=contoso,DC=test";
    object.set("cn", name);
    if (objectClass == ObjectClass::Contact) return object;
    object.set("sAMAccountName", name);
    object.set("userPrincipalName", address);
    object.set("userAccountControl", Value::text("512"));
    return object;
}

Person Population::person(const std::string& name, ObjectClass objectClass) {
    const Object* there = find(name);
    return {endpoint_, there ? there->id : endpoint_.put(newcomer(name, objectClass)).id};
}

Texts Population::values(const std::string& name, const AttributeName& attribute) {
    Texts texts;
    if (const Object* object = find(name))
        for (const Value& value : object->values(attribute)) texts.push_back(value.display());
    return texts;
}

std::string Population::value(const std::string& name, const AttributeName& attribute) {
    const Texts all = values(name, attribute);
    return all.empty() ? std::string() : all.front();
}

}  // namespace hs::world
