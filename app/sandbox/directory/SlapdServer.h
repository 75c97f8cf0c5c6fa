#pragma once

#include <memory>
#include <string>

#include "app/sandbox/directory/OwnedProcess.h"
#include "app/sandbox/directory/SlapdConfiguration.h"
#include "app/sandbox/directory/SlapdSettings.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs::sandbox {

/// A real OpenLDAP server on loopback that plays a domain controller with an Exchange schema: for trying the product
/// out and for its tests. Runs as whoever starts it, needs no configuration of the machine, and any number run side by
/// side. It dies with the program that started it; start it from the main thread (see OwnedProcess).
class SlapdServer {
public:
    /// Writes configuration and schema, imports the people and waits until the server listens. A database that is
    /// already in the directory is replaced.
    /// Errors: Unavailable (slapd is not installed or does not start; its own words are in the error), Denied (files).
    static Result<std::unique_ptr<SlapdServer>> start(const SlapdSettings& settings);

    ~SlapdServer();

    std::string ldapUrl() const;   ///< ldap://127.0.0.1:port, with StartTLS when there is a certificate
    std::string ldapsUrl() const;  ///< ldaps://127.0.0.1:port; empty without a certificate
    const std::string& baseDn() const { return baseDn_; }

    /// May read everything and write the eight attributes of Exchange hybrid writeback; nothing else.
    const std::string& serviceDn() const { return accounts_.serviceDn; }
    const Secret& servicePassword() const { return servicePassword_; }
    /// May read everything.
    std::string readerDn() const;
    const Secret& readerPassword() const { return readerPassword_; }
    /// May do everything, without limits.
    const std::string& adminDn() const { return accounts_.adminDn; }
    const Secret& adminPassword() const { return adminPassword_; }

    qint64 pid() const { return process_.pid(); }
    bool running() const { return process_.running(); }

    /// Ends the server in order. Safe to call twice.
    void stop();
    /// Ends it as a power cut would.
    void crash();
    /// Freezes it: connections stay, answers do not come. And thaws it.
    void pause();
    void resume();
    /// Starts it again after stop or crash, on the same ports and the same data.
    Result<void> restart();

private:
    explicit SlapdServer(const SlapdSettings& settings);

    Result<void> prepare(const SlapdSettings& settings);
    Result<void> importSeed();
    Result<void> listen();
    Result<void> launch();
    std::string lastWords() const;

    SlapdFiles files_;
    SlapdAccounts accounts_;
    std::string baseDn_;
    std::uint16_t ldapPort_, ldapsPort_;
    bool fixedPorts_;
    bool tls_;
    Secret servicePassword_, readerPassword_, adminPassword_;
    OwnedProcess process_;
};

}  // namespace hs::sandbox
