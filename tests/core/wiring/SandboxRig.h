#pragma once

#include <gtest/gtest.h>
#include <QTemporaryDir>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "app/sandbox/Sandbox.h"
#include "core/base/Log.h"
#include "core/model/Configuration.h"
#include "core/ports/BrowserOpener.h"
#include "core/ports/Endpoint.h"
#include "core/vault/FileVault.h"
#include "tests/core/auth/PlayedBrowser.h"

namespace hs::wiring {

/// The tenant's administrator in front of a browser: agrees to every sign-in.
class Administrator final : public BrowserOpener {
public:
    explicit Administrator(const std::string& caFile);
    Result<void> open(const std::string& url) override;
    /// Comes back with the answer of somebody who pressed Cancel.
    bool declines = false;
    int visits = 0;
    auth::PlayedBrowser browser;
};

/// A sandbox in this process, with a vault and a log of the test's own.
class WithSandbox : public ::testing::Test {
protected:
    WithSandbox();
    void SetUp() override;

    /// As if a cycle had brought everybody to the tenant.
    void populateTenant();
    const std::vector<sandbox::Person>& people() const { return people_; }
    /// How many users the endpoint reads, or the error.
    static Result<std::size_t> usersOf(EndpointReader& endpoint);

    /// The refresh token the vault holds for the person; empty without one.
    std::string keptRefreshToken();
    /// Every file below `directory` that holds the text.
    static std::vector<std::string> filesHolding(const std::string& text, const std::string& directory);

    SystemClock clock_;
    QTemporaryDir home_;
    std::ostringstream logged_;
    StreamLog log_{logged_, LogLevel::Debug};
    std::unique_ptr<sandbox::Sandbox> sandbox_;
    std::vector<sandbox::Person> people_;
    Configuration configuration_;
    TenantSettings tenant_;
    std::unique_ptr<FileVault> vault_;
    std::unique_ptr<Administrator> administrator_;
};

}  // namespace hs::wiring
