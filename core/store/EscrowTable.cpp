#include "core/store/EscrowTable.h"

#include <QJsonDocument>

#include "core/model/JobJson.h"
#include "core/store/StoreError.h"

namespace hs {

Result<std::vector<Escrow>> EscrowTable::all(const std::string& configuration) {
    HS_ASSIGN(auto rows, connection_.statement("SELECT body FROM escrows WHERE configuration = ? ORDER BY name, anchor",
                                               "list the escrows"));
    rows->bind(configuration);
    std::vector<Escrow> escrows;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return escrows;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(rows->text(0)));
        if (!document.isObject()) return corruptRow(connection_.path(), "an escrow");
        HS_ASSIGN(auto escrow, escrowFromJson(document.object()));
        escrows.push_back(std::move(escrow));
    }
}

Result<void> EscrowTable::save(const std::string& configuration, std::span<const Escrow> escrows) {
    if (escrows.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto write,
                  connection_.statement("INSERT INTO escrows (configuration, anchor, name, body) VALUES (?, ?, ?, ?)"
                                        " ON CONFLICT (configuration, anchor) DO UPDATE SET name = excluded.name,"
                                        " body = excluded.body",
                                        "keep the escrows"));
        for (const Escrow& escrow : escrows) {
            const auto body = QJsonDocument(toJson(escrow)).toJson(QJsonDocument::Compact);
            HS_TRY(write->bind(configuration).bind(escrow.anchor).bind(escrow.name).bind(body.toStdString()).run());
        }
        return {};
    });
}

Result<void> EscrowTable::remove(const std::string& configuration, std::span<const std::string> anchors) {
    if (anchors.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto drop, connection_.statement("DELETE FROM escrows WHERE configuration = ? AND anchor = ?",
                                                   "remove escrows"));
        for (const auto& anchor : anchors) HS_TRY(drop->bind(configuration).bind(anchor).run());
        return {};
    });
}

}  // namespace hs
