#pragma once

#include <string_view>
#include <vector>

namespace hs::sandbox {

/// Attribute syntaxes of Active Directory that the sandbox needs (MS-ADTS 3.1.1.2.2.2).
enum class AttributeSyntax { Text, Integer, LargeInteger, Octets, Boolean, Name, Time };

/// Who brings an attribute to a forest. Internal ones (root DSE) have no attributeSchema object.
enum class Origin { Base, Exchange, Internal };

/// What is known of one attribute. Facts only; how slapd spells them is DirectorySchema's business.
struct AttributeFact {
    std::string_view name;
    std::string_view oid;
    AttributeSyntax syntax;
    bool singleValued;
    int rangeUpper;  ///< 0 = none
    Origin origin;
};

/// A class with its own attributes. Auxiliary classes give theirs to `carriers` by content rule.
struct ClassFact {
    std::string_view name;
    std::string_view oid;
    std::string_view superior;
    std::vector<std::string_view> must;
    std::vector<std::string_view> may;
};

struct AuxiliaryFact {
    std::string_view name;
    std::string_view oid;
    Origin origin;
    std::vector<std::string_view> carriers;
    std::vector<std::string_view> may;
};

const std::vector<AttributeFact>& attributeFacts();
const std::vector<ClassFact>& classFacts();
const std::vector<AuxiliaryFact>& auxiliaryFacts();

/// What Active Directory's `top` allows everywhere; OpenLDAP's own `top` cannot be extended.
const std::vector<std::string_view>& attributesOfTop();

}  // namespace hs::sandbox
