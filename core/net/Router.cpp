#include <algorithm>

#include "core/base/Encoding.h"
#include "core/net/HttpServer.h"

namespace hs::net {

namespace {

std::vector<std::string> splitPath(std::string_view path) {
    std::vector<std::string> segments;
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    if (!path.empty() && path.back() == '/') path.remove_suffix(1);  // "/users/" is "/users"
    while (!path.empty()) {
        const auto slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return segments;
}

bool isParameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (isParameter(pattern[i]) ? path[i].empty() : !equalsIgnoringAsciiCase(pattern[i], path[i])) return false;
    }
    return true;
}

/// Of two patterns that match the same path, the one whose first differing segment is a literal.
bool moreLiteral(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        if (isParameter(left[i]) != isParameter(right[i])) return !isParameter(left[i]);
    }
    return false;
}

}  // namespace

std::string_view ServerRequest::option(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return {};
}

bool ServerRequest::hasOption(std::string_view name) const {
    return std::any_of(query.begin(), query.end(), [&](const auto& option) { return option.first == name; });
}

ServerResponse ServerResponse::json(int status, std::string body) {
    ServerResponse response = empty(status);
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    response.body = std::move(body);
    return response;
}

void Router::add(std::string method, std::string pattern, Route route) {
    entries_.push_back(Entry{std::move(method), splitPath(pattern), std::move(route)});
}

void Router::onError(std::function<ServerResponse(const ServerRequest&, int status)> words) {
    onError_ = std::move(words);
}

ServerResponse Router::refuse(const ServerRequest& request, int status) const {
    return onError_ ? onError_(request, status) : ServerResponse::empty(status);
}

ServerResponse Router::dispatch(ServerRequest request) const {
    auto path = splitPath(request.rawPath);
    for (auto& segment : path) segment = percentDecode(segment);

    const Entry* best = nullptr;
    const Entry* forHead = nullptr;  // HEAD falls back on a GET route
    std::string allowed;
    for (const auto& entry : entries_) {
        if (!matches(entry.segments, path)) continue;
        if (entry.method == request.method && (!best || moreLiteral(entry.segments, best->segments))) best = &entry;
        if (request.method == "HEAD" && entry.method == "GET" &&
            (!forHead || moreLiteral(entry.segments, forHead->segments)))
            forHead = &entry;
        if (allowed.find(entry.method) == std::string::npos) allowed += (allowed.empty() ? "" : ", ") + entry.method;
    }
    if (!best) best = forHead;
    if (!best) {
        auto response = refuse(request, allowed.empty() ? 404 : 405);
        if (!allowed.empty()) response.headers.set("Allow", allowed);
        return response;
    }
    request.parameters.clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isParameter(best->segments[i])) request.parameters.push_back(std::move(path[i]));
    }
    return best->route(request);
}

}  // namespace hs::net
