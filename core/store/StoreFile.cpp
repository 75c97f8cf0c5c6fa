#include "core/store/StoreFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hs {

namespace {

namespace fs = std::filesystem;

Error unusable(const std::string& what, const std::string& path, const std::string& systemText) {
    return Error(ErrorCode::Unavailable, what + ": " + path + ".")
        .on(path)
        .saying(systemText)
        .next("Check the path, and that this account may write there.");
}

/// Like `mkdir -p`, but what is made belongs to this account alone.
Result<void> makeDirectory(const fs::path& directory) {
    std::error_code failure;
    if (directory.empty() || fs::is_directory(directory, failure)) return {};
    if (directory.has_parent_path() && directory.parent_path() != directory)
        HS_TRY(makeDirectory(directory.parent_path()));
    if (::mkdir(directory.c_str(), 0700) == 0) return {};
    const int reason = errno;
    if (reason == EEXIST && fs::is_directory(directory, failure)) return {};
    return unusable("The store's directory cannot be made", directory.string(), std::strerror(reason));
}

}  // namespace

Result<void> prepareStoreFile(const std::string& path) {
    HS_TRY(makeDirectory(fs::path(path).parent_path()));
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return unusable("The store cannot be opened", path, std::strerror(errno));
    struct stat status = {};
    const bool shared = ::fstat(file, &status) == 0 && (status.st_mode & 077) != 0;
    // Failing here is no reason to refuse the work: another account may own the file and mean it.
    if (shared && ::fchmod(file, 0600) != 0) errno = 0;
    ::close(file);
    return {};
}

}  // namespace hs
