#include <gtest/gtest.h>

#include <filesystem>

#include "app/sandbox/OtherProcess.h"
#include "app/sandbox/Sandbox.h"
#include "app/sandbox/SandboxProfile.h"

namespace hs::sandbox {
namespace {

class InProcess : public ::testing::Test {
protected:
    std::unique_ptr<Sandbox> start() {
        SandboxOptions options;
        options.users = 20;
        options.exchangeDelaySeconds = 0;
        auto sandbox = Sandbox::start(options, clock);
        EXPECT_TRUE(sandbox.ok()) << (sandbox.ok() ? "" : sandbox.error().toLine());
        return sandbox.ok() ? *std::move(sandbox) : nullptr;
    }
    SystemClock clock;
};

TEST_F(InProcess, ASandboxEndsWithItsObject) {
    auto sandbox = start();
    ASSERT_NE(sandbox, nullptr);
    const std::string directory = sandbox->state().directory;
    const OtherProcess slapd(sandbox->directory().pid());
    EXPECT_TRUE(slapd.exists());
    EXPECT_TRUE(std::filesystem::exists(directory));
    sandbox.reset();
    EXPECT_TRUE(slapd.waitForEnd(5000));
    EXPECT_FALSE(std::filesystem::exists(directory));
}

TEST_F(InProcess, ItsTenantStartsEmpty) {
    const auto sandbox = start();
    ASSERT_NE(sandbox, nullptr);
    EXPECT_EQ(sandbox->tenant().state().open().table(ObjectKind::User).present(), 0U);
}

TEST_F(InProcess, ItsTenantKnowsThePeopleOfItsDirectory) {
    const auto sandbox = start();
    ASSERT_NE(sandbox, nullptr);
    SeedSettings seed;
    seed.users = 20;
    const std::vector<Person> people = generatePeople(seed);
    auto session = sandbox->tenant().state().open();
    const Mailbox mailbox = session.exchange().mailboxOf(people.front().anchor(), "stranger");
    EXPECT_EQ(mailbox.alias, people.front().mailNickname);
}

TEST_F(InProcess, ItsConfigurationTrustsItsOwnAuthorityOnBothSides) {
    const auto sandbox = start();
    ASSERT_NE(sandbox, nullptr);
    const Configuration configuration = sandboxConfiguration(sandbox->state());
    EXPECT_EQ(configuration.directory.caFile, sandbox->state().caFile);
    EXPECT_EQ(configuration.tenant.caFile, sandbox->state().caFile);
    EXPECT_TRUE(configuration.directory.url.starts_with("ldaps://"));
    EXPECT_TRUE(configuration.jobId.starts_with("AD2AADProvisioning."));
    EXPECT_EQ(configuration.jobId.size(), std::string("AD2AADProvisioning.").size() + 32);
}

}  // namespace
}  // namespace hs::sandbox
