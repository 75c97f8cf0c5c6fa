#include "core/store/VersionTable.h"

#include <QJsonDocument>

#include "core/model/ConfigurationJson.h"
#include "core/store/StoreError.h"

namespace hs {

Result<void> VersionTable::append(const ConfigurationVersion& version, const std::string& body) {
    HS_ASSIGN(auto row, connection_.statement("INSERT INTO configuration_versions (configuration, version, saved_at,"
                                              " saved_by, note, body) VALUES (?, ?, ?, ?, ?, ?)",
                                              "keep a version of a configuration"));
    return row->bind(version.configuration.name)
        .bind(version.configuration.version)
        .bind(version.savedAt)
        .bind(version.note.by)
        .bind(version.note.what)
        .bind(body)
        .run();
}

Result<std::vector<ConfigurationVersion>> VersionTable::all(const std::string& configuration) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT version, saved_at, saved_by, note, body"
                                               " FROM configuration_versions WHERE configuration = ?"
                                               " ORDER BY version DESC",
                                               "list the versions of a configuration"));
    rows->bind(configuration);
    std::vector<ConfigurationVersion> versions;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) break;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(rows->text(4)));
        if (!document.isObject()) return corruptRow(connection_.path(), "a version of a configuration");
        ConfigurationVersion version;
        HS_ASSIGN(version.configuration, configurationFromJson(document.object()));
        version.configuration.version = rows->integer(0);
        version.savedAt = rows->integer(1);
        version.note = {rows->text(2), rows->text(3)};
        versions.push_back(std::move(version));
    }
    if (versions.empty())
        return Error(ErrorCode::NotFound, "There is no configuration \"" + configuration + "\".")
            .on(configuration)
            .next("List the configurations and check the name.");
    return versions;
}

Result<ConfigurationVersion> VersionTable::one(const std::string& configuration, std::int64_t version) {
    HS_ASSIGN(const auto versions, all(configuration));
    for (const ConfigurationVersion& one : versions)
        if (one.configuration.version == version) return one;
    return Error(ErrorCode::NotFound, "The configuration \"" + configuration + "\" has no version " +
                                          std::to_string(version) + ", only " +
                                          std::to_string(versions.back().configuration.version) + " to " +
                                          std::to_string(versions.front().configuration.version) + ".")
        .on(configuration)
        .next("Look at its history: hybridsync configuration history " + configuration);
}

}  // namespace hs
