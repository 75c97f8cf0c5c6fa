#include <iostream>

#include "app/cli/Verbs.h"
#include "core/model/ConfigurationJson.h"

namespace hs::cli {

namespace {

/// What `configuration set` may change; only what was given is changed.
struct Wishes {
    std::string name;
    std::optional<std::string> writeback, deletion, mail;
    std::optional<int> threshold;
};

/// What `configuration create` collects.
struct Draft {
    service::ConfigurationDraft draft;
    std::string passwordFile, secretFile;
    std::vector<std::string> units;
};

QJsonObject documentOf(const service::ConfigurationSummary& summary) {
    QJsonObject document = toJson(summary.configuration);
    document[QStringLiteral("status")] = QString::fromStdString(summary.status);
    document[QStringLiteral("statusReason")] = QString::fromStdString(summary.statusReason);
    document[QStringLiteral("agent")] = QString::fromStdString(summary.agent);
    return document;
}

int list(Invocation& invocation) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto all = (*engine)->engine().configurations().list();
    if (!all.ok()) return invocation.fail(all.error());
    if (invocation.json) {
        QJsonArray documents;
        for (const auto& summary : *all) documents.append(documentOf(summary));
        return invocation.printJson(documents);
    }
    if (all->empty()) std::cout << "No configurations yet. Make one: hybridsync configuration create NAME …\n";
    Table table({"NAME", "STATUS", "EXCHANGE HYBRID WRITEBACK", "LAST RUN"});
    for (const auto& summary : *all)
        table.add({summary.configuration.name, summary.status,
                   summary.configuration.properties.exchangeHybridWriteback ? "Enabled" : "Disabled",
                   summary.lastRun ? toIso8601(summary.lastRun->startedAt) : "never"});
    if (!all->empty()) table.print();
    return Done;
}

int printOne(Invocation& invocation, const service::ConfigurationSummary& summary) {
    if (invocation.json) return invocation.printJson(documentOf(summary));
    const Configuration& c = summary.configuration;
    const Properties& p = c.properties;
    std::cout << c.name << "  (" << summary.status << ": " << summary.statusReason << ")\n"
              << "  Job ID                       " << c.jobId << '\n'
              << "  Directory                    " << c.directory.url << "  " << c.directory.baseDn << '\n'
              << "  Tenant                       " << c.tenant.graphUrl << "  " << c.tenant.tenantId << '\n'
              << "  Notification e-mail          " << (p.notificationEmail.empty() ? "(none)" : p.notificationEmail)
              << '\n'
              << "  Prevent accidental deletion  "
              << (p.preventAccidentalDeletion ? "On, threshold " + std::to_string(p.accidentalDeletionThreshold)
                                              : "Off")
              << '\n'
              << "  Exchange hybrid writeback    " << (p.exchangeHybridWriteback ? "Enabled" : "Disabled");
    if (p.writebackChangedAt != 0)
        std::cout << " since " << toIso8601(p.writebackChangedAt) << " by " << p.writebackChangedBy;
    std::cout << '\n' << std::flush;
    return Done;
}

int show(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto summary = (*engine)->engine().configurations().show(name);
    return summary.ok() ? printOne(invocation, *summary) : invocation.fail(summary.error());
}

int set(Invocation& invocation, const Wishes& wishes) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    auto& commands = (*engine)->engine().configurations();
    const auto summary = commands.show(wishes.name);
    if (!summary.ok()) return invocation.fail(summary.error());
    Properties properties = summary->configuration.properties;
    if (wishes.writeback) properties.exchangeHybridWriteback = *wishes.writeback == "on";
    if (wishes.deletion) properties.preventAccidentalDeletion = *wishes.deletion == "on";
    if (wishes.mail) properties.notificationEmail = *wishes.mail;
    if (wishes.threshold) properties.accidentalDeletionThreshold = *wishes.threshold;
    const auto saved =
        commands.updateProperties(wishes.name, summary->configuration.version, properties, invocation.stop());
    return saved.ok() ? show(invocation, wishes.name) : invocation.fail(saved.error());
}

int enable(Invocation& invocation, const std::string& name, bool enabled) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto saved = (*engine)->engine().configurations().setEnabled(name, enabled);
    return saved.ok() ? show(invocation, name) : invocation.fail(saved.error());
}

int remove(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto removed = (*engine)->engine().configurations().remove(name);
    if (!removed.ok()) return invocation.fail(removed.error());
    if (invocation.json)
        return invocation.printJson(QJsonObject{{QStringLiteral("deleted"), QString::fromStdString(name)}});
    std::cout << "Deleted " << name << ". Its journal stays.\n";
    return Done;
}

int create(Invocation& invocation, Draft wanted) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    SecretVault& vault = (*engine)->engine().ports().vault;
    const std::pair<std::string*, Secret*> secrets[] = {{&wanted.passwordFile, &wanted.draft.directoryPassword},
                                                        {&wanted.secretFile, &wanted.draft.clientSecret}};
    for (const auto& [path, target] : secrets) {
        auto secret = vault.read("file:" + *path);
        if (!secret.ok()) return invocation.fail(secret.error());
        *target = *std::move(secret);
    }
    wanted.draft.scope = ScopeSettings::ofUnits(wanted.units);
    const auto saved = (*engine)->engine().configurations().create(wanted.draft);
    return saved.ok() ? show(invocation, saved->name) : invocation.fail(saved.error());
}

void addCreate(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("create", "Connect a directory and a tenant");
    auto wanted = std::make_shared<Draft>();
    service::ConfigurationDraft& draft = wanted->draft;
    sub->add_option("NAME", draft.name, "Usually the domain, e.g. contoso.test")->required();
    sub->add_option("--directory-url", draft.directory.url, "ldaps://dc1.contoso.test, or ldap:// for StartTLS")
        ->required();
    sub->add_option("--base-dn", draft.directory.baseDn, "DC=contoso,DC=test")->required();
    sub->add_option("--bind-dn", draft.directory.bindDn, "The service account")->required();
    sub->add_option("--password-file", wanted->passwordFile, "A file, readable by you alone, with its password")
        ->required();
    sub->add_option("--directory-ca", draft.directory.caFile, "PEM of a CA to trust for the directory");
    sub->add_option("--graph-url", draft.tenant.graphUrl)->capture_default_str();
    sub->add_option("--authority-url", draft.tenant.authorityUrl)->capture_default_str();
    sub->add_option("--tenant-id", draft.tenant.tenantId)->required();
    sub->add_option("--client-id", draft.tenant.clientId)->required();
    sub->add_option("--client-secret-file", wanted->secretFile, "A file, readable by you alone")->required();
    sub->add_option("--tenant-ca", draft.tenant.caFile, "PEM of a CA to trust for the tenant");
    sub->add_option("--organizational-unit", wanted->units, "Only these subtrees (repeatable)");
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, wanted] { invocation.action = [&invocation, wanted] { return create(invocation, *wanted); }; });
}

void addSet(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("set", "Change the Basics of a configuration");
    auto wishes = std::make_shared<Wishes>();
    sub->add_option("NAME", wishes->name)->required();
    sub->add_option("--exchange-hybrid-writeback", wishes->writeback)->check(CLI::IsMember({"on", "off"}));
    sub->add_option("--notification-email", wishes->mail, "One address; \"\" for none");
    sub->add_option("--prevent-accidental-deletion", wishes->deletion)->check(CLI::IsMember({"on", "off"}));
    sub->add_option("--accidental-deletion-threshold", wishes->threshold);
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, wishes] { invocation.action = [&invocation, wishes] { return set(invocation, *wishes); }; });
}

}  // namespace

void addConfigurationVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("configuration", "Connections of a directory with a tenant");
    verb->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, const char* argument, auto work) {
        CLI::App* sub = verb->add_subcommand(name, help);
        auto value = std::make_shared<std::string>();
        if (argument != nullptr) sub->add_option(argument, *value)->required();
        invocation.addCommonOptions(*sub);
        sub->callback([&invocation, value, work] { invocation.action = [value, work] { return work(*value); }; });
    };
    add("list", "All of this profile", nullptr, [&invocation](const std::string&) { return list(invocation); });
    add("show", "One, with its Basics", "NAME",
        [&invocation](const std::string& name) { return show(invocation, name); });
    addCreate(*verb, invocation);
    addSet(*verb, invocation);
    addJobVerbs(*verb, invocation);
    add("enable", "Let its cycles run", "NAME",
        [&invocation](const std::string& name) { return enable(invocation, name, true); });
    add("disable", "Stop its cycles", "NAME",
        [&invocation](const std::string& name) { return enable(invocation, name, false); });
    add("delete", "Delete it at once; the journal stays", "NAME",
        [&invocation](const std::string& name) { return remove(invocation, name); });
    addHistoryVerbs(*verb, invocation);
}

}  // namespace hs::cli
