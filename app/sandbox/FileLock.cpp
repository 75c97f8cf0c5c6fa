#include "app/sandbox/FileLock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace hs::sandbox {

namespace {

// Open file description locks: unlike classic record locks they do not vanish when the program closes another
// descriptor of the same file, and unlike flock(2) they can be asked about without taking them.
struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

Result<FileLock> FileLock::take(const std::string& path, Wait wait) {
    for (;;) {
        FileLock taken(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (taken.file_ < 0)
            return Error(ErrorCode::Denied, "The lock cannot be opened.").on(path).saying(std::strerror(errno));
        struct flock lock = wholeFile();
        if (::fcntl(taken.file_, wait == Wait::Yes ? F_OFD_SETLKW : F_OFD_SETLK, &lock) != 0)
            return Error(ErrorCode::Conflict, "Somebody else holds the lock.").on(path);
        if (!taken.isAt(path)) continue;  // its last holder removed the file while we waited
        const std::string pid = std::to_string(::getpid());
        if (::ftruncate(taken.file_, 0) != 0 || ::pwrite(taken.file_, pid.data(), pid.size(), 0) < 0)
            return Error(ErrorCode::Denied, "The lock cannot be written.").on(path).saying(std::strerror(errno));
        return taken;
    }
}

bool FileLock::isAt(const std::string& path) const {
    struct stat mine {
    }, there{};
    return ::fstat(file_, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_ino == there.st_ino &&
           mine.st_dev == there.st_dev;
}

std::optional<std::int64_t> FileLock::holder(const std::string& path) {
    const FileLock looked(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (looked.file_ < 0) return std::nullopt;
    struct flock lock = wholeFile();
    if (::fcntl(looked.file_, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
    std::array<char, 32> pid{};
    if (::pread(looked.file_, pid.data(), pid.size() - 1, 0) <= 0) return std::nullopt;
    return std::strtoll(pid.data(), nullptr, 10);
}

FileLock::FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

FileLock::~FileLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace hs::sandbox
