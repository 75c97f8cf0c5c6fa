#include "core/net/Http.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs::net {

namespace {

bool isUnreserved(unsigned char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string plusToBlank(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '+', ' ');
    return result;
}

}  // namespace

std::string_view Headers::get(std::string_view name) const {
    for (const auto& [field, value] : fields_)
        if (equalsIgnoringAsciiCase(field, name)) return value;
    return {};
}

bool Headers::has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const auto& field) { return equalsIgnoringAsciiCase(field.first, name); });
}

void Headers::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](const auto& field) { return equalsIgnoringAsciiCase(field.first, name); });
}

std::string percentEncode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    result.reserve(text.size() + text.size() / 4);
    for (const unsigned char c : text) {
        if (isUnreserved(c)) {
            result += static_cast<char>(c);
        } else {
            result += '%';
            result += digits[c >> 4];
            result += digits[c & 15];
        }
    }
    return result;
}

std::string percentDecode(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low < 0) {
            result += text[i];
            continue;
        }
        result += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return result;
}

std::string formEncode(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string result;
    for (const auto& [name, value] : fields) {
        if (!result.empty()) result += '&';
        result += percentEncode(name) + '=' + percentEncode(value);
    }
    return result;
}

std::vector<std::pair<std::string, std::string>> formDecode(std::string_view body) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const auto pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        const auto value = equals < pair.size() ? pair.substr(equals + 1) : std::string_view{};
        fields.emplace_back(percentDecode(plusToBlank(pair.substr(0, equals))), percentDecode(plusToBlank(value)));
    }
    return fields;
}

}  // namespace hs::net
