// What people type and what a directory holds never becomes part of a filter's structure.
#include <algorithm>

#include "core/ldap/Filter.h"
#include "tests/fuzz/Require.h"

namespace {

using namespace hs;

std::string unescaped(std::string_view filter) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string value;
    for (std::size_t i = 0; i < filter.size(); ++i) {
        if (filter[i] != '\\') value += filter[i];
        else value += static_cast<char>(digit(filter[i + 1]) * 16 + digit(filter[i + 2])), i += 2;
    }
    return value;
}

void expectBalanced(std::string_view filter) {
    int depth = 0;
    for (const char c : filter) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        fuzz::require(depth >= 0, "no parenthesis closes too early");
    }
    fuzz::require(depth == 0, "every parenthesis is closed");
    fuzz::require(filter.find('\0') == std::string_view::npos, "no NUL cuts a filter short");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    for (const std::string& escaped : {ldap::escapeText(text), ldap::escapeBytes(text)}) {
        fuzz::require(escaped.find_first_of(std::string_view("*()\0", 4)) == std::string::npos, "nothing is a filter");
        fuzz::require(unescaped(escaped) == text, "an escaped value comes back");
    }
    Schema schema;
    const std::string empty = ldap::personFilter("", schema);
    const std::string person = ldap::personFilter(text, schema);
    expectBalanced(person);
    fuzz::require(std::count(person.begin(), person.end(), '(') >= std::count(empty.begin(), empty.end(), '('),
                  "a text adds no condition of its own");
    for (const Value& value : {Value::text(text), Value::binary(text)})
        expectBalanced(ldap::equalityFilter("cn", value));
    return 0;
}
