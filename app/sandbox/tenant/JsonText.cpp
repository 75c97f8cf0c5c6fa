#include "app/sandbox/tenant/JsonText.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace hs::sandbox {

namespace {

char controlCharacter(std::string_view hexadecimal) {
    int code = 0;
    std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code, 16);
    return static_cast<char>(code);
}

/// Reads the JSON string that starts at `position` (its quote) and leaves `position` behind its closing quote.
std::string readText(std::string_view json, std::size_t& position) {
    std::string text;
    for (++position; position < json.size() && json[position] != '"'; ++position) {
        if (json[position] != '\\') {
            text += json[position];
            continue;
        }
        if (++position >= json.size()) break;
        switch (json[position]) {
            case 'n': text += '\n'; break;
            case 'r': text += '\r'; break;
            case 't': text += '\t'; break;
            case 'u':  // our writer spells only control characters this way
                text += controlCharacter(json.substr(std::min(position + 1, json.size()), 4));
                position += 4;
                break;
            default: text += json[position];
        }
    }
    ++position;
    return text;
}

}  // namespace

void appendJsonText(std::string& out, std::string_view utf8) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t start = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(utf8.substr(start, i - start));
        start = i + 1;
        out += '\\';
        switch (c) {
            case '"': out += '"'; break;
            case '\\': out += '\\'; break;
            case '\n': out += 'n'; break;
            case '\r': out += 'r'; break;
            case '\t': out += 't'; break;
            default:
                out += "u00";
                out += digits[c >> 4];
                out += digits[c & 15];
        }
    }
    out.append(utf8.substr(start));
    out += '"';
}

std::string jsonText(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() + 2);
    appendJsonText(out, utf8);
    return out;
}

void appendJsonTexts(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i != 0) out += ',';
        appendJsonText(out, texts[i]);
    }
    out += ']';
}

void appendJsonBinary(std::string& out, std::string_view bytes) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t start = out.size();
    out.resize(start + (bytes.size() + 2) / 3 * 4 + 2);
    char* to = out.data() + start;
    *to++ = '"';
    std::size_t i = 0;
    const auto byteAt = [&bytes](std::size_t at) {
        return at < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) : 0U;
    };
    for (; i < bytes.size(); i += 3) {
        const std::uint32_t triple = byteAt(i) << 16 | byteAt(i + 1) << 8 | byteAt(i + 2);
        *to++ = alphabet[triple >> 18];
        *to++ = alphabet[(triple >> 12) & 63];
        *to++ = i + 1 < bytes.size() ? alphabet[(triple >> 6) & 63] : '=';
        *to++ = i + 2 < bytes.size() ? alphabet[triple & 63] : '=';
    }
    *to = '"';
}

std::string textOfJson(std::string_view json) {
    if (json.empty() || json.front() != '"') return {};
    std::size_t position = 0;
    return readText(json, position);
}

std::vector<std::string> textsOfJson(std::string_view json) {
    std::vector<std::string> texts;
    if (json.empty() || json.front() != '[') return texts;
    for (std::size_t position = 1; position < json.size();) {
        if (json[position] == '"') texts.push_back(readText(json, position));
        else ++position;
    }
    return texts;
}

}  // namespace hs::sandbox
