#include "core/service/LogCommands.h"

namespace hs::service {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

}

Result<std::int64_t> LogCommands::retain(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    if (configuration.logRetentionDays <= 0) return std::int64_t{0};
    const UnixMillis time = ports_.clock.now() - configuration.logRetentionDays * dayMs;
    HS_ASSIGN(const std::int64_t forgotten, ports_.store.forgetBefore(name, time));
    if (forgotten > 0)
        ports_.log.info("Retention: old entries of the provisioning log forgotten",
                        {{"configuration", name}, {"entries", std::to_string(forgotten)}, {"before", toIso8601(time)}});
    return forgotten;
}

}  // namespace hs::service
