// Provision on demand: the portal's four steps.
#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::world {
namespace {

using Options = sync::OnDemand::Options;
using Verdict = AttributeChange::Result;

void ada(World& world) { world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines"); }

std::vector<StepStatus> statuses(const Outcome& outcome) {
    std::vector<StepStatus> all;
    for (const Step& step : outcome.steps) all.push_back(step.status);
    return all;
}

Values detail(const Step& step, const std::string& name) {
    for (const auto& [key, values] : step.details)
        if (key == name) return values;
    return {};
}

TEST(ProvisionOnDemand, HasThePortalsFourSteps) {
    World world;
    ada(world);
    const Outcome outcome = world.provision("ada");
    Texts names, titles;
    for (const Step& step : outcome.steps) {
        names.push_back(step.name);
        titles.push_back(step.title);
    }
    EXPECT_EQ(names, (Texts{"import", "scope", "match", "perform"}));
    EXPECT_EQ(titles, (Texts{"Import user", "Determine if user is in scope",
                             "Match user between source and target system", "Perform action"}));
    EXPECT_EQ(statuses(outcome), std::vector<StepStatus>(4, StepStatus::Success));
    EXPECT_EQ(outcome.status, StepStatus::Success);
}

TEST(ProvisionOnDemand, CreatesTheUser) {
    World world;
    ada(world);
    const Outcome outcome = world.provision("ada");
    EXPECT_EQ(outcome.action, ChangeKind::Create);
    EXPECT_EQ(world.cloud().value("ada", "department"), "Engines");
    EXPECT_EQ(outcome.target.id, world.cloud().user("ada").id());
    ASSERT_EQ(world.links().size(), 1u);
}

TEST(ProvisionOnDemand, ShowsEveryAttributeItRead) {
    World world;
    ada(world);
    const Step step = stepOf(world.provision("ada"), "import");
    EXPECT_EQ(detail(step, "department"), Values{Value::text("Engines")});
    EXPECT_EQ(detail(step, "distinguishedName"), Values{Value::text(world.directory().dn("ada"))});
    EXPECT_EQ(detail(step, "sourceAnchor").size(), 1u);
}

TEST(ProvisionOnDemand, ShowsWhatItMatchedAndWhatFollows) {
    World world;
    ada(world);
    const Step create = stepOf(world.provision("ada"), "match");
    EXPECT_EQ(detail(create, "userPrincipalName"), (Values{Value::text("ada@contoso.test"), Value::text("No match")}));
    EXPECT_EQ(detail(create, "Action"), Values{Value::text("Create")});
    const Step update = stepOf(world.provision("ada"), "match");
    EXPECT_EQ(detail(update, "Action"), Values{Value::text("Update")});
}

TEST(ProvisionOnDemand, ShowsBeforeAndAfterOfEachAttribute) {
    World world;
    ada(world);
    world.provision("ada");
    world.directory().user("ada").with("department", "Sales");
    const Outcome outcome = world.provision("ada");
    EXPECT_EQ(detail(stepOf(outcome, "perform"), "department"), (Values{Value::text("Engines"), Value::text("Sales")}));
    EXPECT_EQ(rowOf(outcome.attributes, "department").result, Verdict::Written);
    EXPECT_EQ(rowOf(outcome.attributes, "displayName").result, Verdict::Unchanged);
}

TEST(ProvisionOnDemand, ASecondTimeWritesNothing) {
    World world;
    ada(world);
    world.provision("ada");
    const std::string before = world.dump();
    const Outcome outcome = world.provision("ada");
    EXPECT_EQ(outcome.status, StepStatus::Success);
    EXPECT_EQ(outcome.action, ChangeKind::None);
    EXPECT_EQ(world.dump(), before);
}

TEST(ProvisionOnDemand, PreviewsWithoutWriting) {
    World world;
    ada(world);
    const std::string before = world.dump();
    Options options;
    options.preview = true;
    const Outcome outcome = world.provision("ada", options);
    EXPECT_EQ(outcome.status, StepStatus::Success);
    EXPECT_EQ(rowOf(outcome.attributes, "department").result, Verdict::Planned);
    EXPECT_EQ(world.dump(), before);
    EXPECT_TRUE(world.links().empty());
}

TEST(ProvisionOnDemand, ProvisionsADisabledAccountWithAccountEnabledFalse) {
    World world;
    ada(world);
    world.directory().user("ada").with("userAccountControl", "514");
    EXPECT_EQ(world.provision("ada").status, StepStatus::Success);
    EXPECT_EQ(world.cloud().value("ada", "accountEnabled"), "False");
}

TEST(ProvisionOnDemand, SkipsWhoIsOutOfScopeAndSaysWhy) {
    World world;
    ada(world);
    world.scopeToUnits({"OU=Sales,DC=contoso,DC=test"});
    const Outcome outcome = world.provision("ada");
    EXPECT_EQ(outcome.status, StepStatus::Skipped);
    EXPECT_EQ(statuses(outcome), (std::vector<StepStatus>{StepStatus::Success, StepStatus::Skipped, StepStatus::Skipped,
                                                          StepStatus::Skipped}));
    EXPECT_EQ(stepOf(outcome, "scope").summary, "Not in any selected organizational unit");
    EXPECT_FALSE(world.cloud().has("ada"));
}

TEST(ProvisionOnDemand, ProvisionsWhoIsOutOfScopeWhenToldTo) {
    World world;
    ada(world);
    world.scopeToUnits({"OU=Sales,DC=contoso,DC=test"});
    Options options;
    options.applyOutOfScope = true;
    EXPECT_EQ(world.provision("ada", options).status, StepStatus::Success);
    EXPECT_TRUE(world.cloud().has("ada"));
}

TEST(ProvisionOnDemand, OfAnUnknownNameFailsInTheImportStep) {
    World world;
    const Outcome outcome = world.provisionDn("CN=nobody,DC=contoso,DC=test");
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(stepOf(outcome, "import").error.code, ErrorCode::NotFound);
    EXPECT_EQ(stepOf(outcome, "perform").status, StepStatus::Skipped);
    EXPECT_EQ(outcome.source.name, "CN=nobody,DC=contoso,DC=test");
}

TEST(ProvisionOnDemand, OfATextThatIsNoNameFailsInTheImportStep) {
    World world;
    EXPECT_EQ(stepOf(world.provisionDn("ada"), "import").error.code, ErrorCode::InvalidInput);
}

TEST(ProvisionOnDemand, OfAGroupSaysThatItTakesUsers) {
    World world;
    Object group;
    group.objectClass = ObjectClass::Group;
    group.name = "CN=Sales,DC=contoso,DC=test";
    world.directory().endpoint().put(group);
    EXPECT_EQ(stepOf(world.provisionDn(group.name), "import").error.code, ErrorCode::Unsupported);
}

TEST(ProvisionOnDemand, AnUnreachableTenantFailsTheMatchStep) {
    World world;
    ada(world);
    world.cloud().endpoint().onCall = nullptr;
    world.faults().failCall(4, Faults::Moment::Before, Error(ErrorCode::Unavailable, "no route to the tenant"));
    const Outcome outcome = world.provision("ada");
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(stepOf(outcome, "match").error.message, "no route to the tenant");
}

TEST(ProvisionOnDemand, IsKeptAsARunWithItsChangeAndOutcome) {
    World world;
    ada(world);
    const Outcome outcome = world.provision("ada");
    const auto run = world.store().run(outcome.run);
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(run->kind, RunKind::OnDemand);
    EXPECT_EQ(run->state, RunState::Succeeded);
    EXPECT_EQ(run->counts.written, 1);
    ASSERT_EQ(world.changes(outcome.run).size(), 1u);
    EXPECT_EQ(world.changes(outcome.run).front().state, Change::State::Done);
    EXPECT_EQ(world.outcomes(outcome.run).size(), 1u);
}

TEST(ProvisionOnDemand, TellsEachStepAsItBeginsAndEnds) {
    World world;
    ada(world);
    world.provision("ada");
    Texts told;
    for (const Event& event : world.events().of(Event::Kind::StepChanged))
        told.push_back(event.step.name + " " + std::string(toString(event.step.status)));
    EXPECT_EQ(told, (Texts{"import running", "import success", "scope running", "scope success", "match running",
                           "match success", "perform running", "perform success"}));
}

TEST(ProvisionOnDemand, LeavesNothingForTheNextCycle) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().neverFills();
    EXPECT_EQ(world.cycle().counts.planned, 0);
}

}  // namespace
}  // namespace hs::world
