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
        world::Population people(endpoint_, side);
        for (int i = 1; i <= 10; ++i) {
            const std::string name = "user" + std::to_string(i);
            world::Person person = people.user(name);
            person.with("mail", name + "@contoso.test");
            if (side == Side::Cloud) person.with("onPremisesImmutableId", "anchor" + std::to_string(i));
            names_.push_back(person.object().name);
        }
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

private:
    Side side_;
    world::MemoryEndpoint endpoint_;
    std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<EndpointUnderTest> memoryDirectory() { return std::make_unique<MemoryUnderTest>(Side::Directory); }
std::unique_ptr<EndpointUnderTest> memoryCloud() { return std::make_unique<MemoryUnderTest>(Side::Cloud); }

}  // namespace hs::contract
