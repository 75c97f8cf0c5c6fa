#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Encoding.h"

namespace hs {

/// The name of an attribute on either side. Keeps its spelling; compares without regard to ASCII case, as
/// directories do (RFC 4512 2.5). Graph's names differ in more than case, so that this is safe there too.
class AttributeName {
public:
    AttributeName() = default;
    AttributeName(std::string name) : name_(std::move(name)) {}
    AttributeName(const char* name) : name_(name) {}
    AttributeName(std::string_view name) : name_(name) {}

    const std::string& text() const { return name_; }
    bool empty() const { return name_.empty(); }

    friend bool operator==(const AttributeName& a, const AttributeName& b) {
        return equalsIgnoringAsciiCase(a.name_, b.name_);
    }
    friend bool operator<(const AttributeName& a, const AttributeName& b) {
        return asciiLower(a.name_) < asciiLower(b.name_);
    }

private:
    std::string name_;
};

/// Appends what is not there yet.
inline void addOnce(std::vector<AttributeName>& names, const AttributeName& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}
inline void addOnce(std::vector<AttributeName>& names, const std::vector<AttributeName>& more) {
    for (const AttributeName& name : more) addOnce(names, name);
}

}  // namespace hs
