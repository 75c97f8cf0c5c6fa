#include "core/graph/GraphError.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>

#include "core/base/Encoding.h"

namespace hs::graph {

namespace {

namespace json = simdjson::ondemand;

constexpr std::size_t longestQuote = 600;
constexpr std::string_view resetMessage =
    "Microsoft Graph no longer knows the state this delta link stands for: everything has to be read again.";

/// What a Graph error body says.
struct Words {
    std::string code;
    std::string message;
    std::string requestId;
    std::string detailCode;
    std::string target;
};

void readText(simdjson::simdjson_result<json::value> value, std::string& into) {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) into.assign(text);
}

void readInnerError(json::object inner, Words& words, int depth) {
    for (auto field : inner) {
        std::string_view key;
        if (field.unescaped_key().get(key) != simdjson::SUCCESS) return;
        if (key == "request-id") {
            readText(field.value(), words.requestId);
        } else if (equalsIgnoringAsciiCase(key, "innerError") && depth < 4) {
            json::object deeper;
            if (field.value().get_object().get(deeper) == simdjson::SUCCESS) readInnerError(deeper, words, depth + 1);
        }
    }
}

void readDetails(json::array details, Words& words) {
    for (auto element : details) {
        json::object detail;
        if (element.get_object().get(detail) != simdjson::SUCCESS) return;
        for (auto field : detail) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS) return;
            if (key == "code" && words.detailCode.empty()) readText(field.value(), words.detailCode);
            else if (key == "target" && words.target.empty()) readText(field.value(), words.target);
        }
    }
}

void readError(json::object error, Words& words) {
    for (auto field : error) {
        std::string_view key;
        if (field.unescaped_key().get(key) != simdjson::SUCCESS) return;
        if (key == "code") {
            readText(field.value(), words.code);
        } else if (key == "message") {
            readText(field.value(), words.message);
        } else if (equalsIgnoringAsciiCase(key, "innerError")) {
            json::object inner;
            if (field.value().get_object().get(inner) == simdjson::SUCCESS) readInnerError(inner, words, 0);
        } else if (key == "details") {
            json::array details;
            if (field.value().get_array().get(details) == simdjson::SUCCESS) readDetails(details, words);
        }
    }
}

/// Takes what it can; a body in another form leaves the words empty.
Words wordsOf(std::string_view body) {
    Words words;
    const simdjson::padded_string padded(body);
    json::parser parser;
    json::document document;
    json::object top;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return words;
    if (document.get_object().get(top) != simdjson::SUCCESS) return words;
    json::object error;
    if (top.find_field("error").get_object().get(error) == simdjson::SUCCESS) readError(error, words);
    return words;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> known) {
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view candidate) { return equalsIgnoringAsciiCase(candidate, word); });
}

/// 400s that mean "another object has this already". Sources: "onPremisesProvisioningError", errors seen in practice.
constexpr std::array<std::string_view, 4> conflictCodes{"ObjectConflict", "PropertyConflict", "UniquenessViolation",
                                                        "Request_MultipleObjectsWithSameKeyValue"};
constexpr std::array<std::string_view, 5> resetCodes{"syncStateNotFound", "syncStateInvalid", "resyncRequired",
                                                     "resyncChangesApplyDifferences", "resyncChangesUploadDifferences"};

bool saysConflict(const Words& words) {
    return isOneOf(words.code, conflictCodes) || isOneOf(words.detailCode, conflictCodes) ||
           words.message.find("same value for property") != std::string::npos;
}

bool saysReset(int status, const Words& words) {
    return status == 410 || (status >= 400 && status < 500 && isOneOf(words.code, resetCodes));
}

ErrorCode codeFor(int status, const Words& words) {
    if (saysReset(status, words)) return ErrorCode::Conflict;
    if (status >= 400 && status < 500 && saysConflict(words)) return ErrorCode::Conflict;
    switch (status) {
        case 401: return ErrorCode::Unauthenticated;
        case 402:
        case 403: return ErrorCode::Denied;
        case 404: return ErrorCode::NotFound;
        case 405:
        case 501: return ErrorCode::Unsupported;
        case 408: return ErrorCode::Timeout;
        case 409:
        case 412:
        case 423:
        case 424: return ErrorCode::Conflict;
        case 429: return ErrorCode::Throttled;
        default: break;
    }
    if (status >= 500) return ErrorCode::Unavailable;
    return ErrorCode::InvalidInput;
}

std::string_view stepFor(ErrorCode code, int status) {
    switch (code) {
        case ErrorCode::Unauthenticated: return "Sign in again, or renew the application's secret.";
        case ErrorCode::Denied:
            return "Grant the application the permission it lacks (User.ReadWrite.All; for administrators' accounts "
                   "also "
                   "a directory role) and consent to it.";
        case ErrorCode::NotFound: return "Refresh: the object was deleted, or never was in this tenant.";
        case ErrorCode::Conflict:
            return "Look up the object that holds the value already, or read both sides again and plan anew.";
        case ErrorCode::Throttled: return "Wait; the next cycle goes on where this one stopped.";
        case ErrorCode::Unavailable:
        case ErrorCode::Timeout: return "Try again; if it stays, look at the service health of Microsoft Entra.";
        case ErrorCode::Unsupported: return "Check the Graph URL and the cloud the tenant lives in.";
        default: break;
    }
    if (status >= 300 && status < 400)
        return "Check the Graph URL: it answers with a redirect, which is never followed.";
    return "Correct the value or the attribute mapping that the server names.";
}

/// "…property 'mailNickname'…" or "property mailNickname already exists": the attribute the words are about.
std::string attributeIn(const Words& words) {
    if (!words.target.empty()) return words.target;
    static constexpr std::string_view mark = "property ";
    const std::size_t at = words.message.find(mark);
    if (at == std::string::npos) return {};
    std::string_view rest = std::string_view(words.message).substr(at + mark.size());
    if (!rest.empty() && (rest.front() == '\'' || rest.front() == '"')) rest.remove_prefix(1);
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    });
    return std::string(rest.begin(), end);
}

std::string serverWords(int status, const Words& words, std::string_view requestId, std::string_view body) {
    std::string text;
    if (!words.code.empty() || !words.message.empty()) {
        text = words.code;
        if (!text.empty() && !words.message.empty()) text += ": ";
        text += words.message;
    } else if (!body.empty()) {
        text = "HTTP " + std::to_string(status) + ": " + std::string(body.substr(0, longestQuote));
    } else {
        text = "HTTP " + std::to_string(status) + " without words";
    }
    if (!requestId.empty()) text += " (request-id " + std::string(requestId) + ")";
    return text;
}

}  // namespace

bool isSuccess(int status) { return status >= 200 && status < 300; }

int retryAfterMs(const net::Headers& headers) {
    const std::string_view text = headers.get("Retry-After");
    int seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return 0;
    static constexpr int longest = 24 * 60 * 60;  // also keeps the product inside an int
    return std::min(seconds, longest) * 1000;
}

Error errorFrom(int status, const net::Headers& headers, std::string_view body, std::string_view doing,
                std::string_view object) {
    const Words words = wordsOf(body);
    const ErrorCode code = codeFor(status, words);
    const std::string_view header = headers.get("request-id");
    std::string message = "Microsoft Graph refused to " + std::string(doing) + ".";
    if (code == ErrorCode::Throttled)
        message = "Microsoft Graph asked to slow down when told to " + std::string(doing) + ".";
    if (code == ErrorCode::Unavailable) message = "Microsoft Graph could not " + std::string(doing) + " just now.";
    std::string step(stepFor(code, status));
    if (code == ErrorCode::Conflict && saysReset(status, words)) {
        message = resetMessage;
        step = "Nothing to do: a full read follows.";
    }
    Error error(code, std::move(message));
    error.object = object;
    error.attribute = attributeIn(words);
    error.serverText = serverWords(status, words, words.requestId.empty() ? header : words.requestId, body);
    error.nextStep = std::move(step);
    if (code == ErrorCode::Throttled) error.retryAfterMs = retryAfterMs(headers);
    return error;
}

bool isDeltaReset(const Error& error) { return error.code == ErrorCode::Conflict && error.message == resetMessage; }

Error corruptAnswer(std::string_view what, std::string_view reason) {
    return Error(ErrorCode::Corrupt, "Microsoft Graph's answer to " + std::string(what) + " cannot be read.")
        .saying(std::string(reason))
        .next("Nothing was concluded from it. Try again; if it stays, look for a proxy that changes answers.");
}

}  // namespace hs::graph
