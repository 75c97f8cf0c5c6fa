// Who is in scope over time: units that are renamed or deleted, groups, attribute clauses.
#include "tests/scenario/Plans.h"

namespace hs::world {
namespace {

constexpr const char* people = "OU=People,DC=contoso,DC=test";
constexpr const char* sales = "OU=Sales,DC=contoso,DC=test";

/// Renames a unit and takes everybody in it along, as a directory does.
void rename(World& world, const std::string& from, const std::string& to) {
    MemoryEndpoint& directory = world.directory().endpoint();
    std::vector<Object> all = directory.objects();
    for (Object& object : all) {
        if (!object.name.ends_with(from)) continue;
        object.name = object.name.substr(0, object.name.size() - from.size()) + to;
        directory.put(std::move(object));
    }
}

void removeUnit(World& world, const std::string& dn) {
    world.directory().endpoint().erase(world.directory().endpoint().byName(dn)->id);
}

/// Ada and Sam in the cloud; Sam in Sales.
void begin(World& world) {
    world.exchange().neverFills();
    world.directory().user("ada").with("department", "Research");
    world.directory().user("sam").with("department", "Sales").in(sales);
    world.unit(people);
    world.unit(sales);
}

TEST(ScopeByUnit, HoldsWhenTheUnitIsRenamed) {
    World world;
    begin(world);
    world.scopeToUnits({sales});
    world.cycle();
    rename(world, sales, "OU=Vertrieb,DC=contoso,DC=test");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full) << "nobody in the unit has changed, and all their names have";
    EXPECT_TRUE(holds(run.note, "scope")) << run.note;
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
    world.directory().user("new").in("OU=Vertrieb,DC=contoso,DC=test");
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
    EXPECT_TRUE(world.cloud().has("new"));
}

TEST(ScopeByUnit, HoldsWhenTheUnitIsMoved) {
    World world;
    begin(world);
    world.scopeToUnits({sales});
    world.cycle();
    rename(world, sales, "OU=Sales,OU=Europe,DC=contoso,DC=test");
    EXPECT_EQ(world.cycle().counts.failed, 0);
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
}

TEST(ScopeByUnit, LeavesPeopleAsTheyAreWhenTheUnitIsDeleted) {
    World world;
    begin(world);
    world.scopeToUnits({people, sales});
    world.cycle();
    world.directory().user("sam").in("OU=Elsewhere,DC=contoso,DC=test");  // evacuated, then the unit is deleted
    removeUnit(world, sales);
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.state, RunState::Succeeded);
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
    EXPECT_TRUE(holds(run.note, std::string("organizational unit ") + sales + " cannot be found")) << run.note;
    EXPECT_TRUE(holds(run.note, "1 object is left")) << run.note;
    EXPECT_EQ(world.links().size(), 2u);
}

TEST(ScopeByUnit, DeletesNobodyWhoVanishedTogetherWithTheUnit) {
    World world;
    begin(world);
    world.scopeToUnits({people, sales});
    world.cycle();
    world.directory().remove("sam");  // the account may not read the unit any more
    removeUnit(world, sales);
    world.cycle();
    EXPECT_TRUE(world.cloud().has("sam"));
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
}

TEST(ScopeByUnit, GoesOnForTheUnitsThatAreStillThere) {
    World world;
    begin(world);
    world.scopeToUnits({people, sales});
    world.cycle();
    removeUnit(world, sales);
    world.directory().user("new");
    world.directory().user("ada").with("department", "Sales");
    world.cycle();
    EXPECT_TRUE(world.cloud().has("new"));
    EXPECT_EQ(world.cloud().value("ada", "department"), "Sales");
}

TEST(ScopeByUnit, ProvisionsNobodyNewWhenNoUnitIsLeft) {
    World world;
    begin(world);
    world.scopeToUnits({sales});
    world.cycle();
    removeUnit(world, sales);
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0) << run.note;
    EXPECT_FALSE(world.cloud().has("ada"));
    EXPECT_TRUE(world.cloud().has("sam"));
}

TEST(ScopeByUnit, EndsForItsPeopleWhenTheMissingUnitIsTakenOut) {
    World world;
    begin(world);
    world.scopeToUnits({people, sales});
    world.cycle();
    world.directory().user("sam").in("OU=Elsewhere,DC=contoso,DC=test");
    removeUnit(world, sales);
    world.cycle();
    world.scopeToUnits({people});
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "False");
    EXPECT_EQ(world.cloud().value("ada", "accountEnabled"), "True");
}

TEST(ScopeByUnit, IsByNameWhereADocumentOfAnEarlierVersionSaysNoMore) {
    World world;
    begin(world);
    world.configuration().scope = ScopeSettings::ofUnits({sales});
    world.cycle();
    EXPECT_TRUE(world.cloud().has("sam"));
    EXPECT_FALSE(world.cloud().has("ada"));
    rename(world, sales, "OU=Vertrieb,DC=contoso,DC=test");
    const hs::Run run = world.cycle();
    EXPECT_TRUE(holds(run.note, "cannot be found")) << "said, and nobody leaves: " << run.note;
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
}

TEST(ScopeByUnit, IsNotTakenForDeletedWhenTheDirectoryDoesNotAnswer) {
    World world;
    begin(world);
    world.scopeToUnits({sales});
    world.cycle();
    int failed = 0;
    for (int call = 1; call <= 12; ++call) {
        world.faults().failCall(call, Faults::Moment::Before);
        const auto run = world.tryCycle();
        world.faults().none();
        failed += run.ok() && run->state == RunState::Failed ? 1 : 0;
        EXPECT_TRUE(!run.ok() || !holds(run->note, "cannot be found")) << run->note;
        EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True") << "call " << call;
    }
    EXPECT_GT(failed, 2);
}

TEST(ScopeByGroup, TakesDirectMembersAlone) {
    World world;
    begin(world);
    world.group("Inner", {"ada"});
    world.group("Pilot", {"sam", "CN=Inner,OU=Groups,DC=contoso,DC=test"});
    world.scopeToGroups({"Pilot"});
    world.cycle();
    EXPECT_TRUE(world.cloud().has("sam"));
    EXPECT_FALSE(world.cloud().has("ada")) << "groups in groups are not expanded";
    const Step step = stepOf(world.provision("sam"), "scope");
    EXPECT_EQ(step.summary, "In scope: a direct member of CN=Pilot,OU=Groups,DC=contoso,DC=test");
    EXPECT_EQ(stepOf(world.provision("ada"), "scope").summary, "Not a direct member of any selected security group");
}

TEST(ScopeByGroup, SeesWhoJoinedAndWhoLeftAlthoughNoneOfThemChanged) {
    World world;
    begin(world);
    world.group("Pilot", {"sam"});
    world.scopeToGroups({"Pilot"});
    world.cycle();
    EXPECT_EQ(world.delta().kind, RunKind::Delta) << "an unchanged group needs no full cycle";
    world.group("Pilot", {"ada"});
    EXPECT_EQ(world.delta().kind, RunKind::Full);
    EXPECT_TRUE(world.cloud().has("ada"));
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "False");
}

TEST(ScopeByGroup, KeepsItsMembersWhenItIsDeleted) {
    World world;
    begin(world);
    world.group("Pilot", {"sam", "ada"});
    world.scopeToGroups({"Pilot"});
    world.cycle();
    removeUnit(world, "CN=Pilot,OU=Groups,DC=contoso,DC=test");
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_TRUE(holds(run.note, "security group CN=Pilot,OU=Groups,DC=contoso,DC=test cannot be found")) << run.note;
    EXPECT_TRUE(holds(run.note, "2 objects are left")) << run.note;
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
}

TEST(ScopeByGroup, DeletesWhoIsDeletedEvenWhileAGroupIsMissing) {
    World world;
    begin(world);
    world.group("Pilot", {"sam", "ada"});
    world.scopeToGroups({"Pilot"});
    world.cycle();
    removeUnit(world, "CN=Pilot,OU=Groups,DC=contoso,DC=test");
    world.directory().remove("sam");
    world.cycle();
    EXPECT_FALSE(world.cloud().has("sam")) << "a missing group hides nobody";
}

TEST(ScopeByGroup, IsNotAnythingElse) {
    World world;
    begin(world);
    world.scopeToUnits({sales});
    world.configuration().scope.groups = world.configuration().scope.organizationalUnits;
    world.configuration().scope.mode = ScopeMode::Groups;
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_TRUE(holds(run.error.message, "is no security group")) << run.error.message;
}

TEST(ScopeFilter, DecidesInEveryMode) {
    World world;
    begin(world);
    world.configuration().scope.filter = {{{{"department", ScopeOperator::Equals, "Sales"}}}};
    world.cycle();
    EXPECT_TRUE(world.cloud().has("sam"));
    EXPECT_FALSE(world.cloud().has("ada"));
    EXPECT_EQ(stepOf(world.provision("ada"), "scope").summary,
              "department EQUALS 'Sales' is false: the value is 'Research'");
    world.scopeToUnits({people});
    world.configuration().scope.filter = {{{{"department", ScopeOperator::Equals, "Sales"}}}};
    EXPECT_EQ(stepOf(world.provision("sam"), "scope").summary, "Not in any selected organizational unit");
}

TEST(ScopeFilter, ReadsAttributesThatNoRuleReads) {
    World world;
    begin(world);
    world.directory().user("sam").with("extensionAttribute7", "pilot");
    world.configuration().scope.filter = {{{{"extensionAttribute7", ScopeOperator::Equals, "pilot"}}}};
    world.cycle();
    EXPECT_TRUE(world.cloud().has("sam"));
    EXPECT_FALSE(world.cloud().has("ada"));
    world.directory().user("ada").with("extensionAttribute7", "pilot");
    world.directory().user("sam").without("extensionAttribute7");
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
    EXPECT_TRUE(world.cloud().has("ada"));
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "False");
}

TEST(ScopeFilter, ThatChangesMakesTheNextCycleAFullOne) {
    World world;
    begin(world);
    world.cycle();
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
    const std::vector<std::vector<ScopeClauseGroup>> filters = {
        {{{{"department", ScopeOperator::IsNotNull, ""}}}},
        {{{{"department", ScopeOperator::Includes, "e"}}}},
        {{{{"department", ScopeOperator::Includes, "s"}}}},
        {{{{"department", ScopeOperator::Includes, "s"}, {"mail", ScopeOperator::IsNull, ""}}}},
        {{{{"department", ScopeOperator::Includes, "s"}}}, {{{"mail", ScopeOperator::IsNull, ""}}}}};
    for (const auto& filter : filters) {
        world.configuration().scope.filter = filter;
        EXPECT_EQ(world.delta().kind, RunKind::Full) << filter.front().clauses.front().text();
        EXPECT_EQ(world.delta().kind, RunKind::Delta);
    }
}

TEST(ScopeFilter, LeavesWhomItCannotReadAsTheyAre) {
    World world;
    begin(world);
    world.configuration().scope.filter = {{{{"department", ScopeOperator::IsNotNull, ""}}}};
    world.cycle();
    world.directory().endpoint().unanswered["department"] = "no right";
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
    EXPECT_TRUE(holds(run.note, "2 objects are left")) << run.note;
}

TEST(ScopeFilter, ThatWouldDisableManyIsStoppedByTheGuard) {
    World world;
    world.exchange().neverFills();
    world.configuration().properties.accidentalDeletionThreshold = 3;
    world.populate(4);
    world.cycle();
    world.configuration().scope.filter = {{{{"department", ScopeOperator::Equals, "Sales"}}}};
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.state, RunState::StoppedByGuard);
    EXPECT_TRUE(holds(run.error.message, "4 objects would be disabled or deleted")) << run.error.message;
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "True");
}

TEST(ScopeByUnit, ThatIsTakenOutIsStoppedByTheGuard) {
    World world;
    world.exchange().neverFills();
    world.configuration().properties.accidentalDeletionThreshold = 3;
    world.populate(4);
    world.scopeToUnits({people});
    world.cycle();
    world.scopeToUnits({sales});
    EXPECT_EQ(world.delta().state, RunState::StoppedByGuard);
    EXPECT_EQ(world.cloud().value("p4", "accountEnabled"), "True");
}

TEST(ScopeOfAPlan, IsLookedAtAgainBeforeAnythingIsDisabled) {
    World world;
    begin(world);
    world.scopeToUnits({people, sales});
    world.cycle();
    world.directory().user("sam").in("OU=Elsewhere,DC=contoso,DC=test");
    const hs::Run plan = world.preview();
    EXPECT_EQ(plan.counts.planned, 1);
    removeUnit(world, sales);
    EXPECT_EQ(apply(world, plan.id).counts.written, 0);
    EXPECT_EQ(world.cloud().value("sam", "accountEnabled"), "True");
}

}  // namespace
}  // namespace hs::world
