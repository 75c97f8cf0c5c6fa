#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/sandbox/FileLock.h"
#include "app/sandbox/SandboxState.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// The sandboxes of this user: one directory each under ${XDG_RUNTIME_DIR:-/tmp}/hybridsync-<uid>. Whoever serves one
/// holds the lock in its directory, so that a killed one is known for dead at once and tidied up by whoever looks next.
class SandboxRegistry {
public:
    /// Denied when the place is not this user's alone.
    static Result<SandboxRegistry> open();

    /// One sandbox, serving or not.
    struct Entry {
        std::string id;
        std::string directory;
        std::optional<std::int64_t> server;  ///< process id; nothing when it is dead

        std::string statePath() const { return directory + "/state.json"; }
        std::string lockPath() const { return directory + "/lock"; }
    };
    std::vector<Entry> entries() const;

    /// The states of those that serve; those still starting are left out.
    std::vector<SandboxState> running() const;

    /// Only one program at a time may start or tidy up. The lock holds others off until it is dropped.
    Result<FileLock> exclusive() const;

    /// Removes what dead sandboxes left: directories, and servers that outlived them. Needs `exclusive`.
    void tidy() const;
    /// The same, unless somebody is starting one at this moment.
    void tidyUnlessBusy() const;

    /// Removes the registry itself when there is nothing in it. Needs `exclusive`.
    void leaveWhenEmpty() const;

    /// A new directory with a new id. Needs `exclusive`.
    Result<Entry> add() const;

    /// Asks the server to end, makes it end when it does not, and removes everything.
    Result<void> stop(const Entry& entry) const;

    static Result<SandboxState> readState(const Entry& entry);

private:
    explicit SandboxRegistry(std::string root) : root_(std::move(root)) {}
    Entry entryAt(const std::string& id) const;
    std::string lockPath() const { return root_ + "/registry.lock"; }

    std::string root_;
};

}  // namespace hs::sandbox
