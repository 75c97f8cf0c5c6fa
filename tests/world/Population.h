#pragma once

#include <string>
#include <vector>

#include "tests/world/MemoryEndpoint.h"

namespace hs::world {

using Texts = std::vector<std::string>;

/// One object as a story tells of it: `world.directory().user("ada").with("mail", "ada@contoso.test")`.
class Person {
public:
    Person(MemoryEndpoint& side, std::string id) : side_(side), id_(std::move(id)) {}

    Person& with(const AttributeName& attribute, const std::string& text) { return with(attribute, Texts{text}); }
    Person& with(const AttributeName& attribute, const char* text) { return with(attribute, Texts{text}); }
    Person& with(const AttributeName& attribute, const Texts& texts);
    Person& with(const AttributeName& attribute, const Value& value);
    Person& without(const AttributeName& attribute);
    Person& unknown(const AttributeName& attribute, const std::string& reason);
    Person& in(const std::string& organizationalUnit);  ///< moves the directory object

    Object& object() { return *side_.byId(id_); }
    const std::string& id() const { return id_; }

private:
    MemoryEndpoint& side_;
    std::string id_;
};

/// The people of one side, by the short name a story calls them: "ada" is CN=ada,OU=People,… here and
/// ada@contoso.test there.
class Population {
public:
    Population(MemoryEndpoint& endpoint, Side side) : endpoint_(endpoint), side_(side) {}

    /// Finds, or adds with the attributes everyone has.
    Person user(const std::string& name) { return person(name, ObjectClass::User); }
    Person inetOrgPerson(const std::string& name) { return person(name, ObjectClass::InetOrgPerson); }
    Person contact(const std::string& name) { return person(name, ObjectClass::Contact); }

    bool has(const std::string& name);
    /// The values as people see them: text, or base64 of bytes.
    Texts values(const std::string& name, const AttributeName& attribute);
    std::string value(const std::string& name, const AttributeName& attribute);
    std::string dn(const std::string& name) { return find(name)->name; }
    void remove(const std::string& name) { endpoint_.erase(find(name)->id); }
    std::size_t size() const { return endpoint_.objects().size(); }
    std::string dump() const { return endpoint_.dump(); }
    MemoryEndpoint& endpoint() { return endpoint_; }

private:
    Person person(const std::string& name, ObjectClass objectClass);
    Object* find(const std::string& name);
    Object newcomer(const std::string& name, ObjectClass objectClass) const;

    MemoryEndpoint& endpoint_;
    Side side_;
};

}  // namespace hs::world
