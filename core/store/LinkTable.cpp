#include "core/store/LinkTable.h"

#include <algorithm>
#include <string_view>

namespace hs {

namespace {

constexpr int pageSize = 4096;
constexpr std::size_t rowsAtOnce = 32;
constexpr std::size_t keysAtOnce = 256;

constexpr const char* columns = "anchor, directory_id, cloud_id, directory_print, cloud_print";

/// Fingerprints use all 64 bits; databases know signed numbers only.
std::int64_t stored(std::uint64_t print) { return static_cast<std::int64_t>(print); }

Link linkOf(const Statement& row) {
    Link link;
    link.anchor = row.text(0);
    link.directoryId = row.text(1);
    link.cloudId = row.text(2);
    link.directoryPrint = static_cast<std::uint64_t>(row.integer(3));
    link.cloudPrint = static_cast<std::uint64_t>(row.integer(4));
    return link;
}

std::string upsertOf(std::size_t rows) {
    std::string sql =
        "INSERT INTO links (configuration, anchor, directory_id, cloud_id, directory_print, cloud_print) VALUES ";
    for (std::size_t i = 0; i < rows; ++i) sql += i == 0 ? "(?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?)";
    return sql +
           " ON CONFLICT (configuration, anchor) DO UPDATE SET directory_id = excluded.directory_id,"
           " cloud_id = excluded.cloud_id, directory_print = excluded.directory_print,"
           " cloud_print = excluded.cloud_print";
}

bool hasTwice(std::span<const Link> links) {
    std::vector<std::string_view> anchors;
    anchors.reserve(links.size());
    for (const Link& link : links) anchors.push_back(link.anchor);
    std::sort(anchors.begin(), anchors.end());
    return std::adjacent_find(anchors.begin(), anchors.end()) != anchors.end();
}

std::string selectIn(const std::string& column, std::size_t keys) {
    std::string sql = std::string("SELECT ") + columns + " FROM links WHERE configuration = ? AND " + column + " IN (";
    for (std::size_t i = 0; i < keys; ++i) sql += i == 0 ? "?" : ", ?";
    return sql + ")";
}

}  // namespace

Result<std::vector<Link>> LinkTable::page(const std::string& configuration, const std::string& afterAnchor) {
    HS_ASSIGN(auto rows, connection_.statement(std::string("SELECT ") + columns +
                                                   " FROM links"
                                                   " WHERE configuration = ? AND anchor > ? ORDER BY anchor LIMIT ?",
                                               "read the links"));
    rows->bind(configuration).bind(afterAnchor).bind(pageSize);
    std::vector<Link> links;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return links;
        links.push_back(linkOf(*rows));
    }
}

Result<void> LinkTable::each(const std::string& configuration, const Store::LinkSink& sink) {
    std::string after;
    while (true) {
        HS_ASSIGN(auto links, page(configuration, after));
        if (links.empty()) return {};
        after = links.back().anchor;
        const bool last = links.size() < static_cast<std::size_t>(pageSize);
        for (auto& link : links) sink(std::move(link));
        if (last) return {};
    }
}

Result<std::optional<Link>> LinkTable::one(const std::string& configuration, const std::string& anchor) {
    HS_ASSIGN(auto row, connection_.statement(std::string("SELECT ") + columns +
                                                  " FROM links"
                                                  " WHERE configuration = ? AND anchor = ?",
                                              "read a link"));
    HS_ASSIGN(const bool found, row->bind(configuration).bind(anchor).next());
    if (!found) return std::optional<Link>();
    return std::optional<Link>(linkOf(*row));
}

Result<std::vector<Link>> LinkTable::of(const std::string& configuration, Side side, std::span<const std::string> ids) {
    return lookUp(configuration, side == Side::Directory ? "directory_id" : "cloud_id", ids);
}

Result<std::vector<Link>> LinkTable::of(const std::string& configuration, std::span<const std::string> anchors) {
    return lookUp(configuration, "anchor", anchors);
}

Result<std::vector<Link>> LinkTable::lookUp(const std::string& configuration, const std::string& column,
                                            std::span<const std::string> keys) {
    // In order, so that neighbours in the index are read together, and each only once.
    std::vector<std::string_view> sorted(keys.begin(), keys.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<Link> links;
    links.reserve(sorted.size());
    for (std::size_t at = 0; at < sorted.size(); at += keysAtOnce) {
        const std::size_t count = std::min(keysAtOnce, sorted.size() - at);
        // Few sizes only, because each is a statement to prepare: the rest is filled up with the last key.
        const std::size_t places = count <= 1 ? 1 : count <= 16 ? 16 : keysAtOnce;
        HS_ASSIGN(auto rows, connection_.statement(selectIn(column, places), "read the links"));
        rows->bind(configuration);
        for (std::size_t i = 0; i < places; ++i) rows->bind(sorted[at + std::min(i, count - 1)]);
        while (true) {
            HS_ASSIGN(const bool more, rows->next());
            if (!more) break;
            links.push_back(linkOf(*rows));
        }
    }
    return links;
}

Result<std::int64_t> LinkTable::count(const std::string& configuration) {
    HS_ASSIGN(auto row, connection_.statement("SELECT count(*) FROM links WHERE configuration = ?", "count the links"));
    HS_TRY(row->bind(configuration).next());
    return row->integer(0);
}

Result<void> LinkTable::save(const std::string& configuration, std::span<const Link> links) {
    if (links.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        while (!links.empty()) {
            std::size_t rows = links.size() >= rowsAtOnce ? rowsAtOnce : 1;
            if (rows > 1 && connection_.dialect().oncePerInsert && hasTwice(links.first(rows))) rows = 1;
            HS_ASSIGN(auto write, connection_.statement(upsertOf(rows), "save links"));
            for (const Link& link : links.first(rows))
                write->bind(configuration)
                    .bind(link.anchor)
                    .bind(link.directoryId)
                    .bind(link.cloudId)
                    .bind(stored(link.directoryPrint))
                    .bind(stored(link.cloudPrint));
            HS_TRY(write->run());
            links = links.subspan(rows);
        }
        return {};
    });
}

Result<void> LinkTable::remove(const std::string& configuration, std::span<const std::string> anchors) {
    if (anchors.empty()) return {};
    return connection_.transact([&]() -> Result<void> {
        HS_ASSIGN(auto drop,
                  connection_.statement("DELETE FROM links WHERE configuration = ? AND anchor = ?", "remove links"));
        for (const auto& anchor : anchors) HS_TRY(drop->bind(configuration).bind(anchor).run());
        return {};
    });
}

}  // namespace hs
