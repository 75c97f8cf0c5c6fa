#include "app/sandbox/directory/SlapdServer.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace hs::sandbox {
namespace {

class Slapd : public testing::Test {
protected:
    SlapdSettings settings(int people) {
        SlapdSettings result;
        result.directory = folder_.filePath(QStringLiteral("directory with a blank %1").arg(++count_)).toStdString();
        result.people = generatePeople({.users = people});
        result.durable = false;
        return result;
    }

    std::unique_ptr<SlapdServer> started(const SlapdSettings& wanted) {
        auto server = SlapdServer::start(wanted);
        EXPECT_TRUE(server.ok()) << (server.ok() ? "" : server.error().toLine());
        return server.ok() ? *std::move(server) : nullptr;
    }

    /// What ldapsearch prints; `exitCode` is the LDAP result.
    static std::string search(const SlapdServer& server, const std::string& dn, const Secret& password,
                              const QStringList& arguments, int expectedExit = 0) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(
            QStringLiteral("ldapsearch"),
            QStringList{QStringLiteral("-x"), QStringLiteral("-LLL"), QStringLiteral("-o"),
                        QStringLiteral("ldif-wrap=no"), QStringLiteral("-H"), QString::fromStdString(server.ldapUrl()),
                        QStringLiteral("-D"), QString::fromStdString(dn), QStringLiteral("-w"),
                        QString::fromStdString(std::string(password.reveal())), QStringLiteral("-b"),
                        QString::fromStdString(server.baseDn())} +
                arguments);
        EXPECT_TRUE(process.waitForFinished(20000));
        EXPECT_EQ(process.exitCode(), expectedExit);
        return process.readAll().toStdString();
    }
    static std::string search(const SlapdServer& server, const char* filter) {
        return search(server, server.serviceDn(), server.servicePassword(), {QString::fromLatin1(filter)});
    }
    static std::size_t count(const std::string& text, const std::string& part) {
        std::size_t found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    }

private:
    /// In memory where the machine has that: a busy disk can hold the end of an import up for minutes.
    static QString folderTemplate() {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
               QStringLiteral("/hybridsync-slapd-XXXXXX");
    }

    QTemporaryDir folder_{folderTemplate()};
    int count_ = 0;
};

TEST_F(Slapd, HoldsThePeopleItWasGiven) {
    const auto server = started(settings(200));
    ASSERT_TRUE(server);
    const std::string ada = search(*server, "(sAMAccountName=ada)");
    EXPECT_NE(ada.find("mail: ada.lovelace@contoso.test"), std::string::npos) << ada;
    EXPECT_NE(ada.find("mailNickname: ada.lovelace"), std::string::npos);
    EXPECT_EQ(count(search(*server, "(|(objectCategory=*)(cn=nobody))"), "dn:"), 200u);
}

TEST_F(Slapd, StartsInWellUnderASecond) {
    const auto begin = std::chrono::steady_clock::now();
    const auto server = started(settings(200));
    ASSERT_TRUE(server);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));  // 0.1 s on an idle machine
}

TEST_F(Slapd, RunsSideBySideWithAnother) {
    const auto first = started(settings(10)), second = started(settings(20));
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->ldapUrl(), second->ldapUrl());
    EXPECT_EQ(count(search(*first, "(objectCategory=*)"), "dn:"), 10u);
    EXPECT_EQ(count(search(*second, "(objectCategory=*)"), "dn:"), 20u);
}

TEST_F(Slapd, RefusesMoreThanAThousandEntriesWithoutPaging) {
    const auto server = started(settings(1200));
    ASSERT_TRUE(server);
    constexpr int sizeLimitExceeded = 4;
    const QString people = QStringLiteral("(objectCategory=*)");
    const std::string unpaged =
        search(*server, server->serviceDn(), server->servicePassword(), {people}, sizeLimitExceeded);
    EXPECT_EQ(count(unpaged, "dn:"), 1000u);
    const std::string paged = search(*server, server->serviceDn(), server->servicePassword(),
                                     {QStringLiteral("-E"), QStringLiteral("pr=500/noprompt"), people});
    EXPECT_EQ(count(paged, "objectGUID"), 1200u);
}

TEST_F(Slapd, ShowsNothingToStrangers) {
    const auto server = started(settings(10));
    ASSERT_TRUE(server);
    constexpr int invalidCredentials = 49;
    search(*server, server->serviceDn(), Secret("guess"), {QStringLiteral("(cn=*)")}, invalidCredentials);
}

TEST_F(Slapd, LetsTheReaderReadAndHidesPasswords) {
    const auto server = started(settings(10));
    ASSERT_TRUE(server);
    const std::string seen = search(*server, server->readerDn(), server->readerPassword(),
                                    {QStringLiteral("(|(cn=svc-hybridsync)(cn=Ada Lovelace))")});
    EXPECT_EQ(count(seen, "dn:"), 2u);
    EXPECT_EQ(seen.find("userPassword"), std::string::npos);
}

TEST_F(Slapd, KeepsItsFilesToItself) {
    const SlapdSettings wanted = settings(10);
    const auto server = started(wanted);
    ASSERT_TRUE(server);
    const QDir directory(QString::fromStdString(wanted.directory));
    EXPECT_FALSE(QFileInfo(directory.path()).permission(QFile::ReadGroup) ||
                 QFileInfo(directory.path()).permission(QFile::ReadOther));
    EXPECT_FALSE(QFileInfo(directory.filePath(QStringLiteral("slapd.conf"))).permission(QFile::ReadOther));
    EXPECT_FALSE(QFileInfo::exists(directory.filePath(QStringLiteral("seed.ldif"))));
    EXPECT_NE(server->servicePassword().reveal(), server->readerPassword().reveal());
}

TEST_F(Slapd, HasNoExchangeAttributesWithoutItsSchema) {
    SlapdSettings wanted = settings(20);
    wanted.exchangeSchema = false;
    const auto server = started(wanted);
    ASSERT_TRUE(server);
    const std::string ada = search(*server, "(sAMAccountName=ada)");
    EXPECT_EQ(ada.find("mailNickname"), std::string::npos);
    EXPECT_EQ(ada.find("msExch"), std::string::npos);
    EXPECT_NE(ada.find("proxyAddresses: SMTP:ada.lovelace@contoso.test"), std::string::npos);
}

TEST_F(Slapd, KeepsItsDataAndPortsThroughACrash) {
    const auto server = started(settings(20));
    ASSERT_TRUE(server);
    const std::string url = server->ldapUrl();
    server->crash();
    EXPECT_FALSE(server->running());
    ASSERT_TRUE(server->restart().ok());
    EXPECT_EQ(server->ldapUrl(), url);
    EXPECT_EQ(count(search(*server, "(objectCategory=*)"), "dn:"), 20u);
}

TEST_F(Slapd, StopsCleanlyAndOnlyOnce) {
    const auto server = started(settings(10));
    ASSERT_TRUE(server);
    const auto pid = static_cast<pid_t>(server->pid());
    server->stop();
    server->stop();
    EXPECT_FALSE(server->running());
    EXPECT_EQ(::kill(pid, 0), -1);
}

TEST_F(Slapd, SaysWhyItDoesNotStart) {
    SlapdSettings wanted = settings(10);
    wanted.certificateFile = wanted.keyFile = wanted.caFile = "/nowhere.pem";
    const auto server = SlapdServer::start(wanted);
    ASSERT_FALSE(server.ok());
    EXPECT_EQ(server.error().code, ErrorCode::Unavailable);
}

TEST_F(Slapd, SaysWhichEntryCannotBeImported) {
    SlapdSettings wanted = settings(10);
    wanted.extraLdif = "dn: CN=Half,DC=contoso,DC=test\nobjectClass: noSuchClass\ncn: Half\n\n";
    const auto server = SlapdServer::start(wanted);
    ASSERT_FALSE(server.ok());
    EXPECT_NE(server.error().serverText.find("Half"), std::string::npos) << server.error().toLine();
}

/// Starts a server in a child process and reports the server's pid through the pipe; then waits to be killed.
[[noreturn]] void ownAServer(const SlapdSettings& wanted, int pipe) {
    const auto server = SlapdServer::start(wanted);
    const pid_t pid = server.ok() ? static_cast<pid_t>((*server)->pid()) : 0;
    if (::write(pipe, &pid, sizeof pid) != sizeof pid) ::_exit(1);
    for (;;) ::pause();
}

TEST_F(Slapd, DiesWithAnOwnerThatIsKilled) {
    const SlapdSettings wanted = settings(10);
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t owner = ::fork();
    if (owner == 0) ownAServer(wanted, pipe[1]);
    ASSERT_GT(owner, 0);
    pid_t server = 0;
    ASSERT_EQ(::read(pipe[0], &server, sizeof server), static_cast<ssize_t>(sizeof server));
    ASSERT_GT(server, 0);
    const int watched = static_cast<int>(::syscall(SYS_pidfd_open, server, 0));
    ASSERT_GE(watched, 0);
    ::kill(owner, SIGKILL);
    ::waitpid(owner, nullptr, 0);
    pollfd end{watched, POLLIN, 0};
    EXPECT_EQ(::poll(&end, 1, 10000), 1) << "slapd outlived its owner";
    for (const int each : {watched, pipe[0], pipe[1]}) ::close(each);
}

TEST(DirectorySchema, AllowsWhatTheClassesOfAnExchangeForestAllow) {
    const DirectorySchema schema(true, {});
    for (const std::string_view target : writebackTargets()) {
        EXPECT_TRUE(schema.allows("user", target)) << target;
        EXPECT_TRUE(schema.allows("inetOrgPerson", target)) << target;
    }
    EXPECT_FALSE(schema.allows("contact", "msExchArchiveStatus"));
    EXPECT_TRUE(schema.allows("contact", "proxyAddresses"));
    EXPECT_FALSE(schema.allows("contact", "sAMAccountName"));
}

TEST(DirectorySchema, HasGapsWhereTheyAreAskedFor) {
    const DirectorySchema schema(true, {{"msExchArchiveStatus", "inetOrgPerson"}, {"MAILNICKNAME", ""}});
    EXPECT_TRUE(schema.allows("user", "msExchArchiveStatus"));
    EXPECT_FALSE(schema.allows("inetOrgPerson", "msExchArchiveStatus"));
    EXPECT_FALSE(schema.has("mailNickname"));
    EXPECT_EQ(schema.definitions().find("mailNickname"), std::string::npos);
}

TEST(DirectorySchema, WithoutExchangeKeepsWhatActiveDirectoryHasItself) {
    const DirectorySchema schema(false, {});
    EXPECT_TRUE(schema.has("proxyAddresses"));
    EXPECT_TRUE(schema.has("legacyExchangeDN"));
    EXPECT_FALSE(schema.has("msExchArchiveStatus"));
    EXPECT_FALSE(schema.has("msDS-ExternalDirectoryObjectId"));
    EXPECT_EQ(schema.schemaPartition("DC=x").find("ms-Exch-Schema-Version-Pt"), std::string::npos);
}

}  // namespace
}  // namespace hs::sandbox
