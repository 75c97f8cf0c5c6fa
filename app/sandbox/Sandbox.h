#pragma once

#include <memory>
#include <string>

#include "app/sandbox/SandboxOptions.h"
#include "app/sandbox/SandboxState.h"
#include "app/sandbox/directory/SlapdServer.h"
#include "app/sandbox/tenant/Tenant.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// A whole world on loopback: a directory with people, an empty tenant that knows them, and a profile with one
/// configuration that connects the two. Everything lies in one private directory and ends with this object.
/// Start it on the main thread (see OwnedProcess). Borrows the clock.
class Sandbox {
public:
    /// In a temporary directory of its own, which goes with it.
    static Result<std::unique_ptr<Sandbox>> start(const SandboxOptions& options, Clock& clock);

    /// In this directory, which stays: whoever made it removes it.
    static Result<std::unique_ptr<Sandbox>> startIn(const std::string& directory, const SandboxOptions& options,
                                                    Clock& clock);

    ~Sandbox();  ///< stops both servers

    const SandboxState& state() const { return state_; }
    SlapdServer& directory() { return *slapd_; }
    Tenant& tenant() { return *tenant_; }

private:
    Sandbox(std::string directory, const SandboxOptions& options, Clock& clock);

    Result<void> begin();
    Result<void> makeCertificates();
    Result<void> startDirectory(std::vector<Person> people);
    Result<void> startTenant(const std::vector<Person>& people);
    Result<std::string> keepSecret(const std::string& name, const Secret& secret);

    SandboxOptions options_;
    Clock& clock_;
    SandboxState state_;
    bool temporary_ = false;
    std::string certificatePem_, privateKeyPem_;
    std::unique_ptr<SlapdServer> slapd_;
    std::unique_ptr<Tenant> tenant_;
};

}  // namespace hs::sandbox
