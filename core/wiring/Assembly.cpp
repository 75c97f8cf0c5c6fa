#include "core/wiring/Assembly.h"

#include <pwd.h>
#include <unistd.h>
#include <QRandomGenerator>

#include "core/service/Ownership.h"
#include "core/store/SqlStore.h"
#include "core/vault/OpenVault.h"
#include "core/wiring/LocalConnector.h"
#include "core/wiring/SmtpMailer.h"

namespace hs::wiring {

namespace {

std::string hostName() {
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    return name;
}

std::string userName() {
    char buffer[4096];
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer, sizeof buffer, &found) == 0 && found != nullptr) return found->pw_name;
    return std::to_string(::getuid());
}

void fillRandom(std::uint8_t* bytes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<std::uint8_t>(QRandomGenerator::system()->generate() & 0xFF);
}

}  // namespace

struct Assembly::Parts {
    std::string agentSocket;  // empty in the agent itself
    bool follows = false;
    SystemClock clock;
    NullLog silence;
    Log* log = nullptr;
    std::unique_ptr<SqlStore> store;
    std::unique_ptr<SecretVault> vault;
    std::unique_ptr<TenantTokens> tokens;
    std::unique_ptr<TenantSignIn> signIn;
    std::unique_ptr<LocalConnector> connector;
    service::EventRelay events;
    SmtpMailer mailer{clock};
    std::unique_ptr<service::Ownership> ownership;
    std::unique_ptr<service::Engine> engine;
    std::unique_ptr<service::LocalClient> client;  // last: its lanes use all of the above
};

Result<std::unique_ptr<Assembly>> Assembly::open(const Profile& profile, const AssemblyOptions& options) {
    auto parts = std::make_unique<Parts>();
    if (!options.isAgent) parts->agentSocket = profile.agentSocketPath();
    parts->follows = options.isConsole;
    parts->log = options.log != nullptr ? options.log : &parts->silence;
    HS_ASSIGN(const std::string store, profile.storeLocation());
    HS_ASSIGN(parts->store, SqlStore::open(store, parts->clock));
    parts->vault = openVault(profile.vaultPath(), options.preferKeychain);
    parts->tokens = std::make_unique<TenantTokens>(parts->clock);
    parts->signIn = std::make_unique<TenantSignIn>(*parts->vault, options.browser, parts->clock, *parts->log);
    parts->connector = std::make_unique<LocalConnector>(
        *parts->vault, *parts->tokens, options.isConsole ? parts->signIn.get() : nullptr, parts->clock, *parts->log);
    service::EnginePorts ports{*parts->store, *parts->connector, *parts->vault, *parts->signIn,
                               parts->clock,  *parts->log,       parts->events, parts->mailer,
                               fillRandom,    hostName(),        userName()};
    ports.isConsole = options.isConsole;
    ports.processId = ::getpid();
    ports.startedAt = parts->clock.now();
    parts->ownership = std::make_unique<service::Ownership>(*parts->store, parts->clock, *parts->log, ports.host);
    ports.ownership = parts->ownership.get();
    parts->engine = std::make_unique<service::Engine>(std::move(ports));
    return std::unique_ptr<Assembly>(new Assembly(std::move(parts)));
}

Assembly::Assembly(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Assembly::~Assembly() = default;

service::Engine& Assembly::engine() { return *parts_->engine; }
service::EventRelay& Assembly::events() { return parts_->events; }

service::Client& Assembly::client() {
    if (!parts_->client) {
        std::unique_ptr<service::AgentLink> link;
        if (!parts_->agentSocket.empty())
            link = std::make_unique<service::AgentLink>(parts_->agentSocket, parts_->clock, parts_->events);
        if (link && parts_->follows) link->follow();
        parts_->client = std::make_unique<service::LocalClient>(*parts_->engine, parts_->events, std::move(link));
    }
    return *parts_->client;
}

}  // namespace hs::wiring
