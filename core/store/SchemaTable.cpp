#include "core/store/SchemaTable.h"

#include <QJsonDocument>

#include "core/model/SchemaJson.h"
#include "core/store/StoreError.h"

namespace hs {

Result<void> SchemaTable::save(const std::string& configuration, const Schema& schema) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write, connection_.statement("INSERT INTO schemas (configuration, body) VALUES (?, ?)"
                                                    " ON CONFLICT (configuration) DO UPDATE SET body = excluded.body",
                                                    "keep the schema"));
        const auto body = QJsonDocument(toJson(schema)).toJson(QJsonDocument::Compact);
        return write->bind(configuration).bind(body.toStdString()).run();
    });
}

Result<std::optional<Schema>> SchemaTable::one(const std::string& configuration) {
    HS_ASSIGN(auto row, connection_.statement("SELECT body FROM schemas WHERE configuration = ?", "read the schema"));
    HS_ASSIGN(const bool found, row->bind(configuration).next());
    if (!found) return std::optional<Schema>();
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(row->text(0)));
    if (!document.isObject()) return corruptRow(connection_.path(), "a schema");
    HS_ASSIGN(auto schema, schemaFromJson(document.object()));
    return std::optional<Schema>(std::move(schema));
}

Result<void> SchemaTable::drop(const std::string& configuration) {
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto row, connection_.statement("DELETE FROM schemas WHERE configuration = ?", "drop the schema"));
        return row->bind(configuration).run();
    });
}

}  // namespace hs
