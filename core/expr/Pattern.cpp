#include "core/expr/Pattern.h"

#include "core/expr/RegexErrors.h"
#include "core/expr/Text.h"

namespace hs::expr {

Result<std::unique_ptr<const Pattern>> Pattern::compile(std::string_view pattern) {
    HS_ASSIGN(TranslatedPattern translated, RegexTranslator(pattern).translate());
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto regex = std::make_unique<const re2::RE2>(translated.text, options);
    if (!regex->ok()) return invalidPattern(regex->error());
    auto result = std::make_unique<Pattern>();
    result->regex_ = std::move(regex);
    result->groups_ = std::move(translated.groups);
    return std::unique_ptr<const Pattern>(std::move(result));
}

std::optional<int> Pattern::groupByNumber(std::size_t number) const {
    if (number == 0) return 0;
    if (number > groups_.size()) return std::nullopt;
    return groups_[number - 1].index;
}

std::optional<int> Pattern::groupByName(std::string_view name) const {
    for (const auto& group : groups_)
        if (!group.name.empty() && group.name == name) return group.index;
    return std::nullopt;
}

Pattern::Matches::Matches(const Pattern& pattern, std::string_view text)
    : pattern_(pattern), text_(text.data() ? text : std::string_view("")), match_(pattern.groups_.size() + 1) {}

bool Pattern::Matches::next() {
    if (done_ || from_ > text_.size()) return false;
    const re2::StringPiece whole(text_.data(), text_.size());
    const bool found = pattern_.regex_->Match(whole, from_, whole.size(), re2::RE2::UNANCHORED, match_.data(),
                                              static_cast<int>(match_.size()));
    if (!found) {
        done_ = true;
        return false;
    }
    from_ = end();
    if (!match_[0].empty()) return true;
    from_ += from_ < text_.size() ? characterAt(text_, from_).size : 1;
    return true;
}

std::size_t Pattern::Matches::begin() const { return static_cast<std::size_t>(match_[0].data() - text_.data()); }

std::optional<std::string_view> Pattern::Matches::group(int index) const {
    const re2::StringPiece& piece = match_[static_cast<std::size_t>(index)];
    if (!piece.data()) return std::nullopt;
    return std::string_view(piece.data(), piece.size());
}

std::size_t Pattern::Matches::offsetOf(int index) const {
    return static_cast<std::size_t>(match_[static_cast<std::size_t>(index)].data() - text_.data());
}

}  // namespace hs::expr
