// The small pieces of the pipeline, each by itself.
#include <gtest/gtest.h>

#include "core/sync/AttributeSyntax.h"
#include "core/sync/Collisions.h"
#include "core/sync/OutcomeRecord.h"
#include "core/sync/Progress.h"
#include "core/sync/StepDetails.h"
#include "tests/core/sync/PlanStory.h"
#include "tests/world/EventRecorder.h"
#include "tests/world/FakeClock.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::sync {
namespace {

using namespace std::chrono_literals;
using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

const AttributeSyntax& directory(const char* name) { return AttributeSyntax::of(Side::Directory, name); }
const AttributeSyntax& cloud(const char* name) { return AttributeSyntax::of(Side::Cloud, name); }

TEST(AttributeSyntax, ComparesAddressesWithoutCaseBeyondAscii) {
    EXPECT_TRUE(directory("proxyAddresses").same(Value::text("smtp:JÜRGEN@x"), Value::text("SMTP:jürgen@X")));
    EXPECT_FALSE(directory("proxyAddresses").same(Value::text("smtp:a@x"), Value::text("sip:a@x")));
}

TEST(AttributeSyntax, ComparesNumbersAsNumbers) {
    EXPECT_TRUE(directory("msExchArchiveStatus").same(Value::text("01"), Value::integer(1)));
    EXPECT_FALSE(directory("msExchArchiveStatus").same(Value::text("x"), Value::integer(1)));
    EXPECT_FALSE(directory("msExchArchiveStatus").same(Value::text("x"), Value::text("y")));
}

TEST(AttributeSyntax, ComparesBooleansAsBooleans) {
    EXPECT_TRUE(cloud("accountEnabled").same(Value::text("TRUE"), Value::boolean(true)));
    EXPECT_FALSE(cloud("accountEnabled").same(Value::text("FALSE"), Value::boolean(true)));
}

TEST(AttributeSyntax, ComparesBytesExactly) {
    EXPECT_TRUE(directory("msExchSafeSendersHash").same(Value::binary("ab"), Value::binary("ab")));
    EXPECT_FALSE(directory("msExchSafeSendersHash").same(Value::binary("ab"), Value::binary("AB")));
    EXPECT_FALSE(directory("msExchSafeSendersHash").same(Value::binary("ab"), Value::text("ab")));
}

TEST(AttributeSyntax, ComparesPoliciesAsASetButNotAsAPrefix) {
    const AttributeSyntax& holds = directory("msExchUserHoldPolicies");
    EXPECT_TRUE(holds.same(texts({"a", "b"}), texts({"b", "a"})));
    EXPECT_FALSE(holds.same(texts({"a"}), texts({"a", "b"})));
    EXPECT_FALSE(holds.same(texts({"a", "a"}), texts({"a", "b"})));
    EXPECT_FALSE(holds.same(texts({"a", "b"}), texts({"a", "a"})));
}

TEST(AttributeSyntax, TakesAnUnknownAttributeForAnExactText) {
    EXPECT_FALSE(cloud("extensionAttribute1").same(Value::text("a"), Value::text("A")));
    EXPECT_EQ(cloud("extensionAttribute1").longest, 0u);
}

TEST(AttributeSyntax, KnowsNamesInAnyLetterCase) { EXPECT_EQ(directory("PROXYADDRESSES").longest, 1123u); }

TEST(AttributeSyntax, CountsCharactersOfTextsAndBytesOfBytes) {
    EXPECT_EQ(cloud("displayName").lengthOf(Value::text("Łukasz 東京")), 9u);
    EXPECT_EQ(directory("msExchSafeSendersHash").lengthOf(Value::binary("東")), 3u);
}

Change adding(const std::string& id, const std::string& value) {
    Change change;
    change.target = {Side::Directory, ObjectClass::User, id, "CN=" + id, ""};
    AttributeChange attribute;
    attribute.target = "proxyAddresses";
    attribute.operation = Operation::Add;
    attribute.after = attribute.payload = texts({value});
    change.attributes.push_back(attribute);
    return change;
}

class CollisionsTest : public ::testing::Test {
protected:
    Object& holder(const std::string& name, const std::string& value) {
        Object object;
        object.objectClass = ObjectClass::Contact;
        object.name = name;
        object.set("proxyAddresses", value);
        return directory_.put(object);
    }
    world::MemoryEndpoint directory_{Side::Directory};
    Collisions collisions_;
};

TEST_F(CollisionsTest, LetAFreeValuePass) {
    Change change = adding("ada", "x500:/o=a");
    EXPECT_TRUE(collisions_.check(change, directory_, true, {}).ok());
    EXPECT_EQ(change.attributes.front().result, Verdict::Planned);
}

TEST_F(CollisionsTest, RefuseAValueInUseAndNameItsHolder) {
    holder("CN=thief", "X500:/O=A");
    Change change = adding("ada", "x500:/o=a");
    EXPECT_TRUE(collisions_.check(change, directory_, true, {}).ok());
    EXPECT_EQ(change.attributes.front().result, Verdict::Failed);
    EXPECT_EQ(change.state, Change::State::Failed);
    EXPECT_EQ(change.error.code, ErrorCode::Conflict);
    EXPECT_NE(change.error.message.find("CN=thief"), std::string::npos);
    EXPECT_EQ(change.error.nextStep, "Remove the value from CN=thief, then run again");
}

TEST_F(CollisionsTest, DoNotMindTheObjectItself) {
    const std::string id = holder("CN=ada", "x500:/o=a").id;
    Change change = adding(id, "x500:/o=a");
    EXPECT_TRUE(collisions_.check(change, directory_, true, {}).ok());
    EXPECT_EQ(change.attributes.front().result, Verdict::Planned);
}

TEST_F(CollisionsTest, AskTheDirectoryOnlyAboutValuesThatWereSeen) {
    collisions_.note(holder("CN=thief", "x500:/o=seen"));
    collisions_.seal();
    Change free = adding("ada", "x500:/o=free");
    EXPECT_TRUE(collisions_.check(free, directory_, false, {}).ok());
    EXPECT_EQ(directory_.counts.finds, 0);
    Change taken = adding("ada", "x500:/o=seen");
    EXPECT_TRUE(collisions_.check(taken, directory_, false, {}).ok());
    EXPECT_EQ(directory_.counts.finds, 1);
    EXPECT_EQ(taken.state, Change::State::Failed);
}

TEST_F(CollisionsTest, LetTheOtherAttributesOfTheChangePass) {
    holder("CN=thief", "x500:/o=a");
    Change change = adding("ada", "x500:/o=a");
    AttributeChange other;
    other.target = "msExchArchiveStatus";
    change.attributes.push_back(other);
    EXPECT_TRUE(collisions_.check(change, directory_, true, {}).ok());
    EXPECT_EQ(change.state, Change::State::Planned);
    EXPECT_TRUE(change.writes());
}

TEST_F(CollisionsTest, PassOnThatTheDirectoryCannotBeAsked) {
    world::Faults faults;
    faults.failCall(1, world::Faults::Moment::Before);
    directory_.faults = &faults;
    Change change = adding("ada", "x500:/o=a");
    EXPECT_FALSE(collisions_.check(change, directory_, true, {}).ok());
}

class ProgressTest : public ::testing::Test {
protected:
    ProgressTest() : progress_(events_, clock_, run_) { run_.id = 7; }
    world::EventRecorder events_;
    world::FakeClock clock_;
    hs::Run run_;
    Progress progress_;
};

TEST_F(ProgressTest, TellsAPhaseWhenItBegins) {
    progress_.phase("Reading", 10);
    ASSERT_EQ(events_.events.size(), 1u);
    EXPECT_EQ(events_.events.front().phase, "Reading");
    EXPECT_EQ(events_.events.front().total, 10);
    EXPECT_EQ(events_.events.front().run.id, 7);
}

TEST_F(ProgressTest, IsSilentBetweenTicks) {
    progress_.phase("Reading");
    for (int i = 0; i < 1000; ++i) progress_.step();
    EXPECT_EQ(events_.events.size(), 1u);
}

TEST_F(ProgressTest, TellsAgainAfterAFifthOfASecond) {
    progress_.phase("Reading");
    progress_.step(5);
    clock_.advance(200ms);
    progress_.step(5);
    ASSERT_EQ(events_.events.size(), 2u);
    EXPECT_EQ(events_.events.back().done, 10);
    EXPECT_NEAR(events_.events.back().perSecond, 50, 0.01);
}

TEST_F(ProgressTest, BeginsEachPhaseAtZero) {
    progress_.phase("Reading");
    progress_.step(5);
    clock_.advance(1s);
    progress_.phase("Writing");
    EXPECT_EQ(events_.events.back().done, 0);
    EXPECT_EQ(events_.events.back().perSecond, 0);
}

TEST_F(ProgressTest, CarriesTheLiveNumbersOfTheRun) {
    run_.counts.written = 3;
    progress_.runEnded();
    EXPECT_EQ(events_.events.back().run.counts.written, 3);
}

TEST(OutcomeRecord, OfADoneChangeIsASuccessWithItsAttributes) {
    Change change = adding("ada", "x500:/o=a");
    change.rule = RuleKind::Writeback;
    change.state = Change::State::Done;
    change.attributes.front().result = Verdict::Written;
    const Outcome outcome = outcomeOf(change, 7, 1, 2);
    EXPECT_EQ(outcome.run, 7);
    EXPECT_EQ(outcome.status, StepStatus::Success);
    EXPECT_EQ(outcome.attributes, change.attributes);
    ASSERT_EQ(outcome.steps.size(), 1u);
    EXPECT_EQ(outcome.steps.front().title, "Writeback exchange attributes to Active Directory");
    EXPECT_EQ(outcome.steps.front().summary, "1 attribute written");
}

TEST(OutcomeRecord, OfAFailedChangeCarriesItsError) {
    Change change = adding("ada", "x500:/o=a");
    change.state = Change::State::Failed;
    change.error = Error(ErrorCode::Denied, "no right").next("ask");
    const Outcome outcome = outcomeOf(change, 7, 1, 2);
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(outcome.error.nextStep, "ask");
    EXPECT_EQ(outcome.steps.front().name, "perform");
    EXPECT_EQ(outcome.steps.front().error.message, "no right");
}

TEST(OutcomeRecord, NamesThePortalsSteps) {
    EXPECT_EQ(stepNamed("import").title, "Import user");
    EXPECT_EQ(stepNamed("scope").title, "Determine if user is in scope");
    EXPECT_EQ(stepNamed("match").title, "Match user between source and target system");
    EXPECT_EQ(stepNamed("perform").title, "Perform action");
    EXPECT_EQ(stepNamed("perform").status, StepStatus::Pending);
}

TEST(StepDetails, OfTheImportShowUnknownAttributesWithTheirReason) {
    Object object;
    object.name = "CN=Ada";
    object.set("mail", "ada@contoso.test");
    object.setUnknown("department", "no right");
    const StepDetails details = importDetails(object);
    EXPECT_EQ(details.front(), (std::pair<std::string, Values>{"distinguishedName", texts({"CN=Ada"})}));
    EXPECT_EQ(details.back(), (std::pair<std::string, Values>{"department", texts({"unknown: no right"})}));
}

TEST(StepDetails, OfTheScopeNameTheDecisionAndTheUnits) {
    world::MemoryEndpoint directory(Side::Directory);
    Object unit;
    unit.name = "OU=A,DC=b";
    directory.put(unit);
    const auto places = ScopePlaces::find(ScopeSettings::ofUnits({"OU=A,DC=b", "OU=Gone,DC=b"}), directory, {});
    ASSERT_TRUE(places.ok());
    const ScopeDecision out{
        ScopeDecision::Standing::Out, "Not in any", {{0, "mail IS NULL", false, "the value is 'a'"}}};
    const StepDetails details = scopeDetails(out, *places);
    EXPECT_EQ(details[0].second, Values{Value::boolean(false)});
    EXPECT_EQ(details[1].second, texts({"Not in any"}));
    EXPECT_EQ(details[2].second, texts({"OU=A,DC=b", "OU=Gone,DC=b (cannot be found)"}));
    EXPECT_EQ(details[3], (std::pair<std::string, Values>{"mail IS NULL", texts({"False: the value is 'a'"})}));
    EXPECT_EQ(scopeDetails({ScopeDecision::Standing::In, "all", {}}, {})[2].second, texts({"All users"}));
}

TEST(StepDetails, OfTheMatchNameEveryTrialAndTheAction) {
    Match match;
    match.trials = {{"onPremisesImmutableId", "abc", 0}, {"userPrincipalName", "ada@contoso.test", 1}};
    match.target = Object();
    match.target->name = "ada@contoso.test";
    const StepDetails details = matchDetails(match);
    EXPECT_EQ(details[0].second, texts({"abc", "No match"}));
    EXPECT_EQ(details[1].second, texts({"ada@contoso.test", "Match"}));
    EXPECT_EQ(details[2].second, texts({"Update"}));
    EXPECT_EQ(details[3].second, texts({"ada@contoso.test"}));
}

TEST(StepDetails, OfTheActionShowBeforeAndAfterAsOneTextEach) {
    Change change = adding("ada", "x500:/o=a");
    change.attributes.front().before = texts({"SMTP:a", "smtp:b"});
    const StepDetails details = performDetails(change);
    EXPECT_EQ(details.front().second, texts({"SMTP:a; smtp:b", "x500:/o=a"}));
}

}  // namespace
}  // namespace hs::sync
