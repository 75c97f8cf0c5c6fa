#include "core/vault/SecretFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hs {

namespace {

constexpr std::size_t longestSecret = 64 * 1024;

/// Closes its file when the work is done or given up.
class OpenFile {
public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

Error systemError(int reason, const std::string& what, const std::string& path) {
    const bool rights = reason == EACCES || reason == EPERM || reason == EROFS;
    return Error(rights ? ErrorCode::Denied : ErrorCode::Unavailable, what + ": " + path + ".")
        .on(path)
        .saying(std::strerror(reason))
        .next(reason == ENOSPC ? "Free space on that disk and try again."
                               : "Check the path, and that this account may use it.");
}

Error openError(int reason, const std::string& path, const std::string& reference) {
    if (reason == ENOENT || reason == ENOTDIR)
        return Error(ErrorCode::NotFound, "There is no secret behind " + reference + ".")
            .on(reference)
            .next("Enter the secret again, or correct the reference in the configuration.");
    return systemError(reason, "The secret's file cannot be opened", path);
}

Result<void> checkGuard(int file, const std::string& path, FileGuard guard) {
    struct stat status = {};
    if (::fstat(file, &status) != 0) return systemError(errno, "The secret's file cannot be looked at", path);
    if (!S_ISREG(status.st_mode))
        return Error(ErrorCode::InvalidInput, "The reference to a secret does not lead to a file: " + path + ".")
            .on(path);
    if (guard == FileGuard::OwnerOnly && (status.st_mode & 077) != 0)
        return Error(ErrorCode::Denied, "Other accounts of this machine may read the secret's file: " + path + ".")
            .on(path)
            .next("Run `chmod 600 '" + path + "'`, and change the secret if others may have seen it.");
    if (status.st_size > static_cast<off_t>(longestSecret))
        return Error(ErrorCode::Corrupt, "The file is too long to be a secret: " + path + ".").on(path);
    return {};
}

void dropLastLineBreak(std::string& bytes) {
    if (!bytes.empty() && bytes.back() == '\n') bytes.pop_back();
    if (!bytes.empty() && bytes.back() == '\r') bytes.pop_back();
}

Result<Secret> readAll(int file, const std::string& path) {
    // Room for all of it at once: growing would leave copies behind in freed memory.
    std::string bytes(longestSecret, '\0');
    std::size_t length = 0;
    while (length < bytes.size()) {
        const ssize_t got = ::read(file, bytes.data() + length, bytes.size() - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            const int reason = errno;
            explicit_bzero(bytes.data(), bytes.size());
            return systemError(reason, "The secret's file cannot be read", path);
        }
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
    }
    bytes.resize(length);
    dropLastLineBreak(bytes);
    if (bytes.empty())
        return Error(ErrorCode::Corrupt, "The secret's file is empty: " + path + ".")
            .on(path)
            .next("Enter the secret again.");
    return Secret(std::move(bytes));
}

Result<void> writeAll(int file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(file, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return systemError(errno, "The secret cannot be written", path);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file) != 0) return systemError(errno, "The secret cannot be written", path);
    return {};
}

Result<void> makeDirectory(const std::filesystem::path& directory) {
    std::error_code failure;
    if (directory.empty() || std::filesystem::is_directory(directory, failure)) return {};
    if (directory.has_parent_path() && directory.parent_path() != directory)
        HS_TRY(makeDirectory(directory.parent_path()));
    if (::mkdir(directory.c_str(), 0700) == 0) return {};
    const int reason = errno;
    if (reason == EEXIST && std::filesystem::is_directory(directory, failure)) return {};
    return systemError(reason, "The directory for secrets cannot be made", directory.string());
}

}  // namespace

Result<Secret> readSecretFile(const std::string& path, const std::string& reference, FileGuard guard) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return openError(errno, path, reference);
    HS_TRY(checkGuard(file.get(), path, guard));
    return readAll(file.get(), path);
}

Result<void> writeSecretFile(const std::string& directory, const std::string& name, const Secret& secret) {
    HS_TRY(makeDirectory(directory));
    const std::string path = directory + "/" + name;
    std::string temporary = directory + "/.writing-XXXXXX";
    const OpenFile file(::mkostemp(temporary.data(), O_CLOEXEC));  // 0600 from its first moment
    if (file.get() < 0) return systemError(errno, "The secret cannot be written", path);
    auto written = writeAll(file.get(), secret.reveal(), path);
    if (written.ok() && ::rename(temporary.c_str(), path.c_str()) != 0)
        written = systemError(errno, "The secret cannot be written", path);
    if (!written.ok()) {
        ::unlink(temporary.c_str());
        return written;
    }
    // The new name is only safe once the directory itself is on the disk.
    const OpenFile parent(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent.get() < 0 || ::fsync(parent.get()) != 0) return systemError(errno, "The secret cannot be written", path);
    return {};
}

Result<void> removeSecretFile(const std::string& path) {
    if (::unlink(path.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR) return {};
    return systemError(errno, "The secret cannot be removed", path);
}

}  // namespace hs
