#pragma once

#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>

#include "core/ports/Connector.h"
#include "core/service/Engine.h"
#include "core/store/SqlStore.h"
#include "tests/world/EventRecorder.h"
#include "tests/world/ExchangeSchema.h"
#include "tests/world/FakeClock.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::service::test {

/// Hands every call on to an endpoint that outlives it, as each command gets an endpoint of its own.
class LentEndpoint final : public Endpoint {
public:
    using ReadHook = std::function<void(std::stop_token)>;
    LentEndpoint(Endpoint& owner, ReadHook onRead) : owner_(owner), onRead_(std::move(onRead)) {}
    EndpointTraits traits() const override { return owner_.traits(); }
    Result<Schema> schema(std::stop_token stop) override { return owner_.schema(stop); }
    Result<void> read(const Query& query, const PageSink& page, std::stop_token stop) override {
        if (onRead_) onRead_(stop);
        return owner_.read(query, page, stop);
    }
    Result<std::vector<Object>> fetch(const Query& query, std::span<const std::string> ids,
                                      std::stop_token stop) override {
        return owner_.fetch(query, ids, stop);
    }
    Result<Object> at(const Query& query, const std::string& name, std::stop_token stop) override {
        return owner_.at(query, name, stop);
    }
    Result<std::vector<Object>> find(const Query& query, const AttributeName& attribute, const Value& value,
                                     std::stop_token stop) override {
        return owner_.find(query, attribute, value, stop);
    }
    Result<std::vector<Object>> search(const std::string& text, std::size_t limit, std::stop_token stop) override {
        return owner_.search(text, limit, stop);
    }
    Result<std::vector<Object>> searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                 std::stop_token stop) override {
        return owner_.searchContainers(kind, text, limit, stop);
    }
    Result<std::string> watermark(const Query& query, std::stop_token stop) override {
        return owner_.watermark(query, stop);
    }
    Result<std::string> changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                std::stop_token stop) override {
        return owner_.changes(query, since, page, stop);
    }
    Result<void> apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) override {
        return owner_.apply(changes, receipt, stop);
    }

private:
    Endpoint& owner_;
    ReadHook onRead_;
};

/// Two sides in memory, and a wrong password when a test says so.
class MemoryConnector final : public Connector {
public:
    world::MemoryEndpoint directorySide{Side::Directory};
    world::MemoryEndpoint cloudSide{Side::Cloud};
    std::optional<Error> directoryRefuses, cloudRefuses;
    LentEndpoint::ReadHook onRead;  ///< before everything is read, of either side

    Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings&) override {
        return lend(directorySide, directoryRefuses);
    }
    Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings&) override { return lend(cloudSide, cloudRefuses); }
    Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings&, const Secret&) override {
        return lend(directorySide, directoryRefuses);
    }
    Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings&, const Secret&) override {
        return lend(cloudSide, cloudRefuses);
    }

private:
    Result<std::unique_ptr<Endpoint>> lend(Endpoint& side, const std::optional<Error>& refusal) {
        if (refusal) return *refusal;
        return std::unique_ptr<Endpoint>(std::make_unique<LentEndpoint>(side, onRead));
    }
};

class MemoryVault final : public SecretVault {
public:
    std::map<std::string, std::string> secrets;

    Result<Secret> read(const std::string& reference) override {
        const auto found = secrets.find(reference);
        if (found == secrets.end()) return Error(ErrorCode::NotFound, "There is no secret " + reference);
        return Secret(found->second);
    }
    Result<std::string> write(const std::string& key, const Secret& secret) override {
        secrets["vault:" + key] = std::string(secret.reveal());
        return "vault:" + key;
    }
    Result<void> erase(const std::string& reference) override {
        secrets.erase(reference);
        return {};
    }
};

class NobodySignedIn final : public SignIn {
public:
    std::optional<Account> person;

    Result<Account> signIn(const TenantSettings&, std::stop_token) override {
        person = Account{"admin@contoso.test", "tenant", 1};
        return *person;
    }
    Result<void> signOut(const TenantSettings&) override {
        person.reset();
        return {};
    }
    std::optional<Account> account(const TenantSettings&) override { return person; }
};

/// Keeps every message instead of sending it.
class RecordingMailer final : public Mailer {
public:
    struct Sent {
        MailSettings settings;
        std::string password;
        MailMessage message;
    };
    std::vector<Sent> sent;
    std::optional<Error> refuses;

    Result<void> send(const MailSettings& settings, const Secret& password, const MailMessage& message,
                      std::stop_token) override {
        if (refuses) return *refuses;
        sent.push_back({settings, std::string(password.reveal()), message});
        return {};
    }
};

/// An engine over all of that, with one configuration named contoso.test.
class Office {
public:
    Office() {
        connector.directorySide.liveSchema = world::exchangeSchema();
        connector.directorySide.server = "dc1.contoso.test";
        Object base;
        base.name = "DC=contoso,DC=test";
        connector.directorySide.put(base);
        Configuration configuration;
        configuration.name = "contoso.test";
        configuration.directory = {"ldaps://dc1.contoso.test", true, "DC=contoso,DC=test", "CN=svc", "vault:d", ""};
        configuration.tenant.tenantId = "tenant";
        configuration.tenant.clientId = "client";
        (void)store->saveConfiguration(configuration).ok();
    }

    static ConfigurationDraft draft(const std::string& name) {
        ConfigurationDraft draft;
        draft.name = name;
        draft.directory = {"ldaps://dc1." + name, true, "DC=fabrikam,DC=test", "CN=svc", "", ""};
        draft.tenant.tenantId = "tenant";
        draft.tenant.clientId = "client";
        draft.directoryPassword = Secret("directory password");
        draft.clientSecret = Secret("client secret");
        return draft;
    }

    /// Ada, with mail, in the directory.
    std::string addAda() {
        Object ada;
        ada.objectClass = ObjectClass::User;
        ada.name = "CN=Ada Lovelace,DC=contoso,DC=test";
        for (const auto& [name, value] : {std::pair{"cn", "Ada Lovelace"}, std::pair{"displayName", "Ada Lovelace"},
                                          std::pair{"mail", "ada@contoso.test"}, std::pair{"sAMAccountName", "ada"},
                                          std::pair{"userPrincipalName", "ada@contoso.test"}})
            ada.set(name, std::string(value));
        ada.set("userAccountControl", Value::integer(512));
        return connector.directorySide.put(ada).name;
    }

    QTemporaryDir folder;
    world::FakeClock clock;
    NullLog log;
    world::EventRecorder events;
    MemoryConnector connector;
    MemoryVault vault;
    NobodySignedIn signIn;
    RecordingMailer mailer;
    std::unique_ptr<SqlStore> store =
        std::move(SqlStore::open(folder.path().toStdString() + "/store.db", clock)).value();
    Engine engine{
        EnginePorts{*store, connector, vault, signIn, clock, log, events, mailer,
                    [](std::uint8_t* bytes, std::size_t count) { std::fill_n(bytes, count, std::uint8_t{7}); },
                    "host.contoso.test", "root"}};
};

}  // namespace hs::service::test
