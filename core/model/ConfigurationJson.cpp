#include "core/model/ConfigurationJson.h"

#include "core/model/MappingJson.h"
#include "core/model/ScopeSettingsJson.h"

namespace hs {

QJsonObject toJson(const DirectorySettings& settings) {
    return {{QStringLiteral("url"), jsonText(settings.url)},
            {QStringLiteral("startTls"), settings.startTls},
            {QStringLiteral("baseDn"), jsonText(settings.baseDn)},
            {QStringLiteral("bindDn"), jsonText(settings.bindDn)},
            {QStringLiteral("passwordRef"), jsonText(settings.passwordRef)},
            {QStringLiteral("caFile"), jsonText(settings.caFile)}};
}

void read(JsonReader& reader, DirectorySettings& settings) {
    reader.text("url", settings.url);
    reader.flag("startTls", settings.startTls);
    reader.text("baseDn", settings.baseDn);
    reader.text("bindDn", settings.bindDn);
    reader.text("passwordRef", settings.passwordRef);
    reader.text("caFile", settings.caFile);
}

QJsonObject toJson(const TenantSettings& settings) {
    return {{QStringLiteral("graphUrl"), jsonText(settings.graphUrl)},
            {QStringLiteral("authorityUrl"), jsonText(settings.authorityUrl)},
            {QStringLiteral("tenantId"), jsonText(settings.tenantId)},
            {QStringLiteral("clientId"), jsonText(settings.clientId)},
            {QStringLiteral("clientSecretRef"), jsonText(settings.clientSecretRef)},
            {QStringLiteral("consoleClientId"), jsonText(settings.consoleClientId)},
            {QStringLiteral("caFile"), jsonText(settings.caFile)}};
}

void read(JsonReader& reader, TenantSettings& settings) {
    reader.text("graphUrl", settings.graphUrl);
    reader.text("authorityUrl", settings.authorityUrl);
    reader.text("tenantId", settings.tenantId);
    reader.text("clientId", settings.clientId);
    reader.text("clientSecretRef", settings.clientSecretRef);
    reader.text("consoleClientId", settings.consoleClientId);
    reader.text("caFile", settings.caFile);
}

QJsonObject toJson(const Properties& properties) {
    return {{QStringLiteral("notificationEmail"), jsonText(properties.notificationEmail)},
            {QStringLiteral("preventAccidentalDeletion"), properties.preventAccidentalDeletion},
            {QStringLiteral("accidentalDeletionThreshold"), properties.accidentalDeletionThreshold},
            {QStringLiteral("exchangeHybridWriteback"), properties.exchangeHybridWriteback},
            {QStringLiteral("writebackChangedAt"), static_cast<qint64>(properties.writebackChangedAt)},
            {QStringLiteral("writebackChangedBy"), jsonText(properties.writebackChangedBy)}};
}

void read(JsonReader& reader, Properties& properties) {
    reader.text("notificationEmail", properties.notificationEmail);
    reader.flag("preventAccidentalDeletion", properties.preventAccidentalDeletion);
    reader.integer("accidentalDeletionThreshold", properties.accidentalDeletionThreshold);
    reader.flag("exchangeHybridWriteback", properties.exchangeHybridWriteback);
    reader.integer("writebackChangedAt", properties.writebackChangedAt);
    reader.text("writebackChangedBy", properties.writebackChangedBy);
}

QJsonObject toJson(const GuardSettings& guards) {
    return {{QStringLiteral("clears"), guards.clears},
            {QStringLiteral("updates"), guards.updates},
            {QStringLiteral("updatePercent"), guards.updatePercent}};
}

void read(JsonReader& reader, GuardSettings& guards) {
    reader.integer("clears", guards.clears);
    reader.integer("updates", guards.updates);
    reader.integer("updatePercent", guards.updatePercent);
}

QJsonObject toJson(const MailSettings& mail) {
    return {{QStringLiteral("server"), jsonText(mail.server)},
            {QStringLiteral("port"), mail.port},
            {QStringLiteral("security"), jsonText(toString(mail.security))},
            {QStringLiteral("userName"), jsonText(mail.userName)},
            {QStringLiteral("passwordRef"), jsonText(mail.passwordRef)},
            {QStringLiteral("from"), jsonText(mail.from)},
            {QStringLiteral("caFile"), jsonText(mail.caFile)}};
}

void read(JsonReader& reader, MailSettings& mail) {
    reader.text("server", mail.server);
    reader.integer("port", mail.port);
    reader.word("security", mail.security, mailSecurityFrom);
    reader.text("userName", mail.userName);
    reader.text("passwordRef", mail.passwordRef);
    reader.text("from", mail.from);
    reader.text("caFile", mail.caFile);
}

QJsonObject toJson(const MappingSettings& mappings) {
    QJsonObject json;
    for (const RuleKind rule : {RuleKind::Provisioning, RuleKind::Writeback}) {
        if (!mappings.of(rule)) continue;
        QJsonArray list;
        for (const Mapping& mapping : *mappings.of(rule)) list.append(toJson(mapping));
        json[jsonText(toString(rule))] = list;
    }
    return json;
}

void read(JsonReader& reader, MappingSettings& mappings) {
    if (reader.has("provisioning")) reader.objects("provisioning", mappings.provisioning.emplace());
    if (reader.has("writeback")) reader.objects("writeback", mappings.writeback.emplace());
}

QJsonObject toJson(const Configuration& configuration) {
    return {{QStringLiteral("name"), jsonText(configuration.name)},
            {QStringLiteral("jobId"), jsonText(configuration.jobId)},
            {QStringLiteral("enabled"), configuration.enabled},
            {QStringLiteral("version"), static_cast<qint64>(configuration.version)},
            {QStringLiteral("directory"), toJson(configuration.directory)},
            {QStringLiteral("tenant"), toJson(configuration.tenant)},
            {QStringLiteral("properties"), toJson(configuration.properties)},
            {QStringLiteral("scope"), toJson(configuration.scope)},
            {QStringLiteral("mappings"), toJson(configuration.mappings)},
            {QStringLiteral("intervalSeconds"), configuration.intervalSeconds},
            {QStringLiteral("guards"), toJson(configuration.guards)},
            {QStringLiteral("mail"), toJson(configuration.mail)},
            {QStringLiteral("logRetentionDays"), configuration.logRetentionDays}};
}

namespace {

/// How earlier versions said that a writeback mapping is off.
void readSwitchedOff(JsonReader& reader, MappingSettings& mappings) {
    std::vector<std::string> targets;
    reader.texts("disabledWritebackTargets", targets);
    for (const std::string& target : targets) {
        Mapping off;
        off.target = target;
        off.enabled = false;
        off.disabledReason = "Switched off in an earlier version";
        if (!mappings.writeback) mappings.writeback.emplace();
        mappings.writeback->push_back(std::move(off));
    }
}

}  // namespace

void read(JsonReader& reader, Configuration& configuration) {
    reader.require({"name"});
    reader.text("name", configuration.name);
    reader.text("jobId", configuration.jobId);
    reader.flag("enabled", configuration.enabled);
    reader.integer("version", configuration.version);
    reader.object("directory", configuration.directory);
    reader.object("tenant", configuration.tenant);
    reader.object("properties", configuration.properties);
    reader.object("scope", configuration.scope);
    readSwitchedOff(reader, configuration.mappings);
    reader.object("mappings", configuration.mappings);
    reader.integer("intervalSeconds", configuration.intervalSeconds);
    reader.object("guards", configuration.guards);
    reader.object("mail", configuration.mail);
    reader.integer("logRetentionDays", configuration.logRetentionDays);
}

Result<Configuration> configurationFromJson(const QJsonObject& json) {
    return readJson<Configuration>(json, "configuration", JsonReader::Unknown::Refused);
}

}  // namespace hs
