#include "core/auth/Callback.h"

#include "core/net/Http.h"

namespace hs::auth {

namespace {

/// The query of "GET /?query HTTP/1.1"; nothing when the line is anything else.
std::string_view queryOf(std::string_view head) {
    const auto line = head.substr(0, head.find("\r\n"));
    constexpr std::string_view begin = "GET /?";
    const auto end = line.rfind(" HTTP/1.");
    if (line.substr(0, begin.size()) != begin || end == std::string_view::npos || end < begin.size()) return {};
    return line.substr(begin.size(), end - begin.size());
}

}  // namespace

Callback readCallback(std::string_view head, std::string_view state) {
    Callback callback;
    if (head.find("\r\n\r\n") == std::string_view::npos) {
        callback.kind = Callback::Kind::Incomplete;
        return callback;
    }
    std::string seenState;
    for (auto& [name, value] : net::formDecode(queryOf(head))) {
        if (name == "state") seenState = std::move(value);
        else if (name == "code") callback.code = std::move(value);
        else if (name == "error") callback.error = std::move(value);
        else if (name == "error_description") callback.errorDescription = std::move(value);
    }
    if (state.empty() || seenState != state) return Callback{};
    if (!callback.error.empty()) callback.kind = Callback::Kind::Declined;
    else if (!callback.code.empty()) callback.kind = Callback::Kind::Code;
    return callback;
}

}  // namespace hs::auth
