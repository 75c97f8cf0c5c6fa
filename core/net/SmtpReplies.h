#pragma once

#include <string>
#include <string_view>

namespace hs::net {

/// Listens to what a mail server says and keeps its last reply, all lines of it. The answer to
/// the farewell (221) is not one: it follows every refusal.
class SmtpReplies {
public:
    /// One line as it came, "250-SIZE 10240000\r\n".
    void hear(std::string_view line);

    /// Of the last reply; 0 before the first.
    int code() const { return code_; }

    /// "550 5.1.1 No such user here": the last reply's lines, joined by blanks.
    const std::string& words() const { return words_; }

private:
    int code_ = 0;
    bool complete_ = true;
    std::string words_;
};

}  // namespace hs::net
