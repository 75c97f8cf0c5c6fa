#include "app/sandbox/PrivateFiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace hs::sandbox {

namespace {

Error refused(std::string message, const std::string& path) {
    return Error(ErrorCode::Denied, std::move(message)).on(path).saying(std::strerror(errno));
}

}  // namespace

Result<void> makePrivateDirectory(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) == 0) return {};
    if (errno != EEXIST) return refused("The directory cannot be made.", path);
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return refused("The directory cannot be looked at.", path);
    if (!S_ISDIR(about.st_mode) || about.st_uid != ::getuid() || (about.st_mode & 077) != 0)
        return Error(ErrorCode::Denied, "The directory is not yours alone; nothing is kept in it.")
            .on(path)
            .next("Find out who made it, and remove it.");
    return {};
}

Result<void> writePrivately(const std::string& path, std::string_view content) {
    const std::string draft = path + ".new";
    ::unlink(draft.c_str());
    const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return refused("The file cannot be made.", path);
    bool written = true;
    while (written && !content.empty()) {
        const ssize_t count = ::write(file, content.data(), content.size());
        written = count > 0;
        if (written) content.remove_prefix(static_cast<std::size_t>(count));
    }
    ::close(file);
    if (!written || ::rename(draft.c_str(), path.c_str()) != 0) return refused("The file cannot be written.", path);
    return {};
}

Result<std::string> readWhole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error(ErrorCode::Unavailable, "The file cannot be read.").on(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<void> removeDirectory(const std::string& path) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) return Error(ErrorCode::Denied, "The directory cannot be removed.").on(path).saying(error.message());
    return {};
}

}  // namespace hs::sandbox
