#pragma once

#include <string>
#include <string_view>

#include "app/sandbox/tenant/ODataFilter.h"

namespace hs::sandbox {

/// Recursive descent over one $filter text.
class ODataFilterParser {
public:
    ODataFilterParser(std::string_view text, ObjectKind kind, bool beta) : text_(text), kind_(kind), beta_(beta) {}

    Result<ODataFilter> parse();

private:
    using Node = ODataFilter::Node;
    Result<Node> alternatives();
    Result<Node> conjunction();
    Result<Node> term();
    Result<Node> function(ODataFilter::Test test);
    Result<Node> comparison();
    Result<Node> any(Property property);
    Result<Node> compare(Property property);
    Result<Property> property();
    Result<std::string> literal(Property property);

    std::string_view word();             ///< the next name, without consuming it
    bool take(std::string_view symbol);  ///< skips blanks; words only as a whole
    Error wrong() const;

    std::string_view text_;
    std::size_t at_ = 0;
    ObjectKind kind_;
    bool beta_;
    bool advanced_ = false;
    int clauses_ = 0;
};

/// How texts of a property are compared: immutable ids as they are, everything else without regard to case.
std::string comparable(Property property, std::string_view text);

}  // namespace hs::sandbox
