#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace hs::expr {

/// A pattern in RE2's spelling, and which of its groups is which in .NET's counting.
struct TranslatedPattern {
    struct Group {
        int index = 0;     ///< in order of appearance, from 1, as RE2 counts
        std::string name;  ///< empty for unnamed groups
    };
    std::string text;
    std::vector<Group> groups;  ///< in .NET's order: all unnamed groups first, then all named ones
};

/// Translates a .NET pattern to RE2, or says what RE2 cannot do (expressions reference, 7.2). Everything that the
/// two spell alike but understand differently is rewritten or refused here, so that a pattern that compiles means
/// what its author read in Microsoft's documentation.
class RegexTranslator {
public:
    explicit RegexTranslator(std::string_view pattern) : pattern_(pattern) {}

    /// The error's message is the end of an issue's text: "regular expressions here have no lookahead."
    Result<TranslatedPattern> translate();

private:
    Result<void> translateOne();
    Result<void> translateGroup();
    Result<void> translateNamedGroup();
    Result<void> translateOptions();
    Result<void> translateClose();
    Result<void> translateQuantifier();
    Result<void> translateBraces();
    Result<void> finishQuantifier();
    Result<void> translateEscape();
    Result<void> translateLetterEscape(char letter);
    Result<void> translateClass();
    Result<void> translateClassRange();
    Result<char32_t> takeCharacterEscape();
    Result<std::string> takeCategory();
    Result<char32_t> takeHex(std::size_t digits);

    /// One element of a class: a character (which may begin a range) or a set.
    struct ClassAtom {
        bool isSet = false;
        char32_t character = 0;
        std::string set;
    };
    Result<ClassAtom> takeClassAtom();

    bool atEnd() const { return at_ >= pattern_.size(); }
    bool startsWith(std::string_view text) const { return pattern_.substr(at_).starts_with(text); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0'; }
    char32_t takeCharacter();
    void literal(char32_t code);

    std::string_view pattern_;
    std::size_t at_ = 0;
    std::string out_;
    bool quantifiable_ = false;  ///< may a quantifier stand here?
    int depth_ = 0;
    int groupCount_ = 0;
    std::vector<TranslatedPattern::Group> unnamed_, named_;
};

}  // namespace hs::expr
