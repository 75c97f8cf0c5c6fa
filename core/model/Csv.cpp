#include "core/model/Csv.h"

namespace hs {

namespace {

bool looksLikeFormula(std::string_view field) {
    return !field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
}

void appendField(std::string& csv, std::string_view field) {
    csv += '"';
    if (looksLikeFormula(field)) csv += '\'';
    for (const char c : field) {
        if (c == '"') csv += '"';
        csv += c;
    }
    csv += '"';
}

}  // namespace

void appendCsvRecord(std::string& csv, const std::vector<std::string>& fields) {
    bool first = true;
    for (const std::string& field : fields) {
        if (!first) csv += ',';
        appendField(csv, field);
        first = false;
    }
    csv += "\r\n";
}

std::string csvField(const Values& values) {
    std::string text;
    for (const Value& value : values) {
        if (!text.empty()) text += '\n';
        text += value.display();
    }
    return text;
}

}  // namespace hs
