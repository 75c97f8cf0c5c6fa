#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <iostream>

#include "app/sandbox/tenant/ObjectWriter.h"
#include "app/sandbox/tenant/Selection.h"
#include "app/sandbox/tenant/TenantState.h"
#include "core/base/Clock.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

constexpr int manyUsers = 20000;

std::vector<Person> everybody() {
    SeedSettings seed;
    seed.users = manyUsers;
    return generatePeople(seed);
}

/// Resident memory of this program in bytes.
[[maybe_unused]] std::size_t residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toULongLong() * 4096;
}

/// Processor time, which does not depend on who else is busy.
double secondsOfThisThread() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Under the address sanitizer resident memory counts its red zones and its quarantine: measured without it only.
#ifndef __SANITIZE_ADDRESS__
TEST(LargeTenant, AUserCostsLessThanTwoAndAHalfKilobytes) {
    HandClock clock;
    const std::vector<Person> people = everybody();
    const std::size_t before = residentBytes();
    TenantState state(ExchangeOnline(people, 1, std::chrono::seconds(0)), clock);
    ASSERT_TRUE(state.open().provision(people).ok());
    const double perUser = static_cast<double>(residentBytes() - before) / manyUsers;
    RecordProperty("bytesPerUser", static_cast<int>(perUser));
    EXPECT_LT(perUser, 2500) << "a hundred thousand users have to fit into 250 MB";
}
#endif

TEST(LargeTenant, WritesEveryUserWithAllCloudAttributes) {
    HandClock clock;
    const std::vector<Person> people = everybody();
    TenantState state(ExchangeOnline(people, 1, std::chrono::seconds(0)), clock);
    ASSERT_TRUE(state.open().provision(people).ok());
    auto session = state.open();
    const ObjectTable& table = session.table(ObjectKind::User);
    const auto selection = selectionFrom(
        "id,userPrincipalName,displayName,givenName,surname,mail,mailNickname,proxyAddresses,onPremisesImmutableId,"
        "cloudAnchor,cloudLegacyExchangeDN,cloudMSExchArchiveStatus,cloudMSExchBlockedSendersHash,"
        "cloudMSExchSafeRecipientsHash,cloudMSExchSafeSendersHash,cloudMSExchUCVoiceMailSettings,"
        "cloudMSExchUserHoldPolicies,cloudMSExchRecipientDisplayType",
        ObjectKind::User, true);
    ASSERT_TRUE(selection.ok());
    const ObjectWriter writer(table, session.exchange(), *selection);
    std::string page;
    std::size_t bytes = 0;
    const double start = secondsOfThisThread();
    for (ObjectTable::Row row = 0; row < table.size(); ++row) {
        if (row % 999 == 0) {
            bytes += page.size();
            page.clear();
        }
        writer.append(page, row);
    }
    const double rate = table.size() / (secondsOfThisThread() - start);
    std::cout << "  " << static_cast<long>(rate) << " users/s, " << bytes / table.size() << " bytes a user\n";
    RecordProperty("usersPerSecond", static_cast<int>(rate));
    EXPECT_GT(bytes, table.size() * 500);
}

}  // namespace
}  // namespace hs::sandbox
