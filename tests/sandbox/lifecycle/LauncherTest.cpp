#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "app/sandbox/OtherProcess.h"
#include "app/sandbox/PrivateFiles.h"
#include "app/sandbox/SandboxLauncher.h"
#include "app/sandbox/SandboxRegistry.h"
#include "core/net/HttpClient.h"
#include "core/store/SqlStore.h"
#include "core/wiring/Profile.h"

namespace hs::sandbox {
namespace {

namespace fs = std::filesystem;

/// Sandboxes of a test live in a runtime directory of its own, so that it meets nobody else's.
class Launcher : public ::testing::Test {
protected:
    void SetUp() override {
        ::setenv("XDG_RUNTIME_DIR", runtime.path().toStdString().c_str(), 1);
        ::unsetenv("HYBRIDSYNC_SANDBOX");
    }
    void TearDown() override {
        EXPECT_TRUE(SandboxLauncher::down(true).ok());
        ::unsetenv("HYBRIDSYNC_SANDBOX");
        ::unsetenv("XDG_RUNTIME_DIR");
    }

    SandboxState up(int users = 20) {
        SandboxOptions options;
        options.users = users;
        auto state = SandboxLauncher::up(options, fs::read_symlink("/proc/self/exe").string());
        EXPECT_TRUE(state.ok()) << (state.ok() ? "" : state.error().toLine());
        return state.ok() ? *std::move(state) : SandboxState{};
    }

    std::string root() { return runtime.path().toStdString() + "/hybridsync-" + std::to_string(::getuid()); }

    /// Names of the sandbox directories that are there.
    std::vector<std::string> left() {
        std::vector<std::string> names;
        std::error_code none;
        for (const auto& item : fs::directory_iterator(root(), none))
            if (item.is_directory()) names.push_back(item.path().filename().string());
        return names;
    }

    static std::int64_t slapdOf(const SandboxState& state) {
        const auto text = readWhole(state.directory + "/directory/slapd.pid");
        return text.ok() ? std::strtoll(text->c_str(), nullptr, 10) : 0;
    }

    static QString ldapsearch(const SandboxState& state, const std::string& url, const QStringList& more) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LDAPTLS_CACERT"), QString::fromStdString(state.caFile));
        process.setProcessEnvironment(environment);
        QStringList arguments{QStringLiteral("-x"), QStringLiteral("-LLL"),
                              QStringLiteral("-H"), QString::fromStdString(url),
                              QStringLiteral("-D"), QString::fromStdString(state.bindDn),
                              QStringLiteral("-y"), QString::fromStdString(state.bindPasswordFile),
                              QStringLiteral("-b"), QString::fromStdString(state.baseDn)};
        process.start(QStringLiteral("ldapsearch"), arguments + more);
        EXPECT_TRUE(process.waitForFinished(30000));
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    static int discoveryStatus(const SandboxState& state) {
        SystemClock clock;
        NullLog log;
        net::HttpSettings settings;
        settings.caFile = state.caFile;
        settings.maxAttempts = 1;
        net::HttpClient client(settings, clock, log);
        net::HttpRequest request;
        request.url = state.authorityUrl + '/' + state.tenantId + "/v2.0/.well-known/openid-configuration";
        const auto response = client.send(request, {});
        return response.ok() ? response->status : 0;
    }

    QTemporaryDir runtime;
};

TEST_F(Launcher, UpReturnsWhenBothServersAnswer) {
    const SandboxState state = up();
    EXPECT_EQ(discoveryStatus(state), 200);
    const QString found = ldapsearch(state, state.ldapUrl,
                                     {QStringLiteral("(sAMAccountName=*)"), QStringLiteral("dn"), QStringLiteral("-E"),
                                      QStringLiteral("pr=100/noprompt")});
    EXPECT_GE(found.count(QStringLiteral("dn:")), 10);
}

TEST_F(Launcher, LdapsWorksWithTheSandboxesOwnAuthority) {
    const SandboxState state = up();
    EXPECT_TRUE(ldapsearch(state, state.ldapsUrl, {QStringLiteral("-s"), QStringLiteral("base"), QStringLiteral("dn")})
                    .contains(QStringLiteral("dn:")));
}

TEST_F(Launcher, TheStateHasTheDocumentedShape) {
    const QJsonObject document = up().toJson();
    for (const char* member : {"profile", "configuration", "ldap", "tenant", "users"})
        EXPECT_TRUE(document.contains(QString::fromLatin1(member))) << member;
    const QJsonObject ldap = document.value(QLatin1String("ldap")).toObject();
    for (const char* member :
         {"url", "baseDn", "bindDn", "passwordFile", "adminDn", "adminPasswordFile", "ldapsUrl", "caFile"})
        EXPECT_TRUE(ldap.value(QString::fromLatin1(member)).isString()) << member;
    const QJsonObject tenant = document.value(QLatin1String("tenant")).toObject();
    for (const char* member :
         {"graphUrl", "authorityUrl", "tenantId", "clientId", "clientSecretFile", "userName", "passwordFile", "caFile"})
        EXPECT_TRUE(tenant.value(QString::fromLatin1(member)).isString()) << member;
    EXPECT_EQ(document.value(QLatin1String("users")).toInt(), 20);
}

TEST_F(Launcher, TheStateSurvivesItsOwnJson) {
    const SandboxState state = up();
    const auto again = SandboxState::fromJson(state.toJson());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->toJson(), state.toJson());
}

TEST_F(Launcher, TheProfileHasOneConfigurationWithWritebackOff) {
    const SandboxState state = up();
    SystemClock clock;
    const auto store = SqlStore::open(wiring::Profile{state.profile, state.profileDirectory}.storePath(), clock);
    ASSERT_TRUE(store.ok());
    const auto configurations = (*store)->configurations();
    ASSERT_TRUE(configurations.ok());
    ASSERT_EQ(configurations->size(), 1U);
    const Configuration& configuration = configurations->front();
    EXPECT_EQ(configuration.name, "contoso.test");
    EXPECT_FALSE(configuration.properties.exchangeHybridWriteback);
    EXPECT_EQ(configuration.directory.passwordRef, "file:" + state.bindPasswordFile);
    EXPECT_EQ(configuration.tenant.clientSecretRef, "file:" + state.clientSecretFile);
    EXPECT_EQ(configuration.directory.caFile, state.caFile);
}

TEST_F(Launcher, PasswordFilesHoldNoLineEnd) {
    const SandboxState state = up();
    for (const std::string& path : {state.bindPasswordFile, state.adminPasswordFile, state.clientSecretFile,
                                    state.userPasswordFile, state.doorSecretFile}) {
        const auto content = readWhole(path);
        ASSERT_TRUE(content.ok()) << path;
        EXPECT_GE(content->size(), 20U) << path;
        EXPECT_EQ(content->find_first_of("\r\n \t"), std::string::npos) << path;
    }
}

TEST_F(Launcher, NothingIsReadableForOthers) {
    const SandboxState state = up();
    std::vector<std::string> open;
    for (const auto& item : fs::recursive_directory_iterator(root())) {
        struct stat about {};
        ASSERT_EQ(::lstat(item.path().c_str(), &about), 0);
        if ((about.st_mode & 077) != 0 && !S_ISLNK(about.st_mode)) open.push_back(item.path().string());
    }
    // What slapd makes itself lies behind a directory only its owner enters; our own files are private by themselves.
    std::erase_if(open, [&](const std::string& path) { return path.starts_with(state.directory + "/directory/"); });
    EXPECT_EQ(open, std::vector<std::string>());
    struct stat about {};
    ASSERT_EQ(::stat((state.directory + "/directory").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0700U);
}

TEST_F(Launcher, StatusFindsTheRunningSandbox) {
    EXPECT_FALSE(findSandbox({}).has_value());
    const SandboxState state = up();
    const auto found = findSandbox({});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->toJson(), state.toJson());
    EXPECT_EQ(found->profile, "sandbox-" + found->id);
}

TEST_F(Launcher, DownLeavesNothingBehind) {
    const SandboxState state = up();
    const OtherProcess server(state.pid), slapd(slapdOf(state));
    ASSERT_TRUE(slapd.exists());
    const auto stopped = SandboxLauncher::down(false);
    ASSERT_TRUE(stopped.ok());
    EXPECT_EQ(*stopped, 1);
    EXPECT_TRUE(server.waitForEnd(0));
    EXPECT_TRUE(slapd.waitForEnd(5000));
    EXPECT_TRUE(left().empty());
    EXPECT_FALSE(findSandbox({}).has_value());
}

TEST_F(Launcher, DownOfTheLastOneRemovesTheRegistryToo) {
    up();
    EXPECT_EQ(*SandboxLauncher::down(false), 1);
    EXPECT_FALSE(fs::exists(root()));
    EXPECT_FALSE(findSandbox({}).has_value());
    EXPECT_FALSE(fs::exists(root())) << "looking for one leaves nothing either";
}

TEST_F(Launcher, DownWithoutASandboxStopsNothing) {
    const auto stopped = SandboxLauncher::down(false);
    ASSERT_TRUE(stopped.ok());
    EXPECT_EQ(*stopped, 0);
}

TEST_F(Launcher, TwoRunSideBySideAndTheNewestIsTheDefault) {
    const SandboxState first = up();
    const SandboxState second = up();
    EXPECT_NE(first.ldapUrl, second.ldapUrl);
    EXPECT_EQ(discoveryStatus(first), 200);
    EXPECT_EQ(discoveryStatus(second), 200);
    EXPECT_EQ(findSandbox({})->id, second.id);
    EXPECT_EQ(findSandbox(first.id)->id, first.id);
    ::setenv("HYBRIDSYNC_SANDBOX", first.id.c_str(), 1);
    EXPECT_EQ(findSandbox({})->id, first.id);
    EXPECT_EQ(*SandboxLauncher::down(false), 1);
    EXPECT_EQ(left(), std::vector<std::string>{second.id});
}

TEST_F(Launcher, DownOfAllStopsEveryOne) {
    up();
    up();
    EXPECT_EQ(*SandboxLauncher::down(true), 2);
    EXPECT_TRUE(left().empty());
}

TEST_F(Launcher, DownOfOneIdSparesTheOther) {
    const SandboxState first = up();
    const SandboxState second = up();
    EXPECT_EQ(*SandboxLauncher::down(first.id), 1);
    EXPECT_EQ(left(), std::vector<std::string>{second.id});
}

TEST_F(Launcher, AKilledOwnerTakesItsDirectoryServerAlong) {
    const SandboxState state = up();
    const OtherProcess slapd(slapdOf(state));
    ASSERT_TRUE(slapd.exists());
    EXPECT_TRUE(OtherProcess(state.pid).end(SIGKILL, 10000));
    EXPECT_TRUE(slapd.waitForEnd(10000));
}

TEST_F(Launcher, WhatAKilledOwnerLeftIsTidiedUpByTheNextLook) {
    const SandboxState state = up();
    EXPECT_TRUE(OtherProcess(state.pid).end(SIGKILL, 10000));
    EXPECT_TRUE(fs::exists(state.directory));
    EXPECT_FALSE(findSandbox({}).has_value());
    EXPECT_FALSE(fs::exists(state.directory));
}

TEST_F(Launcher, ADirectoryServerThatOutlivedItsOwnerIsEnded) {
    // A process that carries the dead sandbox's directory on its command line, as slapd does.
    const std::string directory = root() + "/deadbeef";
    fs::create_directories(directory + "/directory");
    ::chmod(root().c_str(), 0700);
    QProcess orphan;
    orphan.start(QStringLiteral("/bin/sh"),
                 {QStringLiteral("-c"), QStringLiteral("read nothing"), QString::fromStdString(directory)});
    ASSERT_TRUE(orphan.waitForStarted());
    ASSERT_TRUE(writePrivately(directory + "/directory/slapd.pid", std::to_string(orphan.processId())).ok());
    EXPECT_FALSE(findSandbox({}).has_value());
    EXPECT_TRUE(orphan.waitForFinished(10000));
    EXPECT_FALSE(fs::exists(directory));
}

TEST_F(Launcher, AnUnrelatedProcessOfTheSameNumberIsLeftAlone) {
    const std::string directory = root() + "/deadbeef";
    fs::create_directories(directory + "/directory");
    ::chmod(root().c_str(), 0700);
    QProcess stranger;
    stranger.start(QStringLiteral("/bin/cat"), QStringList());
    ASSERT_TRUE(stranger.waitForStarted());
    ASSERT_TRUE(writePrivately(directory + "/directory/slapd.pid", std::to_string(stranger.processId())).ok());
    EXPECT_FALSE(findSandbox({}).has_value());
    EXPECT_FALSE(fs::exists(directory));
    EXPECT_FALSE(OtherProcess(stranger.processId()).waitForEnd(0));
    stranger.closeWriteChannel();
    EXPECT_TRUE(stranger.waitForFinished(10000));
}

TEST_F(Launcher, AServerWhoseDirectoryIsClearedAwayEnds) {
    const SandboxState state = up();
    const OtherProcess server(state.pid);
    fs::remove_all(state.directory);
    EXPECT_TRUE(server.waitForEnd(10000));
}

TEST_F(Launcher, SigtermEndsAServerAndItsDirectory) {
    const SandboxState state = up();
    EXPECT_TRUE(OtherProcess(state.pid).end(SIGTERM, 10000));
    EXPECT_FALSE(fs::exists(state.directory));
}

TEST_F(Launcher, AProgramThatDoesNotStartIsReportedWithItsWords) {
    SandboxOptions options;
    options.users = 13;
    const auto state = SandboxLauncher::up(options, fs::read_symlink("/proc/self/exe").string());
    ASSERT_FALSE(state.ok());
    EXPECT_EQ(state.error().code, ErrorCode::Unavailable);
    EXPECT_NE(state.error().serverText.find("thirteen people are unlucky"), std::string::npos);
    EXPECT_TRUE(left().empty());
}

TEST_F(Launcher, AMissingProgramIsUnavailable) {
    const auto state = SandboxLauncher::up({}, "/nowhere/hybridsync");
    ASSERT_FALSE(state.ok());
    EXPECT_EQ(state.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(left().empty());
}

TEST_F(Launcher, ARegistryThatIsOpenToOthersIsRefused) {
    fs::create_directories(root());
    ::chmod(root().c_str(), 0755);
    const auto state = SandboxLauncher::up({}, "/nowhere/hybridsync");
    ASSERT_FALSE(state.ok());
    EXPECT_EQ(state.error().code, ErrorCode::Denied);
    ::chmod(root().c_str(), 0700);
}

}  // namespace
}  // namespace hs::sandbox
