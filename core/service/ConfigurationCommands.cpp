#include "core/service/ConfigurationCommands.h"

#include "core/base/Encoding.h"
#include "core/model/Dn.h"
#include "core/service/Audit.h"
#include "core/service/JobCommands.h"
#include "core/service/JobWords.h"
#include "core/service/RunHistory.h"
#include "core/sync/DefaultRules.h"
#include "core/sync/MappingCheck.h"
#include "core/sync/Scope.h"

namespace hs::service {

namespace {

Error invalid(std::string message, std::string field, std::string next) {
    return Error(ErrorCode::InvalidInput, std::move(message)).attributeNamed(std::move(field)).next(std::move(next));
}

Result<void> validateName(const std::string& name) {
    if (name.empty() || name.size() > 200)
        return invalid("A configuration needs a name of 1 to 200 characters.", "name",
                       "Give it the name of the domain, e.g. contoso.test.");
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\')
            return invalid("The name '" + name + "' has a character that names cannot have.", "name",
                           "Use letters, digits, dots and hyphens.");
    return {};
}

Result<void> validateConnection(const DirectorySettings& directory, const TenantSettings& tenant) {
    const auto startsWith = [](const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; };
    if (!startsWith(directory.url, "ldap://") && !startsWith(directory.url, "ldaps://"))
        return invalid("The directory address '" + directory.url + "' is not an LDAP URL.", "url",
                       "Write ldaps://dc1.contoso.test, or ldap://dc1.contoso.test for StartTLS.");
    const auto base = Dn::parse(directory.baseDn);
    if (!base || directory.baseDn.empty())
        return invalid("The base '" + directory.baseDn + "' is not a distinguished name.", "baseDn",
                       "Write the domain's, e.g. DC=contoso,DC=test.");
    for (const std::string* url : {&tenant.graphUrl, &tenant.authorityUrl})
        if (!startsWith(*url, "https://") && !startsWith(*url, "http://127.0.0.1"))
            return invalid("The tenant address '" + *url + "' is not an https URL.", "graphUrl",
                           "Write https://graph.microsoft.com.");
    if (tenant.tenantId.empty())
        return invalid("The tenant id is missing.", "tenantId", "Copy it from the Entra portal.");
    if (tenant.clientId.empty())
        return invalid("The application (client) id is missing.", "clientId", "Copy it from the app registration.");
    return {};
}

/// What an audit line says of a change of the Basics.
LogFields changesOf(const Properties& before, const Properties& after) {
    LogFields fields;
    const auto note = [&fields](const char* name, const std::string& was, const std::string& is) {
        if (was != is) fields.emplace_back(name, was + " -> " + is);
    };
    const auto onOff = [](bool on) { return std::string(on ? "on" : "off"); };
    note("notificationEmail", before.notificationEmail, after.notificationEmail);
    note("preventAccidentalDeletion", onOff(before.preventAccidentalDeletion), onOff(after.preventAccidentalDeletion));
    note("accidentalDeletionThreshold", std::to_string(before.accidentalDeletionThreshold),
         std::to_string(after.accidentalDeletionThreshold));
    note("exchangeHybridWriteback", onOff(before.exchangeHybridWriteback), onOff(after.exchangeHybridWriteback));
    return fields;
}

std::string newJobId(const EnginePorts& ports) {
    std::string bytes(16, '\0');
    ports.randomBytes(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size());
    return "AD2AADProvisioning." + toHex(bytes);
}

}  // namespace

Result<void> validateProperties(const Properties& properties) {
    const std::string& mail = properties.notificationEmail;
    if (!mail.empty()) {
        const auto at = mail.find('@');
        const bool blank = mail.find_first_of(" \t\r\n<>,;") != std::string::npos;
        if (blank || at == std::string::npos || at == 0 || at + 1 == mail.size() ||
            mail.find('@', at + 1) != std::string::npos)
            return invalid("'" + mail + "' is not an e-mail address.", "notificationEmail",
                           "Write one address such as ops@contoso.test, or leave it empty.");
    }
    if (properties.accidentalDeletionThreshold < 1)
        return invalid("The accidental deletion threshold must be at least 1, not " +
                           std::to_string(properties.accidentalDeletionThreshold) + ".",
                       "accidentalDeletionThreshold", "The portal's default is 500.");
    return {};
}

Result<ConfigurationSummary> ConfigurationCommands::summarize(Configuration configuration) {
    ConfigurationSummary summary;
    HS_ASSIGN(const std::vector<Run> runs, RunHistory(ports_).newest(configuration.name, 50));
    summary.lastRun = lastCycle(runs);
    HS_ASSIGN(const JobState state, ports_.store.jobState(configuration.name));
    JobWords words = wordsOf(configuration, state, summary.lastRun);
    summary.status = std::move(words.status);
    summary.statusReason = std::move(words.reason);
    HS_ASSIGN(const std::int64_t linked, ports_.store.countLinks(configuration.name));
    if (summary.lastRun) summary.inScope = linked;
    summary.agent = ports_.isConsole ? "this console" : ports_.host;
    summary.configuration = std::move(configuration);
    return summary;
}

Result<std::vector<ConfigurationSummary>> ConfigurationCommands::list() {
    HS_ASSIGN(std::vector<Configuration> all, ports_.store.configurations());
    std::vector<ConfigurationSummary> summaries;
    for (Configuration& configuration : all) {
        HS_ASSIGN(ConfigurationSummary summary, summarize(std::move(configuration)));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<ConfigurationSummary> ConfigurationCommands::show(const std::string& name) {
    HS_ASSIGN(Configuration configuration, ports_.store.configuration(name));
    return summarize(std::move(configuration));
}

void ConfigurationCommands::identifyScope(Configuration& configuration) {
    ScopeSettings& scope = configuration.scope;
    if (scope.mode == ScopeMode::AllUsers) return;
    const auto directory = ports_.connector.directory(configuration.directory);
    if (!directory.ok()) return;
    const auto places = sync::ScopePlaces::find(scope, **directory, {});
    if (!places.ok()) return;
    auto& selected = scope.mode == ScopeMode::Groups ? scope.groups : scope.organizationalUnits;
    for (std::size_t i = 0; i < selected.size(); ++i) selected[i] = places->all()[i].current();
}

Result<Configuration> ConfigurationCommands::create(ConfigurationDraft draft) {
    HS_TRY(validateName(draft.name));
    HS_TRY(validateConnection(draft.directory, draft.tenant));
    if (const auto existing = ports_.store.configuration(draft.name); existing.ok())
        return Error(ErrorCode::Conflict, "A configuration named '" + draft.name + "' exists already.")
            .on(draft.name)
            .next("Choose another name, or change the existing one.");
    Configuration configuration;
    configuration.name = draft.name;
    configuration.jobId = newJobId(ports_);
    configuration.directory = std::move(draft.directory);
    configuration.tenant = std::move(draft.tenant);
    configuration.scope = std::move(draft.scope);
    if (!draft.directoryPassword.empty()) {
        HS_ASSIGN(configuration.directory.passwordRef,
                  ports_.vault.write(draft.name + "/directory", draft.directoryPassword));
    }
    if (!draft.clientSecret.empty()) {
        HS_ASSIGN(configuration.tenant.clientSecretRef, ports_.vault.write(draft.name + "/tenant", draft.clientSecret));
    }
    identifyScope(configuration);
    return saveAudited(ports_, configuration, "Configuration created");
}

/// A document is as good as a page: what could not be saved there cannot be imported.
static Result<void> validateRules(const Configuration& configuration) {
    HS_TRY(sync::ScopeFilter::prepare(configuration.scope.filter));
    for (const RuleKind kind : {RuleKind::Provisioning, RuleKind::Writeback})
        HS_TRY(sync::checkMappings(kind, sync::ruleOf(configuration.mappings, kind).mappings));
    return {};
}

Result<Configuration> ConfigurationCommands::import(Configuration configuration) {
    HS_TRY(validateName(configuration.name));
    HS_TRY(validateRules(configuration));
    HS_TRY(validateConnection(configuration.directory, configuration.tenant));
    HS_TRY(validateProperties(configuration.properties));
    if (configuration.jobId.empty()) configuration.jobId = newJobId(ports_);
    // The check box obeys the schema of the directory it is switched on for, not the one it was exported from.
    configuration.properties.exchangeHybridWriteback = false;
    configuration.version = 0;
    return saveAudited(ports_, configuration, "Configuration imported");
}

Result<void> ConfigurationCommands::settleWriteback(const Configuration& stored, Properties& properties,
                                                    std::stop_token stop) {
    const bool wasOn = stored.properties.exchangeHybridWriteback;
    if (properties.exchangeHybridWriteback && !wasOn) {
        HS_ASSIGN(const SchemaCheck check, schema_.check(stored.name, false, stop));
        if (!check.detected)
            return Error(ErrorCode::Unsupported, "Exchange hybrid writeback cannot be enabled: " + check.reason)
                .on(stored.name)
                .attributeNamed("exchangeHybridWriteback")
                .next(
                    "Extend the Active Directory schema for Exchange, make sure the agent is 1.1.1107.0 or later, "
                    "restart the agent, then check again.");
    }
    const bool changed = properties.exchangeHybridWriteback != wasOn;
    properties.writebackChangedAt = changed ? ports_.clock.now() : stored.properties.writebackChangedAt;
    properties.writebackChangedBy = changed ? actorOf(ports_, stored) : stored.properties.writebackChangedBy;
    return {};
}

Result<Configuration> ConfigurationCommands::updateProperties(const std::string& name, std::int64_t version,
                                                              Properties properties, std::stop_token stop) {
    HS_TRY(validateProperties(properties));
    HS_ASSIGN(Configuration configuration, unchangedSince(ports_, name, version, "apply"));
    HS_TRY(settleWriteback(configuration, properties, stop));
    const Properties before = std::exchange(configuration.properties, std::move(properties));
    return saveAudited(ports_, configuration, "Properties changed", changesOf(before, configuration.properties));
}

Result<Configuration> ConfigurationCommands::takeOver(const Configuration& stored, Configuration wanted,
                                                      const std::string& what, std::stop_token stop) {
    HS_TRY(validateConnection(wanted.directory, wanted.tenant));
    HS_TRY(validateRules(wanted));
    HS_TRY(validateProperties(wanted.properties));
    HS_TRY(validateSettings(JobSettings::of(wanted)));
    HS_TRY(settleWriteback(stored, wanted.properties, stop));
    wanted.name = stored.name;
    wanted.jobId = stored.jobId;
    wanted.enabled = stored.enabled;
    wanted.version = stored.version;
    LogFields fields;
    for (const MemberChange& change : hs::differences(stored, wanted))
        fields.emplace_back(change.member, change.before + " -> " + change.after);
    if (fields.empty())
        return Error(ErrorCode::InvalidInput, "The configuration \"" + stored.name + "\" has these settings already.")
            .on(stored.name)
            .next("Nothing has to be done.");
    return saveAudited(ports_, wanted, what, std::move(fields));
}

Result<Configuration> ConfigurationCommands::replace(Configuration document, std::stop_token stop) {
    HS_ASSIGN(const Configuration stored, ports_.store.configuration(document.name));
    if (document.version != stored.version)
        return Error(ErrorCode::Conflict, "The document was exported at version " + std::to_string(document.version) +
                                              ", and '" + stored.name + "' is at version " +
                                              std::to_string(stored.version) + ".")
            .on(stored.name)
            .attributeNamed("version")
            .next("Look at what changed: hybridsync configuration diff " + stored.name + " " +
                  std::to_string(document.version) + ". Then export again and repeat the change.");
    return takeOver(stored, std::move(document), "Configuration replaced by a document", stop);
}

Result<std::vector<ConfigurationVersion>> ConfigurationCommands::history(const std::string& name) {
    return ports_.store.configurationVersions(name);
}

Result<std::vector<MemberChange>> ConfigurationCommands::differences(const std::string& name, std::int64_t before,
                                                                     std::int64_t after) {
    if (after == 0) {
        HS_ASSIGN(const Configuration stored, ports_.store.configuration(name));
        after = stored.version;
    }
    HS_ASSIGN(const ConfigurationVersion left, ports_.store.configurationVersion(name, before));
    HS_ASSIGN(const ConfigurationVersion right, ports_.store.configurationVersion(name, after));
    return hs::differences(left.configuration, right.configuration);
}

Result<Configuration> ConfigurationCommands::restore(const std::string& name, std::int64_t version,
                                                     std::int64_t current, std::stop_token stop) {
    HS_ASSIGN(const Configuration stored, unchangedSince(ports_, name, current, "restore"));
    HS_ASSIGN(ConfigurationVersion old, ports_.store.configurationVersion(name, version));
    // The vault holds today's secrets only: an old reference may lead nowhere.
    old.configuration.directory.passwordRef = stored.directory.passwordRef;
    old.configuration.tenant.clientSecretRef = stored.tenant.clientSecretRef;
    old.configuration.mail.passwordRef = stored.mail.passwordRef;
    return takeOver(stored, std::move(old.configuration), "Version " + std::to_string(version) + " restored", stop);
}

Result<Configuration> ConfigurationCommands::setEnabled(const std::string& name, bool enabled) {
    HS_ASSIGN(Configuration configuration, ports_.store.configuration(name));
    // Enabling begins anew; a long quarantine would else disable it again at once.
    if (enabled && !configuration.enabled) {
        HS_ASSIGN(JobState state, ports_.store.jobState(name));
        if (state.quarantine.active()) {
            state.quarantine = {};
            HS_TRY(ports_.store.saveJobState(name, state));
        }
    }
    configuration.enabled = enabled;
    return saveAudited(ports_, configuration, enabled ? "Configuration enabled" : "Configuration disabled");
}

Result<void> ConfigurationCommands::remove(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_TRY(ports_.store.deleteConfiguration(name));
    audit(ports_, configuration, "Configuration deleted");
    // Only what we put into the vault ourselves; a file somebody else provides stays.
    for (const std::string& reference :
         {configuration.directory.passwordRef, configuration.tenant.clientSecretRef, configuration.mail.passwordRef})
        if (reference.rfind("vault:", 0) == 0 || reference.rfind("keychain:", 0) == 0)
            HS_TRY(ports_.vault.erase(reference));
    return {};
}

}  // namespace hs::service
