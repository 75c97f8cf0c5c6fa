#include "core/store/ConfigurationTable.h"

#include <QJsonDocument>

#include "core/model/ConfigurationJson.h"
#include "core/store/StoreError.h"
#include "core/store/VersionTable.h"

namespace hs {

namespace {

Error noSuchConfiguration(const std::string& name) {
    return Error(ErrorCode::NotFound, "There is no configuration \"" + name + "\".")
        .on(name)
        .next("List the configurations and check the name.");
}

Error changedMeanwhile(const std::string& name) {
    return Error(ErrorCode::Conflict, "The configuration \"" + name + "\" was saved by someone else meanwhile.")
        .on(name)
        .next("Read it again and repeat the change.");
}

Error existsAlready(const std::string& name) {
    return Error(ErrorCode::Conflict, "There is a configuration \"" + name + "\" already.")
        .on(name)
        .next("Choose another name, or change the existing configuration.");
}

}  // namespace

Result<Configuration> ConfigurationTable::decoded(const Statement& row) {
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(row.text(1)));
    if (!document.isObject()) return corruptRow(connection_.path(), "a configuration");
    HS_ASSIGN(auto configuration, configurationFromJson(document.object()));
    configuration.version = row.integer(0);
    return configuration;
}

Result<std::vector<Configuration>> ConfigurationTable::all() {
    HS_ASSIGN(auto rows, connection_.statement("SELECT version, body FROM configurations ORDER BY name",
                                               "list the configurations"));
    std::vector<Configuration> configurations;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return configurations;
        HS_ASSIGN(auto configuration, decoded(*rows));
        configurations.push_back(std::move(configuration));
    }
}

Result<Configuration> ConfigurationTable::one(const std::string& name) {
    HS_ASSIGN(auto row,
              connection_.statement("SELECT version, body FROM configurations WHERE name = ?", "read a configuration"));
    HS_ASSIGN(const bool found, row->bind(name).next());
    if (!found) return noSuchConfiguration(name);
    return decoded(*row);
}

Result<Configuration> ConfigurationTable::save(const ConfigurationVersion& version) {
    if (version.configuration.name.empty())
        return Error(ErrorCode::InvalidInput, "A configuration needs a name.").attributeNamed("name");
    return connection_.transact([&] { return saveInside(version); });
}

Result<Configuration> ConfigurationTable::saveInside(ConfigurationVersion version) {
    Configuration& configuration = version.configuration;
    HS_ASSIGN(auto look,
              connection_.statement("SELECT version FROM configurations WHERE name = ?", "save a configuration"));
    HS_ASSIGN(const bool found, look->bind(configuration.name).next());
    const std::int64_t stored = found ? look->integer(0) : 0;
    if (!found && configuration.version != 0) return noSuchConfiguration(configuration.name);
    if (found && configuration.version == 0) return existsAlready(configuration.name);
    if (stored != configuration.version) return changedMeanwhile(configuration.name);
    configuration.version = stored + 1;
    HS_ASSIGN(auto write, connection_.statement("INSERT INTO configurations (name, version, body) VALUES (?, ?, ?)"
                                                " ON CONFLICT (name) DO UPDATE SET version = excluded.version,"
                                                " body = excluded.body",
                                                "save a configuration"));
    const auto body = QJsonDocument(toJson(configuration)).toJson(QJsonDocument::Compact).toStdString();
    HS_TRY(write->bind(configuration.name).bind(configuration.version).bind(body).run());
    HS_TRY(VersionTable(connection_).append(version, body));
    return configuration;
}

Result<void> ConfigurationTable::remove(const std::string& name) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto row,
                  connection_.statement("DELETE FROM configurations WHERE name = ?", "delete a configuration"));
        HS_TRY(row->bind(name).run());
        if (row->rowsAffected() == 0) return noSuchConfiguration(name);
        for (const char* table :
             {"configuration_versions", "links", "schemas", "watermarks", "escrows", "job_states", "freshness"}) {
            HS_ASSIGN(auto rest, connection_.statement(std::string("DELETE FROM ") + table + " WHERE configuration = ?",
                                                       std::string("delete the ") + table + " of a configuration"));
            HS_TRY(rest->bind(name).run());
        }
        return {};
    });
}

}  // namespace hs
