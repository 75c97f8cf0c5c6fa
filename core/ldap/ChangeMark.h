#pragma once

#include <optional>
#include <string>

namespace hs::ldap {

/// A moment in a directory's history, as LdapEndpoint::watermark gives it away: one line of text that names the kind of
/// change tracking, the server whose history it is, and the position in that server's own terms.
/// "dirsync 8d…-… 1 TVNEUw…", "usn 4c…-… - 12345", "syncrepl 77…-… same csn;csn".
struct ChangeMark {
    enum class Kind { DirSync, Usn, SyncReplication };

    Kind kind = Kind::DirSync;
    std::string server;    ///< domain, invocation or database, as a GUID's text
    std::string remark;    ///< a word that the kind keeps for itself; no blanks
    std::string position;  ///< no blanks

    std::string text() const;
    /// Nothing for a text that is no mark of ours.
    static std::optional<ChangeMark> parse(const std::string& text);

    bool operator==(const ChangeMark&) const = default;
};

}  // namespace hs::ldap
