#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hs::sandbox {

/// An attribute the sandbox's schema shall lack: on one class, or (className empty) altogether.
struct SchemaGap {
    std::string attribute;
    std::string className;
};

/// The sandbox directory's schema: names, object identifiers, syntaxes and classes of Active Directory with an Exchange
/// extension, as far as synchronisation meets them, in OpenLDAP's spelling.
///
/// As in Active Directory, the Exchange attributes do not belong to user, inetOrgPerson and contact themselves: they
/// reach them through auxiliary classes, which the subschema states as DIT content rules (RFC 4512 4.1.6).
/// Sources: MS-ADA1, MS-ADA2, MS-ADA3, MS-ADSC; attribute dumps of Exchange-extended forests.
class DirectorySchema {
public:
    /// `exchange` false leaves out what only Exchange's schema extension brings (msExch…, mailNickname, targetAddress,
    /// extensionAttribute1 to 15) and msDS-ExternalDirectoryObjectId.
    DirectorySchema(bool exchange, std::vector<SchemaGap> gaps);

    bool has(std::string_view attribute) const;
    bool allows(std::string_view className, std::string_view attribute) const;

    /// The attribute and class definitions for slapd.conf. `auxiliaryClass`, when given, may be added to any entry.
    std::string definitions() const;
    /// The content rules; after any module that brings the auxiliary class.
    std::string contentRules(const std::string& auxiliaryClass) const;

    /// CN=Schema and its attributeSchema objects as LDIF, ms-Exch-Schema-Version-Pt among them.
    std::string schemaPartition(const std::string& baseDn) const;

    /// The attributes with a longest value that the server shall enforce, as slapo-constraint's lines.
    std::string lengthConstraints() const;

private:
    bool isLeftOut(std::string_view attribute, std::string_view className) const;
    std::string listed(std::string_view className, const std::vector<std::string_view>& attributes) const;

    bool exchange_;
    std::vector<SchemaGap> gaps_;
};

/// The eight attributes that Exchange hybrid writeback writes; what the sandbox's service account may write.
const std::vector<std::string_view>& writebackTargets();

}  // namespace hs::sandbox
