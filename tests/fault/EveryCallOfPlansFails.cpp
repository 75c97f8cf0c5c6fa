// The n-th port call of applying a plan, or of an undo, fails, before or after it took effect. Whatever failed: doing
// it again reaches the end state of a world in which nothing failed, and nothing is twice.
#include <gtest/gtest.h>

#include <set>

#include "core/sync/PlanApplication.h"
#include "core/sync/Undo.h"
#include "tests/world/World.h"

namespace hs::world {
namespace {

using Moment = Faults::Moment;

constexpr int enoughCalls = 300;

void people(World& world) {
    world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines");
    world.directory().inetOrgPerson("grace").with("mail", "grace@contoso.test");
    world.directory().contact("fabrikam").with("mailNickname", "fabrikam");
    world.cycle();
    world.directory().user("ada").with("department", "Analysis");
    world.directory().user("nora");
}

Result<hs::Run> apply(World& world, std::int64_t run) {
    return sync::PlanApplication(world.context()).apply({run, false, "ada", 0}, {});
}

Result<hs::Run> undo(World& world, std::int64_t run) {
    return sync::Undo(world.context()).undo({run, {}, false, "ada", 0}, {});
}

void expectNoAddressTwice(World& world) {
    for (const Object& object : world.directory().endpoint().objects()) {
        std::set<std::string> addresses;
        for (const Value& value : object.values("proxyAddresses"))
            EXPECT_TRUE(addresses.insert(value.bytes()).second) << object.name;
    }
}

/// `prepare` returns the run that `act` works on; a second, undisturbed `act` may find everything done already.
template <typename Prepare, typename Act>
void failEveryCall(Moment moment, Prepare prepare, Act act) {
    World calm;
    people(calm);
    const std::int64_t calmRun = prepare(calm);
    EXPECT_TRUE(act(calm, calmRun).ok());
    const std::string expected = calm.dump();
    int faults = 0;
    for (int call = 1; call < enoughCalls; ++call) {
        SCOPED_TRACE("call " + std::to_string(call));
        World world;
        people(world);
        const std::int64_t run = prepare(world);
        world.faults().failCall(call, moment);
        const auto first = act(world, run);
        if (!world.faults().struck()) {
            EXPECT_TRUE(first.ok());
            EXPECT_GT(faults, 10);
            return;
        }
        ++faults;
        world.faults().none();
        const auto second = act(world, run);
        if (!second.ok()) { EXPECT_EQ(second.error().code, ErrorCode::Conflict) << second.error().toLine(); }
        EXPECT_EQ(world.dump(), expected);
        expectNoAddressTwice(world);
        if (::testing::Test::HasFailure()) return;
    }
    ADD_FAILURE() << "no run passed without a fault";
}

std::int64_t preview(World& world) { return world.preview().id; }

std::int64_t writtenRun(World& world) { return world.cycle().id; }

TEST(EveryCallOfAnApplicationFails, BeforeItTakesEffect) { failEveryCall(Moment::Before, preview, apply); }

TEST(EveryCallOfAnApplicationFails, AfterItTookEffect) { failEveryCall(Moment::After, preview, apply); }

TEST(EveryCallOfAnUndoFails, BeforeItTakesEffect) { failEveryCall(Moment::Before, writtenRun, undo); }

TEST(EveryCallOfAnUndoFails, AfterItTookEffect) { failEveryCall(Moment::After, writtenRun, undo); }

}  // namespace
}  // namespace hs::world
