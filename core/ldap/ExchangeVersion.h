#pragma once

#include <string>

namespace hs::ldap {

/// What the rangeUpper of ms-Exch-Schema-Version-Pt tells of the Exchange version that last extended the schema, in
/// words: "Exchange Server 2019 CU10 or later". A hint for people; what the schema can hold is decided by the
/// attributes. (Microsoft: "Prepare Active Directory and domains for Exchange Server"; TechNet wiki 2772 for versions
/// before 2013.)
std::string exchangeVersion(int rangeUpper);

}  // namespace hs::ldap
