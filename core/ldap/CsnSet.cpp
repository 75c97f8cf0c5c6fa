#include "core/ldap/CsnSet.h"

#include <algorithm>

namespace hs::ldap {

namespace {

/// The field between the second and the third '#'; empty when the text is no CSN.
std::string serverNumber(std::string_view csn) {
    if (csn.find_first_not_of("0123456789abcdefABCDEFZ.#") != std::string_view::npos) return {};
    const auto first = csn.find('#');
    const auto second = first == std::string_view::npos ? first : csn.find('#', first + 1);
    const auto third = second == std::string_view::npos ? second : csn.find('#', second + 1);
    if (third == std::string_view::npos || first < 15) return {};
    return std::string(csn.substr(second + 1, third - second - 1));
}

}  // namespace

std::optional<CsnSet> CsnSet::parse(const std::vector<std::string>& values) {
    CsnSet set;
    for (const std::string& csn : values) {
        const std::string server = serverNumber(csn);
        if (server.empty()) return std::nullopt;
        std::string& latest = set.latest_[server];
        latest = std::max(latest, csn);
    }
    return set;
}

std::optional<CsnSet> CsnSet::parse(std::string_view text) {
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(';', begin), text.size());
        values.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parse(values);
}

std::string CsnSet::text() const {
    std::string line;
    for (const auto& [server, csn] : latest_) line.append(line.empty() ? "" : ";").append(csn);
    return line;
}

std::string CsnSet::cookie() const { return "rid=000,csn=" + text(); }

std::string CsnSet::filter() const {
    std::string oldest;
    for (const auto& [server, csn] : latest_)
        if (oldest.empty() || csn < oldest) oldest = csn;
    return "(&(entryCSN>=" + oldest + ")(!(entryCSN=" + oldest + ")))";
}

bool CsnSet::covers(const std::string& csn) const {
    const auto latest = latest_.find(serverNumber(csn));
    return latest != latest_.end() && csn <= latest->second;
}

bool CsnSet::covers(const CsnSet& other) const {
    return std::all_of(other.latest_.begin(), other.latest_.end(),
                       [this](const auto& each) { return covers(each.second); });
}

}  // namespace hs::ldap
