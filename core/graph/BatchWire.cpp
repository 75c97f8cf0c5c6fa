#include "core/graph/BatchWire.h"

#include <simdjson.h>

#include <charconv>
#include <string_view>

#include "core/graph/GraphError.h"
#include "core/graph/JsonText.h"

namespace hs::graph {

namespace {

namespace json = simdjson::ondemand;

Error corrupt(std::string_view reason) { return corruptAnswer("a batch", reason); }
Error corrupt(simdjson::error_code code) { return corrupt(std::string_view(simdjson::error_message(code))); }

/// A member's value as it was written; text without its quotes; nothing for null.
Result<std::string> rawBody(json::value value) {
    json::json_type type{};
    if (const auto error = value.type().get(type)) return corrupt(error);
    std::string_view raw;
    simdjson::error_code error = simdjson::SUCCESS;
    if (type == json::json_type::object) {
        json::object object;
        error = value.get_object().get(object);
        if (!error) error = object.raw_json().get(raw);
    } else if (type == json::json_type::array) {
        json::array array;
        error = value.get_array().get(array);
        if (!error) error = array.raw_json().get(raw);
    } else if (type == json::json_type::string) {
        error = value.get_string().get(raw);
    }
    if (error) return corrupt(error);
    return std::string(raw);
}

Result<void> readHeaders(json::value from, net::Headers& headers) {
    json::json_type type{};
    if (const auto error = from.type().get(type)) return corrupt(error);
    if (type == json::json_type::null) return {};
    json::object object;
    if (const auto error = from.get_object().get(object)) return corrupt(error);
    for (auto field : object) {
        std::string_view key, text;
        json::value value;
        if (const auto error = field.unescaped_key().get(key)) return corrupt(error);
        const std::string name(key);
        if (const auto error = field.value().get(value)) return corrupt(error);
        if (const auto error = value.type().get(type)) return corrupt(error);
        std::int64_t number = 0;
        if (type == json::json_type::string && value.get_string().get(text) == simdjson::SUCCESS)
            headers.set(name, std::string(text));
        else if (type == json::json_type::number && value.get_int64().get(number) == simdjson::SUCCESS)
            headers.set(name, std::to_string(number));  // some services write Retry-After as a number
    }
    return {};
}

/// "1" is position 0.
Result<std::size_t> positionOf(std::string_view id, std::size_t count) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size() || number < 1 || number > count)
        return corrupt("It answers a request \"" + std::string(id) + "\" that was not in the batch.");
    return number - 1;
}

Result<BatchAnswer> readAnswer(json::object from, std::size_t count) {
    BatchAnswer answer;
    bool identified = false;
    for (auto field : from) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key)) return corrupt(error);
        json::value value;
        if (const auto error = field.value().get(value)) return corrupt(error);
        if (key == "id") {
            std::string_view id;
            if (const auto error = value.get_string().get(id)) return corrupt(error);
            HS_ASSIGN(answer.position, positionOf(id, count));
            identified = true;
        } else if (key == "status") {
            std::int64_t status = 0;
            if (const auto error = value.get_int64().get(status)) return corrupt(error);
            answer.status = static_cast<int>(status);
        } else if (key == "headers") {
            HS_TRY(readHeaders(value, answer.headers));
        } else if (key == "body") {
            HS_ASSIGN(answer.body, rawBody(value));
        }
    }
    if (!identified || answer.status == 0) return corrupt("One of its parts has no id or no status.");
    return answer;
}

}  // namespace

std::size_t batchBytes(const BatchRequest& request) {
    static constexpr std::size_t frame = 140;  // names, braces and quotes of one request
    return frame + request.url.size() + request.clientRequestId.size() + request.body.size();
}

std::string batchBody(std::span<const BatchRequest* const> requests) {
    std::size_t size = 32;
    for (const BatchRequest* request : requests) size += batchBytes(*request);
    std::string body;
    body.reserve(size);
    body = "{\"requests\":[";
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const BatchRequest& request = *requests[i];
        if (i > 0) body.push_back(',');
        body += "{\"id\":\"" + std::to_string(i + 1) + "\",\"method\":\"" + request.method + "\",\"url\":";
        appendJsonText(body, request.url);
        body += ",\"headers\":{\"client-request-id\":";
        appendJsonText(body, request.clientRequestId);
        if (!request.body.empty()) body += ",\"Content-Type\":\"application/json\"";
        body.push_back('}');
        if (!request.body.empty()) body += ",\"body\":" + request.body;
        body.push_back('}');
    }
    body += "]}";
    return body;
}

Result<std::vector<BatchAnswer>> batchAnswers(std::string&& body, std::size_t count) {
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    json::parser parser;
    json::document document;
    json::object top;
    json::array responses;
    if (const auto error = parser.iterate(body).get(document)) return corrupt(error);
    if (const auto error = document.get_object().get(top)) return corrupt(error);
    if (const auto error = top.find_field("responses").get_array().get(responses)) return corrupt(error);
    std::vector<BatchAnswer> answers;
    std::vector<bool> answered(count, false);
    for (auto element : responses) {
        json::object part;
        if (const auto error = element.get_object().get(part)) return corrupt(error);
        HS_ASSIGN(BatchAnswer answer, readAnswer(part, count));
        if (answered[answer.position]) return corrupt("It answers one request twice.");
        answered[answer.position] = true;
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace hs::graph
