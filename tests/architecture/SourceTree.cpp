#include "tests/architecture/SourceTree.h"

#include <filesystem>
#include <fstream>
#include <regex>

namespace hs::architecture {

std::vector<std::string> SourceFile::includes() const {
    static const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<std::string> found;
    std::smatch match;
    for (const std::string& line : lines)
        if (std::regex_search(line, match, pattern)) found.push_back(match[1]);
    return found;
}

std::vector<std::string> SourceFile::declaredClasses() const {
    static const std::regex pattern(
        R"re(^\s*(?:class|struct)\s+(?:\[\[nodiscard\]\]\s+)?([A-Za-z_]\w*)\s*(?:final\s*)?(?::[^:]|\{|$))re");
    std::vector<std::string> found;
    std::smatch match;
    for (const std::string& line : lines)
        if (std::regex_search(line, match, pattern)) found.push_back(match[1]);
    return found;
}

std::string SourceFile::floor() const {
    const auto first = path.find('/');
    const std::string top = path.substr(0, first);
    if (top != "core" && top != "ui") return top;
    const auto second = path.find('/', first + 1);
    return second == std::string::npos ? top : path.substr(0, second);
}

std::vector<SourceFile> readTree(const std::vector<std::string>& folders) {
    const std::filesystem::path root = HYBRIDSYNC_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
            SourceFile file;
            file.path = std::filesystem::relative(entry.path(), root).generic_string();
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    return files;
}

}  // namespace hs::architecture
