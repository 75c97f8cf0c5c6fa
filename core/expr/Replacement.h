#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/expr/Pattern.h"

namespace hs::expr {

/// The replacement of a regular expression with its references to groups: $1, ${name}, $$, $&, in .NET's numbering.
class Replacement {
public:
    /// A reference to a group that the pattern does not have stays as it is written. The error's message is the
    /// end of an issue's text: "'$`' is not supported in a replacement."
    static Result<Replacement> compile(std::string_view text, const Pattern& pattern);

    /// The replacement for one match; groups that took no part are empty.
    void appendTo(std::string& text, const Pattern::Matches& match) const;

private:
    struct Part {
        std::string literal;
        int group = -1;  ///< -1 = the literal
    };
    void addLiteral(std::string_view text);
    void addGroup(int group) { parts_.push_back({{}, group}); }

    std::vector<Part> parts_;
};

}  // namespace hs::expr
