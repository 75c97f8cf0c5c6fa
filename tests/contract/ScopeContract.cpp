// What a scope needs of a directory: units and groups that can be found, and found again.
#include "core/sync/Scope.h"
#include "tests/contract/EndpointContract.h"

namespace hs::contract {
namespace {

class ScopeContract : public EndpointContract {
protected:
    std::vector<std::string> found(Container kind, const std::string& text) {
        const auto hits = endpoint().searchContainers(kind, text, 10, {});
        EXPECT_TRUE(hits.ok()) << (hits.ok() ? std::string() : hits.error().toLine());
        std::vector<std::string> names;
        for (std::size_t i = 0; hits.ok() && i < hits->size(); ++i) {
            EXPECT_FALSE((*hits)[i].id.empty());
            names.push_back(Dn::parse((*hits)[i].name)->commonName());
        }
        return names;
    }
    Object read(const std::string& name) {
        const auto object = endpoint().at(users_, name, {});
        EXPECT_TRUE(object.ok()) << (object.ok() ? std::string() : object.error().toLine());
        return object.ok() ? *object : Object();
    }
    std::string idOf(const std::string& name) { return read(name).id; }
};

using Names = std::vector<std::string>;

TEST_P(ScopeContract, FindsUnitsAndGroupsByTheBeginningOfTheirNames) {
    const std::string unit = subject_->addUnitElsewhere("Zebra unit");
    const std::string group = subject_->addGroupElsewhere("Zebra group", {subject_->userNames().front()});
    EXPECT_EQ(found(Container::OrganizationalUnit, "zeb"), Names{"Zebra unit"});
    EXPECT_EQ(found(Container::Group, "Zebra"), Names{"Zebra group"});
    EXPECT_EQ(found(Container::OrganizationalUnit, unit), Names{"Zebra unit"});
    EXPECT_EQ(found(Container::Group, group), Names{"Zebra group"});
    EXPECT_EQ(found(Container::Group, unit), Names{}) << "a unit is no group";
    EXPECT_EQ(found(Container::OrganizationalUnit, subject_->userNames().front()), Names{});
    for (const char* text : {"*", ")(objectClass=*", "Zebra*"})
        EXPECT_EQ(found(Container::Group, text), Names{}) << text;
}

TEST_P(ScopeContract, LimitsASearchOfUnits) {
    for (const char* name : {"Zoo 1", "Zoo 2", "Zoo 3"}) subject_->addUnitElsewhere(name);
    const auto hits = endpoint().searchContainers(Container::OrganizationalUnit, "Zoo", 2, {});
    ASSERT_TRUE(hits.ok());
    EXPECT_EQ(hits->size(), 2u);
}

TEST_P(ScopeContract, TakesTheDirectMembersOfAGroupByItsGuid) {
    const auto names = subject_->userNames();
    const std::string group = subject_->addGroupElsewhere("Pilot", {names[0], names[1]});
    ScopeSettings settings;
    settings.mode = ScopeMode::Groups;
    settings.groups = {{"CN=called,DC=otherwise", idOf(group)}};
    const auto scope = sync::Scope::prepare(settings, endpoint(), {});
    ASSERT_TRUE(scope.ok()) << scope.error().toLine();
    EXPECT_EQ(scope->places().all().front().members, 2u);
    EXPECT_TRUE(scope->holds(read(names[0])));
    EXPECT_TRUE(scope->holds(read(names[1])));
    EXPECT_FALSE(scope->holds(read(names[2])));
}

TEST_P(ScopeContract, SaysThatAUnitIsGoneAndTakesThatForNoError) {
    const std::string unit = subject_->addUnitElsewhere("Leaving");
    ScopeSettings settings = ScopeSettings::ofUnits({unit});
    settings.organizationalUnits[0].objectGuid = idOf(unit);
    const auto there = sync::ScopePlaces::find(settings, endpoint(), {});
    ASSERT_TRUE(there.ok()) << there.error().toLine();
    EXPECT_FALSE(there->anyMissing());
    EXPECT_EQ(there->bases().size(), 1u);
    subject_->removeElsewhere(unit);
    for (const std::string& guid : {settings.organizationalUnits[0].objectGuid, std::string()}) {
        settings.organizationalUnits[0].objectGuid = guid;
        const auto gone = sync::ScopePlaces::find(settings, endpoint(), {});
        ASSERT_TRUE(gone.ok()) << gone.error().toLine();
        EXPECT_TRUE(gone->anyMissing());
        EXPECT_NE(gone->mark(), there->mark()) << "the next cycle must be a full one";
    }
}

INSTANTIATE_TEST_SUITE_P(Every, ScopeContract,
                         ::testing::Values(Factory{"MemoryDirectory", memoryDirectory}, Factory{"Slapd", slapd}),
                         nameOf);

}  // namespace
}  // namespace hs::contract
