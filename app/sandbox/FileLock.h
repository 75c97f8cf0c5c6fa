#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Result.h"

namespace hs::sandbox {

/// An exclusive lock on a file that the kernel gives back however its holder ends. The file holds the holder's process
/// id. Children do not inherit it.
class FileLock {
public:
    enum class Wait { No, Yes };

    /// Makes the file (0600) when there is none. Its holder may remove it: whoever waits then begins anew. Conflict
    /// when somebody else holds it; Denied.
    static Result<FileLock> take(const std::string& path, Wait wait);

    /// Who holds the lock; nothing when nobody does. Asking does not disturb anybody.
    static std::optional<std::int64_t> holder(const std::string& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int file) : file_(file) {}
    bool isAt(const std::string& path) const;

    int file_ = -1;
};

}  // namespace hs::sandbox
