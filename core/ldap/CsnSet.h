#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hs::ldap {

/// How far a database has come: the last change sequence number (OpenLDAP's CSN, "20240102030405.123456Z#000000#001#
/// 000000") of each server that writes to it, by the server's number, which is the third field.
class CsnSet {
public:
    /// From contextCSN values, or from the text of a mark. Nothing when one of them is no CSN.
    static std::optional<CsnSet> parse(const std::vector<std::string>& values);
    static std::optional<CsnSet> parse(std::string_view text);

    /// "csn;csn", in the order of the servers' numbers.
    std::string text() const;

    /// The cookie of RFC 4533 as OpenLDAP spells it: "rid=000,csn=csn;csn".
    std::string cookie() const;

    /// Everything that may be newer than this; `covers` then tells exactly.
    std::string filter() const;

    /// Whether a change with this number lies at or before this position.
    bool covers(const std::string& csn) const;

    /// Whether every position of `other` lies at or before this one.
    bool covers(const CsnSet& other) const;

    bool empty() const { return latest_.empty(); }
    bool operator==(const CsnSet&) const = default;

private:
    std::map<std::string, std::string> latest_;
};

}  // namespace hs::ldap
