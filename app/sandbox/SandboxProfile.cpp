#include "app/sandbox/SandboxProfile.h"

#include "app/sandbox/PrivateFiles.h"
#include "core/base/Encoding.h"
#include "core/store/SqlStore.h"
#include "core/wiring/Profile.h"

namespace hs::sandbox {

Configuration sandboxConfiguration(const SandboxState& state) {
    Configuration configuration;
    configuration.name = state.configuration;
    // The template's name and 32 digits, as the service numbers its jobs; the same for one sandbox, another for the
    // next.
    std::string digits(16, '\0');
    for (std::size_t i = 0; i < digits.size(); ++i)
        digits[i] = static_cast<char>(fingerprint(state.directory, i) & 0xff);
    configuration.jobId = "AD2AADProvisioning." + toHex(digits);
    configuration.directory.url = state.ldapsUrl;
    configuration.directory.startTls = false;
    configuration.directory.baseDn = state.baseDn;
    configuration.directory.bindDn = state.bindDn;
    configuration.directory.passwordRef = "file:" + state.bindPasswordFile;
    configuration.directory.caFile = state.caFile;
    configuration.tenant.graphUrl = state.graphUrl;
    configuration.tenant.authorityUrl = state.authorityUrl;
    configuration.tenant.tenantId = state.tenantId;
    configuration.tenant.clientId = state.clientId;
    configuration.tenant.clientSecretRef = "file:" + state.clientSecretFile;
    configuration.tenant.consoleClientId = state.consoleClientId;
    configuration.tenant.caFile = state.caFile;
    return configuration;
}

Result<void> makeSandboxProfile(const SandboxState& state, Clock& clock) {
    HS_TRY(makePrivateDirectory(state.profileDirectory));
    const wiring::Profile profile{state.profile, state.profileDirectory};
    HS_ASSIGN(const auto store, SqlStore::open(profile.storePath(), clock));
    HS_ASSIGN(const Configuration saved, store->saveConfiguration(sandboxConfiguration(state)));
    return {};
}

}  // namespace hs::sandbox
