#include "tests/core/wiring/SandboxRig.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>
#include <fstream>

#include "app/sandbox/SandboxProfile.h"
#include "core/wiring/TenantSignIn.h"

namespace hs::wiring {

namespace {

net::HttpSettings trusting(const std::string& caFile) {
    net::HttpSettings http;
    http.caFile = caFile;
    return http;
}

}  // namespace

Administrator::Administrator(const std::string& caFile) : browser(trusting(caFile)) {}

Result<void> Administrator::open(const std::string& url) {
    ++visits;
    if (declines)
        browser.comeBack = [this](const std::string& redirect) {
            const std::string state = redirect.substr(redirect.find("state="));
            browser.follow(redirect.substr(0, redirect.find('?')) + "?error=access_denied&" + state);
        };
    return browser.open(url + "&sandbox_approve=1");
}

WithSandbox::WithSandbox() = default;

void WithSandbox::SetUp() {
    sandbox::SandboxOptions options;
    options.users = 20;
    options.exchangeDelaySeconds = 0;
    auto started = sandbox::Sandbox::start(options, clock_);
    ASSERT_TRUE(started.ok()) << started.error().toLine();
    sandbox_ = *std::move(started);
    sandbox::SeedSettings seed;
    seed.users = options.users;
    people_ = sandbox::generatePeople(seed);
    configuration_ = sandbox::sandboxConfiguration(sandbox_->state());
    tenant_ = configuration_.tenant;
    vault_ = std::make_unique<FileVault>(home_.filePath(QStringLiteral("vault")).toStdString());
    administrator_ = std::make_unique<Administrator>(sandbox_->state().caFile);
}

void WithSandbox::populateTenant() {
    const auto done = sandbox_->tenant().state().open().provision(people_);
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().toLine());
}

Result<std::size_t> WithSandbox::usersOf(EndpointReader& endpoint) {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::InetOrgPerson};
    query.attributes = {"displayName"};
    std::size_t users = 0;
    HS_TRY(endpoint.read(query,
                         [&users](std::vector<Object>&& page) {
                             users += page.size();
                             return Result<void>();
                         },
                         {}));
    return users;
}

std::string WithSandbox::keptRefreshToken() {
    const auto secret = vault_->read("vault:signin/" + signInKey(tenant_));
    if (!secret.ok()) return {};
    const QByteArray text = QByteArray::fromStdString(std::string(secret->reveal()));
    return QJsonDocument::fromJson(text).object()[QStringLiteral("refreshToken")].toString().toStdString();
}

std::vector<std::string> WithSandbox::filesHolding(const std::string& text, const std::string& directory) {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (content.find(text) != std::string::npos) found.push_back(entry.path().string());
    }
    return found;
}

}  // namespace hs::wiring
