#include "core/wiring/Profile.h"

#include <sys/stat.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>

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

}  // namespace hs::wiring
