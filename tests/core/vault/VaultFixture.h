#pragma once

#include <sys/stat.h>

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "core/vault/FileVault.h"
#include "tests/core/base/Expect.h"

namespace hs::test {

/// A directory of its own, and an environment that is not the process's.
class VaultFixture : public ::testing::Test {
protected:
    std::string path(const std::string& name) const { return directory_.path().toStdString() + "/" + name; }

    std::string madeFile(const std::string& name, const std::string& content, unsigned mode = 0600) {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << content;
        EXPECT_EQ(::chmod(path(name).c_str(), mode), 0);
        return path(name);
    }

    unsigned modeOf(const std::string& file) {
        struct stat status = {};
        EXPECT_EQ(::stat(file.c_str(), &status), 0) << file;
        return status.st_mode & 0777;
    }

    std::string contentOf(const std::string& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }

    std::unique_ptr<FileVault> files() {
        return std::make_unique<FileVault>(path("vault"),
                                           [this](const std::string& name) -> std::optional<std::string> {
                                               const auto found = environment_.find(name);
                                               if (found == environment_.end()) return std::nullopt;
                                               return found->second;
                                           });
    }

    QTemporaryDir directory_;
    std::map<std::string, std::string> environment_;
};

inline Secret secret(const std::string& bytes) { return Secret(bytes); }

inline std::string revealed(Result<Secret> result) { return std::string(valueOf(std::move(result)).reveal()); }

}  // namespace hs::test
