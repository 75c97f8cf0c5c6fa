#include "core/wiring/Profile.h"

#include <sys/stat.h>

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace hs::wiring {

namespace {

std::string home() {
    if (const char* own = std::getenv("HYBRIDSYNC_HOME"); own != nullptr && *own != '\0') return own;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
        return std::string(data) + "/hybridsync";
    const char* user = std::getenv("HOME");
    return std::string(user != nullptr ? user : "/root") + "/.local/share/hybridsync";
}

}  // namespace

Result<Profile> Profile::named(const std::string& name) {
    bool valid = !name.empty() && name.size() <= 100 && name.front() != '.';
    for (const char c : name)
        valid = valid && (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.');
    if (!valid)
        return Error(ErrorCode::InvalidInput, "'" + name + "' is not a profile name.")
            .attributeNamed("profile")
            .next("Use letters, digits, '.', '-' and '_'.");
    Profile profile{name, home() + "/" + name};
    std::error_code error;
    std::filesystem::create_directories(profile.directory, error);
    if (error)
        return Error(ErrorCode::Unavailable, "The profile's directory cannot be made.")
            .on(profile.directory)
            .saying(error.message())
            .next("Check the rights and the free space, or set HYBRIDSYNC_HOME.");
    ::chmod(profile.directory.c_str(), 0700);
    return profile;
}

Result<std::string> Profile::storeLocation() const {
    const std::string file = directory + "/store.url";
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0 && errno == ENOENT) return storePath();
    if ((status.st_mode & 077) != 0)
        return Error(ErrorCode::Denied, "Others may read the location of the store, which may hold a password.")
            .on(file)
            .next("Take their rights away: chmod 600 " + file);
    std::ifstream in(file);
    std::string location;
    if (!in || (!std::getline(in, location) && in.bad()))
        return Error(ErrorCode::Unavailable, "The location of the store cannot be read.")
            .on(file)
            .next("Give this account the right to read the file.");
    while (!location.empty() && std::isspace(static_cast<unsigned char>(location.back()))) location.pop_back();
    if (location.empty())
        return Error(ErrorCode::InvalidInput, "The file with the location of the store is empty.")
            .on(file)
            .next("Write postgresql://user:password@host/database into its first line, or delete the file.");
    return location;
}

}  // namespace hs::wiring
