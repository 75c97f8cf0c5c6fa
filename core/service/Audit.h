#pragma once

#include <string>

#include "core/model/ConfigurationVersion.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// Who acts: the person signed in to the tenant, else the user of this process.
inline std::string actorOf(EnginePorts& ports, const Configuration& configuration) {
    const auto account = ports.signIn.account(configuration.tenant);
    return account ? account->name : ports.userName;
}

/// One line in the log for everything that changes a setting: who, on which configuration, what.
inline void audit(EnginePorts& ports, const Configuration& configuration, const std::string& what,
                  LogFields fields = {}) {
    fields.insert(fields.begin(), {{"audit", what}, {"configuration", configuration.name}});
    fields.emplace_back("by", actorOf(ports, configuration));
    ports.log.info("Audit: " + what, fields);
}

/// A configuration that somebody is about to change, if it is still the version they looked at; 0 = whatever is stored.
/// Errors: NotFound, Conflict, which tells them to do it again ("save", "apply", "restore").
inline Result<Configuration> unchangedSince(EnginePorts& ports, const std::string& name, std::int64_t version,
                                            const char* again) {
    HS_ASSIGN(Configuration configuration, ports.store.configuration(name));
    if (version == 0 || version == configuration.version) return configuration;
    return Error(ErrorCode::Conflict, "Someone else changed '" + name + "' since you opened it.")
        .on(name)
        .next(std::string("Refresh, look at what changed, and ") + again + " again.");
}

/// Saves a changed configuration, with the same words in its history as in the log.
inline Result<Configuration> saveAudited(EnginePorts& ports, const Configuration& configuration,
                                         const std::string& what, LogFields fields = {}) {
    HS_ASSIGN(Configuration saved, ports.store.saveConfiguration(configuration, {actorOf(ports, configuration), what}));
    audit(ports, saved, what, std::move(fields));
    return saved;
}

}  // namespace hs::service
