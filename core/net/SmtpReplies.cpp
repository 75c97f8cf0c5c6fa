#include "core/net/SmtpReplies.h"

#include <charconv>

namespace hs::net {

namespace {

constexpr std::size_t longestWords = 600;
constexpr int goodbye = 221;

}  // namespace

void SmtpReplies::hear(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    int code = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), code);
    if (error != std::errc() || end - line.data() != 3 || code == goodbye) return;
    if (complete_) words_.clear();
    code_ = code;
    complete_ = line.size() == 3 || line[3] != '-';
    if (words_.size() >= longestWords) return;
    if (words_.empty()) {
        words_ = line.substr(0, longestWords);
        if (words_.size() > 3) words_[3] = ' ';
    } else if (line.size() > 4) {
        words_ += ' ';
        words_ += line.substr(4, longestWords);
    }
}

}  // namespace hs::net
