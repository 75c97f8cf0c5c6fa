#pragma once

#include <string>
#include <vector>

namespace hs::architecture {

/// One source file of the tree, with what the laws look at.
struct SourceFile {
    std::string path;  ///< from the project's root, '/'-separated
    std::vector<std::string> lines;

    std::vector<std::string> includes() const;         ///< "core/base/Result.h" and "<QtWidgets/…>" without brackets
    std::vector<std::string> declaredClasses() const;  ///< names after class or struct at the start of a definition

    /// "core/ldap", "ui/kit", "app", "tests": the floor the file lives on.
    std::string floor() const;
};

/// Every .h and .cpp below the given top-level folders.
std::vector<SourceFile> readTree(const std::vector<std::string>& folders);

}  // namespace hs::architecture
