#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "core/base/Result.h"
#include "core/expr/RegexTranslator.h"

namespace hs::expr {

/// A compiled regular expression with .NET's meaning, running in linear time. Immutable and thread safe.
class Pattern {
public:
    /// The error's message is the end of an issue's text: "invalid regular expression: missing )"
    static Result<std::unique_ptr<const Pattern>> compile(std::string_view pattern);

    /// A group's number in order of appearance, by its .NET number or by its name; nothing when there is none.
    std::optional<int> groupByNumber(std::size_t number) const;
    std::optional<int> groupByName(std::string_view name) const;

    /// One match: the texts of the groups by order of appearance, 0 being the whole. A group that took no part has
    /// no data at all, which is not the same as an empty text.
    using Match = std::vector<re2::StringPiece>;

    /// Walks over all matches as .NET does: an empty match right after a match counts, and after an empty match
    /// the search goes on one character further.
    class Matches {
    public:
        /// Pattern and text must outlive the walk.
        Matches(const Pattern& pattern, std::string_view text);

        /// Moves on; false when there are no more.
        bool next();

        const Match& match() const { return match_; }
        std::size_t begin() const;
        std::size_t end() const { return begin() + match_[0].size(); }

        /// The text of a group, and whether it took part.
        std::optional<std::string_view> group(int index) const;
        std::size_t offsetOf(int index) const;

    private:
        const Pattern& pattern_;
        std::string_view text_;
        Match match_;
        std::size_t from_ = 0;
        bool done_ = false;
    };

private:
    std::unique_ptr<const re2::RE2> regex_;
    std::vector<TranslatedPattern::Group> groups_;
};

}  // namespace hs::expr
