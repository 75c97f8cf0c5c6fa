#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/expr/Datum.h"

namespace hs::expr {

/// Where a text that is read by a format may have white space that the format does not have.
struct WhiteSpaceRules {
    bool leading = true;
    bool trailing = true;
    bool inner = false;

    /// From .NET's DateTimeStyles, names separated by commas. The error's message is the end of an issue's text.
    static Result<WhiteSpaceRules> from(std::string_view styles);
};

/// One of .NET's custom date formats with the invariant culture's names, in the part that the language has
/// (expressions reference, 8.4). Writes and reads UTC.
class DateFormat {
public:
    /// The error's message is the end of an issue's text: "format 'MMMMM' is not supported."
    static Result<DateFormat> compile(std::string_view format);

    /// A format that can be read needs yyyy, and cannot have yy.
    Result<void> checkReadable() const;

    std::string write(Ticks ticks) const;

    struct Reading {
        enum class State { Date, NoMatch, OutOfRange };
        State state = State::NoMatch;
        Ticks ticks = 0;
    };
    Reading read(std::string_view text, const WhiteSpaceRules& whiteSpace) const;

    /// One run of the format. Letters carry the letter and how often it stands there; literals carry their text.
    struct Run {
        char letter = '\0';  ///< '\0' = literal
        int count = 0;
        std::string literal;
    };

private:
    std::vector<Run> runs_;
};

}  // namespace hs::expr
