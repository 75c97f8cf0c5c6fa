#include "core/ldap/ChangeMark.h"

#include <array>
#include <utility>
#include <vector>

namespace hs::ldap {

namespace {

constexpr auto kinds = std::to_array<std::pair<ChangeMark::Kind, std::string_view>>({
    {ChangeMark::Kind::DirSync, "dirsync"},
    {ChangeMark::Kind::Usn, "usn"},
    {ChangeMark::Kind::SyncReplication, "syncrepl"},
});

constexpr std::string_view nothing = "-";

std::string_view orDash(const std::string& word) { return word.empty() ? nothing : std::string_view(word); }

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace

std::string ChangeMark::text() const {
    std::string line;
    for (const auto& [each, word] : kinds)
        if (each == kind) line = word;
    return line.append(" ")
        .append(orDash(server))
        .append(" ")
        .append(orDash(remark))
        .append(" ")
        .append(orDash(position));
}

std::optional<ChangeMark> ChangeMark::parse(const std::string& text) {
    std::vector<std::string> words = wordsOf(text);
    if (words.size() != 4) return std::nullopt;
    for (std::string& word : words) {
        if (word.empty()) return std::nullopt;
        if (word == nothing) word.clear();
    }
    for (const auto& [kind, word] : kinds)
        if (words[0] == word) return ChangeMark{kind, words[1], words[2], words[3]};
    return std::nullopt;
}

}  // namespace hs::ldap
