#include "core/store/LogChain.h"

#include <QCryptographicHash>

#include "core/store/StoreError.h"

namespace hs {

namespace {

constexpr qsizetype hashBytes = 32;

void append(std::string& text, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        text += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xFF);
}

}  // namespace

std::string LogChain::beginning() { return std::string(hashBytes, '\0'); }

std::string LogChain::hashOf(std::string_view previous, const Entry& entry) {
    // Numbers have a fixed width and the words their length in front: no two entries give the same bytes.
    std::string front(previous);
    for (const std::int64_t number : {entry.id, entry.run, entry.rule, entry.action, entry.status, entry.endedAt,
                                      static_cast<std::int64_t>(entry.words.size())})
        append(front, number);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string_view part : {std::string_view(front), entry.words, entry.body})
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
    return hash.result().toStdString();
}

Result<LogChain::Head> LogChain::head() {
    HS_ASSIGN(auto row, connection_.statement("SELECT id, hash FROM log_head WHERE name = 'outcomes'",
                                              "read the end of the provisioning log"));
    HS_ASSIGN(const bool found, row->next());
    if (!found) return corruptRow(connection_.path(), "no record of the newest entry of the provisioning log");
    return Head{row->integer(0), row->bytes(1)};
}

Result<void> LogChain::moveHead(const Head& head) {
    HS_ASSIGN(auto write, connection_.statement("UPDATE log_head SET id = ?, hash = ? WHERE name = 'outcomes'",
                                                "write the provisioning log"));
    return write->bind(head.id).bindBytes(head.hash).run();
}

Result<std::vector<LogChain::Forgotten>> LogChain::forgotten() {
    HS_ASSIGN(auto rows, connection_.statement("SELECT first_id, last_id, hash FROM log_forgotten ORDER BY first_id",
                                               "read what the provisioning log has forgotten"));
    std::vector<Forgotten> ranges;
    while (true) {
        HS_ASSIGN(const bool more, rows->next());
        if (!more) return ranges;
        ranges.push_back({rows->integer(0), rows->integer(1), rows->bytes(2)});
    }
}

Result<void> LogChain::forget(Forgotten range) {
    constexpr const char* doing = "forget entries of the provisioning log";
    HS_ASSIGN(const auto ranges, forgotten());
    HS_ASSIGN(auto drop, connection_.statement("DELETE FROM log_forgotten WHERE first_id = ?", doing));
    for (const Forgotten& other : ranges) {
        const bool before = other.last + 1 == range.first;
        const bool behind = range.last + 1 == other.first;
        if (!before && !behind) continue;
        HS_TRY(drop->bind(other.first).run());
        if (before) range.first = other.first;
        if (behind) {
            range.last = other.last;
            range.hash = other.hash;
        }
    }
    HS_ASSIGN(auto write,
              connection_.statement("INSERT INTO log_forgotten (first_id, last_id, hash) VALUES (?, ?, ?)", doing));
    return write->bind(range.first).bind(range.last).bindBytes(range.hash).run();
}

}  // namespace hs
