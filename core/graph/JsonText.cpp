#include "core/graph/JsonText.h"

namespace hs::graph {

void appendJsonText(std::string& json, std::string_view utf8) {
    static constexpr std::string_view digits = "0123456789abcdef";
    json.push_back('"');
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json.push_back('\\');
            json.push_back(c);
        } else if (byte < 0x20) {
            json += "\\u00";
            json.push_back(digits[byte >> 4]);
            json.push_back(digits[byte & 0xf]);
        } else {
            json.push_back(c);
        }
    }
    json.push_back('"');
}

std::string jsonText(std::string_view utf8) {
    std::string json;
    json.reserve(utf8.size() + 2);
    appendJsonText(json, utf8);
    return json;
}

}  // namespace hs::graph
