#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/Connection.h"

namespace hs {

/// The provisioning log as a chain: each entry carries the SHA-256 of its content and of the entry before, so that
/// whoever changes, removes or inserts one has to redo all that follow; and who noted down the newest hash would see
/// it. Entries are numbered without gaps.
class LogChain {
public:
    /// What the hash of an entry covers, beside the hash before: everything of its row.
    struct Entry {
        std::int64_t id = 0;
        std::int64_t run = 0;
        std::int64_t rule = 0;
        std::int64_t action = 0;
        std::int64_t status = 0;
        std::int64_t endedAt = 0;
        std::string_view words;
        std::string_view body;
    };

    /// The newest entry. Kept beside the log, so that cutting off its end is found.
    struct Head {
        std::int64_t id = 0;
        std::string hash;
    };

    /// Entries that retention has forgotten; the chain goes on from the hash of their last.
    struct Forgotten {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::string hash;
    };

    explicit LogChain(Connection& connection) : connection_(connection) {}

    /// What the first entry follows: 32 zero bytes.
    static std::string beginning();
    /// 32 bytes.
    static std::string hashOf(std::string_view previous, const Entry& entry);

    /// Errors: Corrupt when there is no record of it.
    Result<Head> head();
    Result<void> moveHead(const Head& head);

    /// In order, neighbours joined.
    Result<std::vector<Forgotten>> forgotten();
    /// Remembers that these are gone. Inside `transact`.
    Result<void> forget(Forgotten range);

private:
    Connection& connection_;
};

}  // namespace hs
