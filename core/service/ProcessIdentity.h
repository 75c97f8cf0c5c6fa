#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hs::service {

/// A process named so that nobody else is ever mistaken for it: "host:4711@3f2a91c0-4026531836-88123", that is machine
/// and process id, then the machine's boot, its process namespace and the process's start (Linux, proc(5)).
struct ProcessIdentity {
    std::string host;
    std::int64_t processId = 0;
    std::string mark;

    static ProcessIdentity own(const std::string& host);
    /// Nothing for a text that is no such name.
    static std::optional<ProcessIdentity> parse(const std::string& text);

    std::string text() const { return host + ":" + std::to_string(processId) + "@" + mark; }
    /// Known to be dead: it was a process of this very machine, of a boot that is over or with an id that is free or
    /// taken by another. A process elsewhere, or one that cannot be looked at, is never called dead.
    bool isDeadHere(const std::string& thisHost) const;

    bool operator==(const ProcessIdentity&) const = default;
};

}  // namespace hs::service
