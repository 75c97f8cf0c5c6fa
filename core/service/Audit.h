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

/// Saves a changed configuration, with the same words in its history as in the log.
inline Result<Configuration> saveAudited(EnginePorts& ports, const Configuration& configuration,
                                         const std::string& what, LogFields fields = {}) {
    HS_ASSIGN(Configuration saved, ports.store.saveConfiguration(configuration, {actorOf(ports, configuration), what}));
    audit(ports, saved, what, std::move(fields));
    return saved;
}

}  // namespace hs::service
