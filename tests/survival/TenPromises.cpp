#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "core/base/Encoding.h"
#include "tests/survival/LivingWorld.h"
#include "tests/world/World.h"

// What this product promises, each as one test that can fail. Where a promise can be shown on real servers it is.
namespace hs::survival {
namespace {

class Promise : public LivingWorld {
protected:
    std::vector<Object> people() {
        Query query;
        query.classes = {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
        query.attributes = {"proxyAddresses", "title"};
        return everything(admin(), query);
    }
};

/// The first line that two dumps do not share: a whole dump in a report helps nobody.
std::string firstDifference(const std::string& left, const std::string& right) {
    std::istringstream a(left), b(right);
    std::string x, y;
    while (true) {
        const bool more = static_cast<bool>(std::getline(a, x)), others = static_cast<bool>(std::getline(b, y));
        if (!more && !others) return {};
        if (more != others || x != y) return (more ? x : "(end)") + "\ninstead of\n" + (others ? y : "(end)");
    }
}

TEST_F(Promise, First_ADryRunChangesNothing) {
    begin(30);
    cycle(true);
    const std::string directory = directoryDump(), cloud = cloudDump();
    const hs::Run run = cycle(true, true);
    EXPECT_EQ(run.state, RunState::Previewed);
    EXPECT_GT(run.counts.planned, 0);
    // With entryCSN and modifyTimestamp in the dump: not even a write of equal values has happened.
    EXPECT_EQ(firstDifference(directoryDump(), directory), "");
    EXPECT_EQ(firstDifference(cloudDump(), cloud), "");
}

TEST_F(Promise, Second_ASecondRunRightAfterAFirstPlansNothing) {
    begin(30);
    cycle(true);
    EXPECT_GT(cycle(true).counts.written, 0);
    EXPECT_EQ(cycle(true).counts.planned, 0);
    EXPECT_EQ(cycle(false).counts.planned, 0);
}

TEST_F(Promise, Third_OnlyTheEightAttributesAreTouchedAndOfProxyAddressesOnlyOurX500) {
    begin(30);
    static const std::set<std::string> ours{
        "msds-externaldirectoryobjectid", "proxyaddresses",           "msexcharchivestatus",
        "msexchblockedsendershash",       "msexchsaferecipientshash", "msexchsafesendershash",
        "msexchucvoicemailsettings",      "msexchuserholdpolicies"};
    const auto withoutOurs = [](const std::string& dump) {
        std::string text, line;
        for (const char c : dump) {
            line += c;
            if (c != '\n') continue;
            const std::string attribute = foldCase(line.substr(0, line.find(':')));
            const bool moving = attribute == "entrycsn" || attribute == "contextcsn" ||
                                attribute == "modifytimestamp" || attribute == "modifiersname";
            if (!moving && ours.count(attribute) == 0) text += line;
            line.clear();
        }
        return text;
    };
    const auto foreignAddresses = [this] {
        std::map<std::string, std::vector<std::string>> all;
        for (const Object& person : people())
            for (const Value& value : person.values("proxyAddresses"))
                if (!value.bytes().starts_with("x500:")) all[person.id].push_back(value.bytes());
        return all;
    };
    const std::string before = withoutOurs(directoryDump());
    const auto addresses = foreignAddresses();
    EXPECT_LE(cyclesUntilQuiet(), 4);
    EXPECT_EQ(firstDifference(withoutOurs(directoryDump()), before), "");
    EXPECT_EQ(foreignAddresses(), addresses);
}

/// A process that dies at its n-th call: everything from there on fails, and a new one begins with what is stored.
TEST(PromiseInMemory, Fourth_KilledAtAnyPointItConvergesWithoutALossOrADouble) {
    const auto people = [](world::World& world) {
        world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines");
        world.directory().inetOrgPerson("grace").with("mail", "grace@contoso.test");
    };
    const auto anchors = [](world::World& world) {
        std::multiset<std::string> all;
        for (const Object& object : world.cloud().endpoint().objects())
            all.insert(object.first("onPremisesImmutableId"));
        return all;
    };
    world::World undisturbed;
    people(undisturbed);
    undisturbed.settle();
    int killed = 0;
    for (int call = 1; call < 400; ++call) {
        world::World world;
        people(world);
        world.faults().dieAtCall(call);
        for (int cycle = 0; cycle < 2; ++cycle) (void)world.tryCycle();
        if (!world.faults().struck()) break;
        ++killed;
        world.faults().none();
        world.settle();
        ASSERT_EQ(anchors(world), anchors(undisturbed)) << "killed at call " << call;
        ASSERT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u) << "killed at call " << call;
        ASSERT_EQ(world.directory().values("grace", "msExchUserHoldPolicies").size(), 2u) << "killed at call " << call;
    }
    EXPECT_GT(killed, 20);
}

TEST(PromiseInMemory, Fifth_AnIncompleteReadNeverClearsDisablesOrDeletes) {
    for (const bool ofTheDirectory : {true, false}) {
        world::World world;
        world.populate(12);
        world.settle();
        const std::string before = world.dump();
        auto& side = ofTheDirectory ? world.directory().endpoint() : world.cloud().endpoint();
        side.pageSize = 3;
        side.readBreaksAfter = 4;
        const hs::Run run = world.cycle();
        EXPECT_EQ(run.state, RunState::Failed);
        EXPECT_EQ(run.counts.written, 0);
        EXPECT_EQ(world.dump(), before);
    }
}

TEST_F(Promise, Sixth_TheGuardTripsBeforeTheFirstWrite) {
    begin(30);
    ASSERT_LE(cyclesUntilQuiet(), 4);
    Configuration configuration = store().configuration(name()).value();
    configuration.properties.accidentalDeletionThreshold = 3;
    ASSERT_TRUE(store().saveConfiguration(configuration).ok());
    int disabled = 0;
    for (const Object& person : people())
        if (person.objectClass == ObjectClass::User && ++disabled <= 5)
            setInDirectory(person, "userAccountControl", "514");
    const std::string directory = directoryDump(), cloud = cloudDump();
    const hs::Run run = cycle(true);
    EXPECT_EQ(run.state, RunState::StoppedByGuard);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_TRUE(run.error.message.starts_with("0 of ")) << run.error.message;
    EXPECT_EQ(firstDifference(directoryDump(), directory), "");
    EXPECT_EQ(firstDifference(cloudDump(), cloud), "");
}

TEST_F(Promise, Seventh_UndoRestoresExactlyOrSaysWhatHasChangedSince) {
    begin(30);
    cycle(true);
    const std::string before = endState();
    const hs::Run written = cycle(true);
    ASSERT_GT(written.counts.written, 0);
    service::UndoRequest request;
    request.run = written.id;
    auto answer = client().undo(request, {});
    answer.waitForFinished();
    const auto undone = answer.takeResult();
    ASSERT_TRUE(undone.ok()) << undone.error().toLine();
    EXPECT_EQ(undone->state, RunState::Succeeded) << undone->error.toLine();
    EXPECT_EQ(firstDifference(endState(), before), "");

    const hs::Run again = cycle(true);
    ASSERT_GT(again.counts.written, 0);
    const Object touched =
        admin().find({{ObjectClass::User}, {"title"}, {}}, "cn", Value::text("Ada Lovelace"), {}).value().front();
    setInDirectory(touched, "msDS-ExternalDirectoryObjectId", "somebody else's value");
    request.run = again.id;
    answer = client().undo(request, {});
    answer.waitForFinished();
    const auto partly = answer.takeResult();
    ASSERT_TRUE(partly.ok()) << partly.error().toLine();
    EXPECT_EQ(admin()
                  .at({{ObjectClass::User}, {"msDS-ExternalDirectoryObjectId"}, {}}, touched.name, {})
                  .value()
                  .first("msDS-ExternalDirectoryObjectId"),
              "somebody else's value");
    bool said = false;
    ASSERT_TRUE(store()
                    .eachChange(partly->id, std::nullopt, std::nullopt,
                                [&](Change&& change) -> Result<void> {
                                    for (const AttributeChange& row : change.attributes)
                                        said = said || (row.target == "msDS-ExternalDirectoryObjectId" &&
                                                        row.result != AttributeChange::Result::Written &&
                                                        !row.reason.empty() && change.target.name == touched.name);
                                    return {};
                                })
                    .ok());
    EXPECT_TRUE(said);
}

TEST(PromiseInMemory, Eighth_EveryWriteIsReadBackAndALostOneIsSaid) {
    world::World world;
    world.directory().user("ada").with("mail", "ada@contoso.test");
    world.cycle();
    world.directory().endpoint().dropsWrites = true;
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(run.counts.written, 0);
    for (const Change& change : world.changes(run.id))
        for (const AttributeChange& row : change.attributes) {
            EXPECT_EQ(row.result, AttributeChange::Result::Failed) << row.target.text();
            EXPECT_TRUE(row.after.empty()) << "the page shows what the directory had";
        }
}

TEST_F(Promise, Ninth_AFaultAtAnyRequestLeadsToTheSameEndState) {
    begin(12);
    ASSERT_LE(cyclesUntilQuiet(), 4);
    const std::string expected = endState();
    const int requests = static_cast<int>(servers().tenant().faults().requestCount());
    ASSERT_GT(requests, 6);
    using Kind = sandbox::TenantFault::Kind;
    const std::pair<Kind, int> faults[] = {{Kind::Status, 429}, {Kind::Status, 503}, {Kind::Cut, 0},
                                           {Kind::CutAfter, 0}, {Kind::Truncate, 0}, {Kind::WrongJson, 0}};
    for (int request = 0; request < requests; ++request) {
        const auto& [kind, status] = faults[request % std::size(faults)];
        SCOPED_TRACE("request " + std::to_string(request) + ", fault " + std::to_string(static_cast<int>(kind)));
        begin(12);
        sandbox::TenantFault fault;
        fault.kind = kind;
        fault.status = status;
        fault.retryAfterSeconds = 0;
        fault.afterRequests = request;
        servers().tenant().faults().add(fault);
        for (int round = 0; round < 3; ++round) cycle(true);
        if (request % 4 == 3) {
            servers().directory().crash();
            ASSERT_TRUE(servers().directory().restart().ok());
        }
        servers().tenant().faults().clear();
        ASSERT_LE(cyclesUntilQuiet(), 4);
        ASSERT_EQ(firstDifference(endState(), expected), "");
    }
}

TEST_F(Promise, Tenth_SecretsAreInNoFileButTheVault) {
    begin(20);
    ASSERT_LE(cyclesUntilQuiet(), 4);
    std::vector<QByteArray> secrets;
    const auto& state = servers().state();
    for (const std::string& path : {state.bindPasswordFile, state.clientSecretFile, state.adminPasswordFile,
                                    state.userPasswordFile, state.doorSecretFile}) {
        QFile file(QString::fromStdString(path));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << path;
        secrets.push_back(file.readAll());
        ASSERT_GE(secrets.back().size(), 8) << path;
    }
    int looked = 0;
    QDirIterator files(QString::fromStdString(state.profileDirectory), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(QStringLiteral("/vault/"))) continue;
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
        const QByteArray content = file.readAll();
        for (const QByteArray& secret : secrets) EXPECT_FALSE(content.contains(secret)) << path.toStdString();
        ++looked;
    }
    EXPECT_GE(looked, 1);
}

}  // namespace
}  // namespace hs::survival
