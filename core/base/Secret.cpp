#include "core/base/Secret.h"

#include <cstring>
#include <utility>

namespace hs {

namespace {

void wipe(std::string& bytes) {
    if (!bytes.empty()) explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace

Secret::Secret(std::string bytes) : bytes_(bytes) { wipe(bytes); }
Secret::Secret(const Secret&) = default;

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

Secret& Secret::operator=(Secret other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

Secret::~Secret() { wipe(bytes_); }

}  // namespace hs
