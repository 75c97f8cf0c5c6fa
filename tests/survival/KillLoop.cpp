#include <gtest/gtest.h>
#include <QProcess>

#include <algorithm>
#include <map>
#include <random>
#include <thread>

#include "core/base/Encoding.h"
#include "tests/support/PostgresServer.h"
#include "tests/survival/LivingWorld.h"

// The agent is killed at random moments while both sides change and both servers misbehave. Whatever was under way, the
// next clean cycle must end where no kill would have ended differently.
namespace hs::survival {
namespace {

constexpr int changesPerRound = 10;

/// How often the agent is killed, and where it keeps its store.
struct Trial {
    const char* name;
    int kills;
    bool onServer;
};

#ifdef HYBRIDSYNC_SANITIZED
constexpr Trial trials[] = {{"sqlite", 20, false}, {"postgresql", 10, true}};
#else
constexpr Trial trials[] = {{"sqlite", 200, false}, {"postgresql", 50, true}};
#endif

class KillLoop : public LivingWorld, public ::testing::WithParamInterface<Trial> {
protected:
    void SetUp() override {
        const std::string location = GetParam().onServer ? test::PostgresServer::own().emptyDatabase() : std::string();
        ASSERT_NO_FATAL_FAILURE(begin(people(), location));
        Configuration configuration = store().configuration(name()).value();
        configuration.intervalSeconds = 30;
        ASSERT_TRUE(store().saveConfiguration(configuration).ok());
        learnPeople();
    }

    int people() const { return GetParam().kills * changesPerRound; }

    /// Everybody as the directory shows them before anything was written.
    void learnPeople() {
        for (Object& object : directory()) {
            addresses_[object.anchor] = object.values("proxyAddresses");
            if (object.objectClass == ObjectClass::User) users_.push_back(std::move(object));
        }
        ASSERT_GT(users_.size(), static_cast<std::size_t>(people()) / 2);
    }

    std::vector<Object> directory() {
        Query query;
        query.classes = {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
        query.attributes = {"title", "proxyAddresses", "msDS-ExternalDirectoryObjectId", "msExchSafeSendersHash"};
        return everything(admin(), query);
    }
    std::vector<Object> cloudObjects() {
        Query query;
        query.classes = {ObjectClass::User, ObjectClass::Contact};
        query.attributes = {"jobTitle", "cloudAnchor", "cloudLegacyExchangeDN", "cloudMSExchSafeSendersHash"};
        return everything(cloud(), query);
    }

    /// Somebody gets a new title on premises, and somebody a new list of safe senders in Exchange Online.
    void changeBothSides() {
        std::vector<Change> changes;
        for (int i = 0; i < changesPerRound; ++i) {
            const Object& user = users_[next_++ % users_.size()];
            AttributeChange title;
            title.target = "title";
            title.after = {Value::text("Title " + std::to_string(next_))};
            titles_[user.anchor] = title.after.front().bytes();
            Change change;
            change.rule = RuleKind::Writeback;
            change.target = {Side::Directory, user.objectClass, user.id, user.name, user.anchor};
            change.attributes = {title};
            changes.push_back(change);
        }
        const auto applied = admin().apply(changes,
                                           [](std::size_t, Receipt&& receipt) -> Result<void> {
                                               EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
                                               return {};
                                           },
                                           {});
        EXPECT_TRUE(applied.ok()) << applied.error().toLine();
        auto session = servers().tenant().state().open();
        auto& table = session.table(sandbox::ObjectKind::User);
        for (int i = 0; i < changesPerRound && table.size() > 0; ++i) {
            const auto row = static_cast<sandbox::ObjectTable::Row>(random_() % table.size());
            if (!table.at(row).present() || !table.at(row).filled) continue;
            std::string hash;
            for (int byte = 0; byte < 4; ++byte) hash += static_cast<char>(random_() % 256);
            table.overrideValue(row, sandbox::Property::CloudMSExchSafeSendersHash, '"' + toBase64(hash) + '"');
            hashes_[table.at(row).anchor()] = hash;
        }
    }

    void misbehave(int round) {
        using Kind = sandbox::TenantFault::Kind;
        sandbox::FaultSwitches& faults = servers().tenant().faults();
        const Kind kinds[] = {Kind::Status, Kind::Cut, Kind::CutAfter, Kind::Truncate, Kind::WrongJson, Kind::Delay};
        sandbox::TenantFault fault;
        fault.kind = kinds[round % std::size(kinds)];
        fault.status = round % 4 == 0 ? 503 : 429;
        fault.retryAfterSeconds = 0;
        fault.delay = std::chrono::milliseconds(300);
        fault.afterRequests = static_cast<int>(random_() % 8);
        faults.add(fault);
        if (round % 10 != 7) return;
        servers().directory().crash();
        const auto again = servers().directory().restart();
        ASSERT_TRUE(again.ok()) << again.error().toLine();
    }

    void runDueNow() {
        JobState state = store().jobState(name()).value();
        state.nextRunAt = 0;
        state.quarantine = {};
        ASSERT_TRUE(store().saveJobState(name(), state).ok());
    }

    /// An agent that lives for so long.
    void agentFor(std::chrono::milliseconds life) {
        QProcess agent;
        agent.setStandardErrorFile(QProcess::nullDevice());
        agent.start(
            QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
            {QStringLiteral("--profile-directory"), QString::fromStdString(servers().state().profileDirectory)});
        ASSERT_TRUE(agent.waitForStarted());
        std::this_thread::sleep_for(life);
        agent.kill();
        ASSERT_TRUE(agent.waitForFinished());
    }

    std::int64_t written() {
        std::int64_t sum = 0;
        const auto runs = store().runs(name(), 100000).value();
        for (const hs::Run& run : runs) sum += run.counts.written;
        return sum;
    }

    std::mt19937 random_{20261125};
    std::vector<Object> users_;
    std::size_t next_ = 0;
    std::map<std::string, Values> addresses_;  // by anchor, before the first cycle
    std::map<std::string, std::string> titles_, hashes_;
};

/// The addresses that are not the one this product adds.
Values foreignAddresses(const Values& values, const std::string& ours) {
    Values others;
    for (const Value& value : values)
        if (foldCase(value.bytes()) != foldCase(ours)) others.push_back(value);
    return others;
}

INSTANTIATE_TEST_SUITE_P(OnEachStore, KillLoop, ::testing::ValuesIn(trials),
                         [](const auto& trial) { return trial.param.name; });

TEST_P(KillLoop, AKilledAgentLosesNothingAndDoublesNothing) {
    std::uniform_int_distribution<int> life(5, 900);
    const int kills = GetParam().kills;
    for (int round = 0; round < kills && !HasFatalFailure(); ++round) {
        changeBothSides();
        if (round % 3 == 2) misbehave(round);
        runDueNow();
        agentFor(std::chrono::milliseconds(life(random_)));
    }
    ASSERT_FALSE(HasFatalFailure());
    servers().tenant().faults().clear();
    EXPECT_LE(cyclesUntilQuiet(), 4);

    std::map<std::string, Object> byAnchor;
    for (Object& object : cloudObjects()) {
        const std::string anchor = object.anchor;
        EXPECT_TRUE(byAnchor.emplace(anchor, std::move(object)).second) << anchor << " was created twice";
    }
    const std::vector<Object> all = directory();
    EXPECT_EQ(all.size(), byAnchor.size());
    for (const Object& object : all) {
        const auto found = byAnchor.find(object.anchor);
        ASSERT_NE(found, byAnchor.end()) << object.name;
        const Object& twin = found->second;
        if (titles_.count(object.anchor)) { EXPECT_EQ(object.first("title"), titles_[object.anchor]) << object.name; }
        if (object.objectClass != ObjectClass::Contact) {
            EXPECT_EQ(twin.first("jobTitle"), object.first("title")) << object.name;
            EXPECT_EQ(object.first("msDS-ExternalDirectoryObjectId"), twin.first("cloudAnchor")) << object.name;
        }
        if (hashes_.count(object.anchor)) {
            EXPECT_EQ(twin.first("cloudMSExchSafeSendersHash"), hashes_[object.anchor]) << object.name;
        }
        if (const std::string x500 = twin.first("cloudLegacyExchangeDN"); !x500.empty()) {
            const Values& now = object.values("proxyAddresses");
            const Values others = foreignAddresses(now, "x500:" + x500);
            EXPECT_EQ(now.size(), others.size() + 1) << object.name << " holds its X500 once";
            EXPECT_EQ(others, foreignAddresses(addresses_[object.anchor], "x500:" + x500)) << object.name;
        }
    }
    // Each object is created and written back once, each change is written once; a kill repeats one batch at most.
    const std::int64_t needed = 2 * people() + 2 * kills * changesPerRound;
    EXPECT_LE(written(), needed + kills * 400);
    EXPECT_TRUE(store().verifyLog({}).value().intact) << store().verifyLog({}).value().problem;
}

}  // namespace
}  // namespace hs::survival
