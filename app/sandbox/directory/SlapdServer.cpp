#include "app/sandbox/directory/SlapdServer.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "app/sandbox/directory/DirectorySeed.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr int startAttempts = 5;
constexpr int startMilliseconds = 20000;

Secret randomPassword() {
    static constexpr std::string_view letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    std::string password;
    for (int i = 0; i < 28; ++i)
        password += letters[QRandomGenerator::system()->bounded(static_cast<quint32>(letters.size()))];
    return Secret(std::move(password));
}

/// {SSHA} of RFC 2307 and slapd.conf(5): salted SHA-1. Enough for random passwords of 160 bits.
std::string storedForm(const Secret& password) {
    std::string salt;
    for (int i = 0; i < 8; ++i) salt += static_cast<char>(QRandomGenerator::system()->bounded(256));
    const std::string_view bytes = password.reveal();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    hash.addData(QByteArrayView(salt.data(), static_cast<qsizetype>(salt.size())));
    return "{SSHA}" + toBase64(hash.result().toStdString() + salt);
}

/// Two ports that nobody listens on at this moment. Another program may take them before slapd does: the caller
/// retries.
Result<std::array<std::uint16_t, 2>> freePorts() {
    std::array<std::uint16_t, 2> ports{};
    std::array<int, 2> sockets{-1, -1};
    bool found = true;
    for (std::size_t i = 0; i < ports.size(); ++i) {  // both held at once, so that they differ
        sockets[i] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        found = found && sockets[i] >= 0 &&
                ::bind(sockets[i], reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                ::getsockname(sockets[i], reinterpret_cast<sockaddr*>(&address), &size) == 0;
        ports[i] = ntohs(address.sin_port);
    }
    for (const int socket : sockets)
        if (socket >= 0) ::close(socket);
    if (!found) return Error(ErrorCode::Unavailable, "no free port on loopback");
    return ports;
}

bool accepts(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

}  // namespace

SlapdServer::SlapdServer(const SlapdSettings& settings)
    : files_(QDir(QString::fromStdString(settings.directory)).absolutePath().toStdString()),
      baseDn_(settings.baseDn),
      ldapPort_(settings.ldapPort),
      ldapsPort_(settings.ldapsPort),
      fixedPorts_(settings.ldapPort != 0),
      tls_(!settings.certificateFile.empty()),
      servicePassword_(randomPassword()),
      readerPassword_(randomPassword()),
      adminPassword_(randomPassword()) {
    accounts_.adminDn = "CN=admin," + baseDn_;
    accounts_.adminPasswordHash = storedForm(adminPassword_);
    accounts_.serviceDn = "CN=svc-hybridsync,OU=Service Accounts," + baseDn_;
}

SlapdServer::~SlapdServer() { stop(); }

Result<std::unique_ptr<SlapdServer>> SlapdServer::start(const SlapdSettings& settings) {
    std::unique_ptr<SlapdServer> server(new SlapdServer(settings));
    HS_TRY(server->prepare(settings));
    HS_TRY(server->importSeed());
    HS_TRY(server->listen());
    return server;
}

Result<void> SlapdServer::prepare(const SlapdSettings& settings) {
    QDir database(QString::fromStdString(files_.database));
    if (!database.removeRecursively() || !database.mkpath(QStringLiteral(".")))
        return Error(ErrorCode::Denied, "the sandbox's directory cannot be made").on(files_.database);
    ::chmod(QFile::encodeName(QString::fromStdString(settings.directory)).constData(), 0700);
    const DirectorySchema schema(settings.exchangeSchema, settings.schemaGaps);
    const std::string auxiliary = settings.faults.empty() ? "" : "errAuxObject";
    HS_TRY(writePrivateFile(files_.schema, schema.definitions() + schema.contentRules(auxiliary)));
    HS_TRY(writePrivateFile(files_.rootDse, rootDse(baseDn_)));
    HS_TRY(writePrivateFile(files_.configuration, slapdConfiguration(settings, schema, files_, accounts_)));
    return writeDirectorySeed(files_.seed, settings, schema,
                              {serviceDn(), storedForm(servicePassword_), readerDn(), storedForm(readerPassword_)});
}

Result<void> SlapdServer::importSeed() {
    HS_ASSIGN(const QString program, installedProgram(QStringLiteral("slapadd"), "slapd"));
    OwnedProcess import;
    const QString log = QString::fromStdString(files_.log);
    HS_TRY(import.start(program,
                        {QStringLiteral("-q"), QStringLiteral("-f"), QString::fromStdString(files_.configuration),
                         QStringLiteral("-l"), QString::fromStdString(files_.seed)},
                        log));
    const bool ended = import.waitForEnd(-1);
    QFile::remove(QString::fromStdString(files_.seed));
    if (!ended || import.exitCode() != 0)
        return Error(ErrorCode::Unavailable, "the people could not be imported into the sandbox's directory")
            .saying(lastWords());
    return {};
}

Result<void> SlapdServer::listen() {
    Result<void> result;
    for (int attempt = 0; attempt < startAttempts; ++attempt) {
        if (!fixedPorts_) {
            HS_ASSIGN(const auto ports, freePorts());
            ldapPort_ = ports[0];
            ldapsPort_ = ports[1];
        }
        result = launch();
        if (result.ok()) fixedPorts_ = true;  // a restart keeps them
        if (fixedPorts_) break;
    }
    return result;
}

Result<void> SlapdServer::launch() {
    HS_ASSIGN(const QString program, installedProgram(QStringLiteral("slapd"), "slapd"));
    const QString pidFile = QString::fromStdString(files_.pid);
    QFile::remove(pidFile);
    std::string urls = ldapUrl();
    if (tls_) urls.append(" ").append(ldapsUrl());
    HS_TRY(process_.start(
        program,
        {QStringLiteral("-d"), QStringLiteral("0"), QStringLiteral("-f"), QString::fromStdString(files_.configuration),
         QStringLiteral("-h"), QString::fromStdString(urls)},
        QString::fromStdString(files_.log)));
    // slapd writes its pid file when every port is bound and the database is open, and ends when one of that fails: so
    // nobody else who happens to use our port can be taken for it. It listens a moment later.
    for (int waited = 0; waited < startMilliseconds; waited += 3) {
        if (process_.waitForEnd(3)) break;
        QFile file(pidFile);
        if (!file.open(QIODevice::ReadOnly) || file.readAll().trimmed().toLongLong() != process_.pid()) continue;
        if (accepts(ldapPort_) && (!tls_ || accepts(ldapsPort_))) return {};
    }
    process_.kill();
    return Error(ErrorCode::Unavailable, "the sandbox's directory server does not start").on(urls).saying(lastWords());
}

std::string SlapdServer::lastWords() const {
    QFile file(QString::fromStdString(files_.log));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().trimmed().right(2000).toStdString();
}

std::string SlapdServer::ldapUrl() const { return "ldap://127.0.0.1:" + std::to_string(ldapPort_); }

std::string SlapdServer::ldapsUrl() const {
    return tls_ ? "ldaps://127.0.0.1:" + std::to_string(ldapsPort_) : std::string();
}

std::string SlapdServer::readerDn() const { return "CN=svc-reader,OU=Service Accounts," + baseDn_; }

void SlapdServer::stop() { process_.stop(); }
void SlapdServer::crash() { process_.kill(); }
void SlapdServer::pause() { process_.pause(); }
void SlapdServer::resume() { process_.resume(); }

Result<void> SlapdServer::restart() {
    stop();
    return listen();
}

}  // namespace hs::sandbox
