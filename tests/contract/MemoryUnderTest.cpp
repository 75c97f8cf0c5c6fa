#include <gtest/gtest.h>

#include "tests/contract/EndpointUnderTest.h"
#include "tests/world/ExchangeSchema.h"
#include "tests/world/Population.h"

namespace hs::contract {

namespace {

class MemoryUnderTest final : public EndpointUnderTest {
public:
    explicit MemoryUnderTest(Side side) : side_(side), endpoint_(side) {
        endpoint_.pageSize = 3;  // several pages
        endpoint_.liveSchema = world::exchangeSchema();
        for (int i = 1; i <= 10; ++i) names_.push_back(add("user" + std::to_string(i)));
    }

    Endpoint& endpoint() override { return endpoint_; }
    std::vector<std::string> userNames() const override { return names_; }
    std::string strangersName() const override {
        return side_ == Side::Directory ? "CN=stranger,OU=People,DC=contoso,DC=test" : "stranger@contoso.test";
    }
    AttributeName writable() const override {
        return side_ == Side::Directory ? "msDS-ExternalDirectoryObjectId" : "department";
    }
    AttributeName unique() const override { return "userPrincipalName"; }

    void setElsewhere(const std::string& name, const std::string& value) override {
        Object* const object = endpoint_.byName(name);
        ASSERT_NE(object, nullptr) << name;
        object->set(writable(), value);
    }
    std::vector<std::string> addElsewhere(const std::vector<std::string>& shortNames) override {
        endpoint_.pageSize = 100;
        std::vector<std::string> names;
        for (const std::string& name : shortNames) names.push_back(add(name));
        return names;
    }
    void removeElsewhere(const std::string& name) override {
        const Object* const object = endpoint_.byName(name);
        ASSERT_NE(object, nullptr) << name;
        endpoint_.erase(object->id);
    }
    void moveElsewhere(const std::string& name) override {
        const Object* const object = endpoint_.byName(name);
        ASSERT_NE(object, nullptr) << name;
        Object moved = *object;
        moved.name = side_ == Side::Directory ? name.substr(0, name.find(',')) + ",OU=Groups,DC=contoso,DC=test"
                                              : "moved@contoso.test";
        if (side_ == Side::Cloud) moved.set("userPrincipalName", moved.name);
        endpoint_.put(std::move(moved));
    }
    std::string addUnitElsewhere(const std::string& name) override {
        Object unit;
        unit.name = "OU=" + name + ",DC=contoso,DC=test";
        return endpoint_.put(std::move(unit)).name;
    }
    std::string addGroupElsewhere(const std::string& name, const std::vector<std::string>& members) override {
        Object group;
        group.objectClass = ObjectClass::Group;
        group.name = "CN=" + name + ",OU=Groups,DC=contoso,DC=test";
        Values values;
        for (const std::string& member : members) values.push_back(Value::text(member));
        group.set("member", std::move(values));
        return endpoint_.put(std::move(group)).name;
    }

private:
    std::string add(const std::string& name) {
        world::Person person = people_.user(name);
        person.with("mail", name + "@contoso.test");
        if (side_ == Side::Cloud) person.with("onPremisesImmutableId", "anchor of " + name);
        return person.object().name;
    }

    Side side_;
    world::MemoryEndpoint endpoint_;
    world::Population people_{endpoint_, side_};
    std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<EndpointUnderTest> memoryDirectory() { return std::make_unique<MemoryUnderTest>(Side::Directory); }
std::unique_ptr<EndpointUnderTest> memoryCloud() { return std::make_unique<MemoryUnderTest>(Side::Cloud); }

}  // namespace hs::contract
