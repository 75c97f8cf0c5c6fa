#include "core/net/MailText.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/Encoding.h"

namespace hs::net {

namespace {

constexpr std::size_t longestPlainHeader = 60;
constexpr std::size_t bytesPerWord = 45;  // 60 characters of base64 and "=?utf-8?B??=": below the 75 of RFC 2047
constexpr std::size_t longestLine = 76;
constexpr std::size_t longestAddress = 254;
constexpr std::string_view hexDigits = "0123456789ABCDEF";

bool isPrintableAscii(char c) { return c >= ' ' && c <= '~'; }

bool isControl(char c) { return (c >= 0 && c < ' ') || c == 0x7f; }

bool isAddress(std::string_view text) {
    static constexpr std::string_view refused = " ()<>[]\\,;:\"";
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 == text.size() || text.size() > longestAddress) return false;
    if (text.find('@', at + 1) != std::string_view::npos || text.front() == '-') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isPrintableAscii(c) && refused.find(c) == std::string_view::npos; });
}

Result<void> checkAddress(const std::string& address, std::string_view whose) {
    if (isAddress(address)) return {};
    return Error(ErrorCode::InvalidInput, "The " + std::string(whose) + " has no valid e-mail address.")
        .on(isUtf8(address) ? address : std::string())
        .next("Enter one such as admin@contoso.com.");
}

/// Where a piece of at most `most` bytes ends without cutting a character.
std::size_t pieceOf(std::string_view utf8, std::size_t most) {
    if (utf8.size() <= most) return utf8.size();
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;
    return end == 0 ? most : end;
}

void appendTwoDigits(std::string& text, long number) {
    text += static_cast<char>('0' + number / 10 % 10);
    text += static_cast<char>('0' + number % 10);
}

/// Appends to a line that must not grow beyond the longest; a soft line break ends in "=".
void appendToken(std::string& out, std::size_t& column, std::string_view token) {
    if (column + token.size() > longestLine - 1) {
        out += "=\r\n";
        column = 0;
    }
    out += token;
    column += token.size();
}

std::string withOneLineEnd(std::string_view text) {
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 == text.size() || text[i + 1] != '\n') lines += '\n';
        } else {
            lines += text[i];
        }
    }
    return lines;
}

}  // namespace

Result<void> checkAddresses(const Letter& letter) {
    HS_TRY(checkAddress(letter.from, "sender"));
    if (letter.to.empty()) return checkAddress({}, "recipient");
    for (const std::string& recipient : letter.to) HS_TRY(checkAddress(recipient, "recipient"));
    return {};
}

std::string mailDate(UnixMillis time) {
    using namespace std::chrono;
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_time<seconds> moment{floor<seconds>(milliseconds(time))};
    const auto day = floor<std::chrono::days>(moment);
    const year_month_day date{day};
    const hh_mm_ss clock{moment - day};
    std::string text(days[weekday(day).c_encoding()]);
    text += ", ";
    appendTwoDigits(text, static_cast<unsigned>(date.day()));
    text += ' ';
    text += months[static_cast<unsigned>(date.month()) - 1];
    text += ' ';
    text += std::to_string(static_cast<int>(date.year()));
    text += ' ';
    appendTwoDigits(text, clock.hours().count());
    text += ':';
    appendTwoDigits(text, clock.minutes().count());
    text += ':';
    appendTwoDigits(text, clock.seconds().count());
    return text + " +0000";
}

std::string encodedHeader(std::string_view utf8) {
    std::string clean(utf8);
    std::replace_if(clean.begin(), clean.end(), isControl, ' ');
    const bool plain = clean.size() <= longestPlainHeader &&
                       std::all_of(clean.begin(), clean.end(), isPrintableAscii) &&
                       clean.find("=?") == std::string::npos;
    if (plain) return clean;
    std::string words;
    for (std::string_view rest = clean; !rest.empty();) {
        const std::size_t size = pieceOf(rest, bytesPerWord);
        if (!words.empty()) words += "\r\n ";
        words += "=?utf-8?B?" + toBase64(rest.substr(0, size)) + "?=";
        rest.remove_prefix(size);
    }
    return words;
}

std::string quotedPrintable(std::string_view utf8) {
    const std::string lines = withOneLineEnd(utf8);
    std::string out;
    out.reserve(lines.size() + lines.size() / 8);
    std::size_t column = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const char c = lines[i];
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool lineEnds = i + 1 == lines.size() || lines[i + 1] == '\n';
        const bool blank = c == ' ' || c == '\t';
        if (blank ? !lineEnds : isPrintableAscii(c) && c != '=') {
            appendToken(out, column, std::string_view(&c, 1));
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        const std::array<char, 3> escaped{'=', hexDigits[byte >> 4U], hexDigits[byte & 0xFU]};
        appendToken(out, column, std::string_view(escaped.data(), escaped.size()));
    }
    if (column > 0) out += "\r\n";
    return out;
}

std::string mailText(const Letter& letter, UnixMillis now, std::string_view messageId) {
    std::string text = "Date: " + mailDate(now) + "\r\nFrom: Hybrid Sync <" + letter.from + ">\r\nTo: ";
    for (std::size_t i = 0; i < letter.to.size(); ++i) text += (i > 0 ? ",\r\n " : "") + letter.to[i];
    text += "\r\nSubject: " + encodedHeader(letter.subject);
    text += "\r\nMessage-ID: <" + std::string(messageId) + letter.from.substr(letter.from.find('@')) + ">";
    text +=
        "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    return text + quotedPrintable(letter.body);
}

}  // namespace hs::net
