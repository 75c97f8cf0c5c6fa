#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// Tries settings before they are saved, and saved ones for `doctor`: each check a Step that says what to do.
class ConnectionTester {
public:
    explicit ConnectionTester(EnginePorts& ports) : ports_(ports) {}

    Result<ConnectionTest> testDirectory(const DirectorySettings& settings, const Secret& password,
                                         std::stop_token stop);
    Result<ConnectionTest> testTenant(const TenantSettings& settings, const Secret& clientSecret, std::stop_token stop);

    /// Store, log, right to write, directory, schema, tenant, agent version; every check runs even when another fails.
    Result<std::vector<Step>> doctor(const std::string& name, std::stop_token stop);

private:
    ConnectionTest tryDirectory(Result<std::unique_ptr<Endpoint>> endpoint, const std::string& baseDn,
                                std::stop_token stop);
    Step lookAtLog(std::stop_token stop);
    Step lookAtRight();
    ConnectionTest tryTenant(Result<std::unique_ptr<Endpoint>> endpoint, std::stop_token stop);

    EnginePorts& ports_;
};

}  // namespace hs::service
