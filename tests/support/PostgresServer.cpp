#include "tests/support/PostgresServer.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QDir>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "core/store/Connection.h"
#include "tests/core/base/Expect.h"

namespace hs::test {

namespace {

constexpr uid_t nobody = 65534;

/// Where Debian keeps the newest server's programs.
std::string programs() {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const auto names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    EXPECT_FALSE(names.isEmpty()) << "Install the package postgresql: the store is tested on a real server.";
    return names.isEmpty() ? std::string() : versions.filePath(names.last()).toStdString() + "/bin/";
}

/// PostgreSQL refuses to run as root. The server ends with this process, however that ends.
std::string asServer() {
    const std::string other = "--reuid=65534 --regid=65534 --clear-groups";
    return "setpriv --pdeathsig=QUIT " + (::geteuid() == 0 ? other : std::string()) + " ";
}

}  // namespace

PostgresServer& PostgresServer::own() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() {
    std::string pattern = std::filesystem::temp_directory_path().string() + "/hybridsync-postgres-XXXXXX";
    directory_ = ::mkdtemp(pattern.data());
    if (::geteuid() == 0) { EXPECT_EQ(::chown(directory_.c_str(), nobody, nobody), 0); }
    const std::string make = "cd / && " + asServer() + programs() + "initdb -D " + directory_ +
                             "/data -U hybridsync -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu"
                             " --icu-locale=en --no-sync >" +
                             directory_ + "/initdb.log 2>&1";
    EXPECT_EQ(std::system(make.c_str()), 0) << directory_ << "/initdb.log";
    start();
}

void PostgresServer::start() {
    int words[2] = {};
    EXPECT_EQ(::pipe(words), 0);
    const std::string command = "cd / && exec " + asServer() + programs() + "postgres -D " + directory_ + "/data -k " +
                                directory_ + " -c listen_addresses= -c fsync=off -c full_page_writes=off" +
                                " -c max_connections=40 -c log_min_messages=log 2>&1";
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(words[1], STDOUT_FILENO);
        ::close(words[0]);
        ::close(words[1]);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(words[1]);
    std::string said;
    char letters[512];
    while (said.find("ready to accept connections") == std::string::npos) {
        const ssize_t read = ::read(words[0], letters, sizeof letters);
        if (read <= 0) break;
        said.append(letters, static_cast<std::size_t>(read));
    }
    ::close(words[0]);
    EXPECT_TRUE(holds(said, "ready to accept connections"));
}

PostgresServer::~PostgresServer() {
    if (process_ > 0) {
        ::kill(process_, SIGQUIT);
        ::waitpid(process_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::string PostgresServer::locationOf(const std::string& account, const std::string& database) const {
    return "postgresql://" + account + "@/" + database + "?host=" + directory_;
}

std::string PostgresServer::emptyDatabase() {
    const std::string location = locationOf("hybridsync", "postgres");
    const auto connection = Connection::open(Dialect::postgresql(), valueOf(StoreLocation::parse(location)),
                                             "the server's own", StoreLimits());
    EXPECT_TRUE(connection.ok()) << (connection.ok() ? std::string() : connection.error().toLine());
    if (connection.ok())
        expectOk((*connection)->execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public", "empty the database"));
    return location;
}

}  // namespace hs::test
