#include "app/sandbox/Sandbox.h"

#include <QDir>
#include <QTemporaryDir>

#include <csignal>
#include <filesystem>

#include "app/sandbox/PrivateFiles.h"
#include "app/sandbox/SandboxProfile.h"
#include "core/net/Certificates.h"

namespace hs::sandbox {

namespace {

/// A child inherits which signals are blocked. A program that waits for SIGTERM blocks it, and the directory server it
/// starts would never hear that it should end.
class OpenSignals {
public:
    OpenSignals() {
        sigset_t none;
        sigemptyset(&none);
        pthread_sigmask(SIG_SETMASK, &none, &before_);
    }
    ~OpenSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    OpenSignals(const OpenSignals&) = delete;
    OpenSignals& operator=(const OpenSignals&) = delete;

private:
    sigset_t before_{};
};

SeedSettings seedOf(const SandboxOptions& options) {
    SeedSettings settings;
    settings.users = options.users;
    settings.seed = options.seed;
    return settings;
}

}  // namespace

Result<std::unique_ptr<Sandbox>> Sandbox::start(const SandboxOptions& options, Clock& clock) {
    QTemporaryDir made(QDir::tempPath() + QStringLiteral("/hybridsync-sandbox-XXXXXX"));
    if (!made.isValid())
        return Error(ErrorCode::Denied, "The sandbox's directory cannot be made.")
            .saying(made.errorString().toStdString());
    made.setAutoRemove(false);
    std::unique_ptr<Sandbox> sandbox(new Sandbox(made.path().toStdString(), options, clock));
    sandbox->temporary_ = true;
    HS_TRY(sandbox->begin());
    return sandbox;
}

Result<std::unique_ptr<Sandbox>> Sandbox::startIn(const std::string& directory, const SandboxOptions& options,
                                                  Clock& clock) {
    HS_TRY(makePrivateDirectory(directory));
    std::unique_ptr<Sandbox> sandbox(new Sandbox(directory, options, clock));
    HS_TRY(sandbox->begin());
    return sandbox;
}

Sandbox::Sandbox(std::string directory, const SandboxOptions& options, Clock& clock)
    : options_(options), clock_(clock) {
    state_.id = std::filesystem::path(directory).filename().string();
    state_.directory = std::move(directory);
    state_.profile = "sandbox-" + state_.id;
    state_.profileDirectory = state_.directory + "/profile";
    state_.configuration = seedOf(options).upnSuffix;
    state_.users = options.users;
    state_.startedAt = clock.now();
}

Sandbox::~Sandbox() {
    tenant_.reset();
    slapd_.reset();
    if (!temporary_) return;
    [[maybe_unused]] const auto removed =
        removeDirectory(state_.directory);  // what stays is in the temporary directory
}

Result<void> Sandbox::begin() {
    for (const char* part : {"/secrets", "/tls", "/directory", "/profile"})
        HS_TRY(makePrivateDirectory(state_.directory + part));
    HS_TRY(makeCertificates());
    std::vector<Person> people = generatePeople(seedOf(options_));
    HS_TRY(startTenant(people));
    HS_TRY(startDirectory(std::move(people)));
    return makeSandboxProfile(state_, clock_);
}

Result<void> Sandbox::makeCertificates() {
    HS_ASSIGN(const net::CertificateAndKey authority,
              net::makeAuthority("Hybrid Sync Sandbox " + state_.id, clock_.now()));
    HS_ASSIGN(const net::CertificateAndKey server, net::makeServerCertificate(authority, {}, clock_.now()));
    certificatePem_ = server.certificatePem;
    privateKeyPem_ = server.privateKeyPem;
    state_.caFile = state_.directory + "/tls/ca.pem";  // the authority's own key is forgotten
    HS_TRY(writePrivately(state_.caFile, authority.certificatePem));
    HS_TRY(writePrivately(state_.directory + "/tls/server.pem", certificatePem_));
    return writePrivately(state_.directory + "/tls/server.key", privateKeyPem_);
}

Result<std::string> Sandbox::keepSecret(const std::string& name, const Secret& secret) {
    const std::string path = state_.directory + "/secrets/" + name;
    HS_TRY(writePrivately(path, secret.reveal()));  // no line end: ldapsearch -y takes every byte
    return path;
}

Result<void> Sandbox::startDirectory(std::vector<Person> people) {
    SlapdSettings settings;
    settings.directory = state_.directory + "/directory";
    settings.people = std::move(people);
    settings.exchangeSchema = options_.exchangeSchema;
    settings.durable = options_.durable;
    settings.caFile = state_.caFile;
    settings.certificateFile = state_.directory + "/tls/server.pem";
    settings.keyFile = state_.directory + "/tls/server.key";
    {
        const OpenSignals open;
        HS_ASSIGN(slapd_, SlapdServer::start(settings));
    }
    state_.ldapUrl = slapd_->ldapUrl();
    state_.ldapsUrl = slapd_->ldapsUrl();
    state_.baseDn = slapd_->baseDn();
    state_.bindDn = slapd_->serviceDn();
    state_.adminDn = slapd_->adminDn();
    HS_ASSIGN(state_.bindPasswordFile, keepSecret("directory-password", slapd_->servicePassword()));
    HS_ASSIGN(state_.adminPasswordFile, keepSecret("directory-admin-password", slapd_->adminPassword()));
    return {};
}

Result<void> Sandbox::startTenant(const std::vector<Person>& people) {
    TenantOptions options;
    options.seed = options_.seed;
    options.exchangeDelay = std::chrono::seconds(options_.exchangeDelaySeconds);
    options.accounts.clientSecret = randomToken();
    options.accounts.password = randomToken();
    options.doorSecret = randomToken();
    options.certificatePem = certificatePem_;
    options.privateKeyPem = privateKeyPem_;
    HS_ASSIGN(tenant_, Tenant::start(options, people, clock_));
    state_.graphUrl = tenant_->graphUrl();
    state_.authorityUrl = tenant_->authorityUrl();
    state_.tenantId = options.accounts.tenantId;
    state_.clientId = options.accounts.clientId;
    state_.consoleClientId = options.accounts.consoleClientId;
    state_.userName = options.accounts.userName;
    HS_ASSIGN(state_.clientSecretFile, keepSecret("client-secret", Secret(options.accounts.clientSecret)));
    HS_ASSIGN(state_.userPasswordFile, keepSecret("user-password", Secret(options.accounts.password)));
    HS_ASSIGN(state_.doorSecretFile, keepSecret("sandbox-secret", Secret(options.doorSecret)));
    return {};
}

}  // namespace hs::sandbox
