#include "app/sandbox/tenant/BatchApi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr qsizetype mostParts = 20;

Error malformed(std::string message) { return Error(ErrorCode::InvalidInput, std::move(message)).saying("BadRequest"); }

/// One part, understood.
struct Part {
    std::string id;
    net::ServerRequest request;
    std::vector<std::string> dependsOn;  ///< ids in lower case
};

Result<Part> partFrom(const QJsonValue& value, const GraphCall& call, const std::map<std::string, int>& before) {
    const QJsonObject object = value.toObject();
    const auto text = [&object](QLatin1String name) { return object.value(name).toString().toStdString(); };
    Part part;
    part.id = text(QLatin1String("id"));
    part.request.method = text(QLatin1String("method"));
    const std::string url = text(QLatin1String("url"));
    if (part.id.empty() || part.request.method.empty() || url.empty())
        return malformed("Invalid batch payload format: every request needs an id, a method and a url.");
    if (before.count(asciiLower(part.id)) != 0)
        return malformed("Request Id " + part.id + " has to be unique in a batch.");
    if (url.find("://") != std::string::npos)
        return malformed("The url of request " + part.id + " has to be relative.");

    setTarget(part.request, (call.beta ? "/beta" : "/v1.0") + std::string(url.front() == '/' ? "" : "/") + url);
    for (const char* inherited : {"Host", "Authorization"})
        part.request.headers.set(inherited, std::string(call.request.headers.get(inherited)));
    const QJsonObject headers = object.value(QLatin1String("headers")).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        part.request.headers.set(header.key().toStdString(), header.value().toString().toStdString());
    if (object.contains(QLatin1String("body"))) {
        if (part.request.headers.get("Content-Type").empty())
            return malformed("Request " + part.id + " has a body and no Content-Type header.");
        part.request.body =
            QJsonDocument(object.value(QLatin1String("body")).toObject()).toJson(QJsonDocument::Compact).toStdString();
    }
    for (const QJsonValue& other : object.value(QLatin1String("dependsOn")).toArray()) {
        part.dependsOn.push_back(asciiLower(other.toString().toStdString()));
        if (before.count(part.dependsOn.back()) == 0)
            return malformed("Request " + part.id + " depends on a request that does not come before it.");
    }
    return part;
}

Result<std::vector<Part>> partsFrom(const GraphCall& call) {
    const std::string& body = call.request.body;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    const QJsonValue requests = document.object().value(QLatin1String("requests"));
    if (!requests.isArray()) return malformed("Invalid batch payload format.");
    const QJsonArray array = requests.toArray();
    if (array.size() > mostParts)
        return malformed("Number of requests in a batch exceeds the maximum of " + std::to_string(mostParts) + ".");
    std::vector<Part> parts;
    std::map<std::string, int> ids;
    for (const QJsonValue& value : array) {
        HS_ASSIGN(Part part, partFrom(value, call, ids));
        ids[asciiLower(part.id)] = 1;
        parts.push_back(std::move(part));
    }
    return parts;
}

void appendAnswer(std::string& out, const Part& part, const net::ServerResponse& response) {
    out += "{\"id\":" + jsonText(part.id) + ",\"status\":" + std::to_string(response.status) + ",\"headers\":{";
    bool first = true;
    for (const auto& [name, value] : response.headers.all()) {
        if (!first) out += ',';
        first = false;
        out += jsonText(name) + ':' + jsonText(value);
    }
    out += '}';
    const bool isJson = response.headers.get("Content-Type").starts_with("application/json");
    if (!response.body.empty()) out += ",\"body\":" + (isJson ? response.body : jsonText(response.body));
    out += '}';
}

}  // namespace

void setTarget(net::ServerRequest& request, std::string_view target) {
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.rawPath = target.substr(0, mark);
    request.path = net::percentDecode(request.rawPath);
    request.query.clear();
    std::string_view rest = mark < target.size() ? target.substr(mark + 1) : std::string_view{};
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (pair.empty()) continue;
        request.query.emplace_back(net::percentDecode(pair.substr(0, equals)),
                                   equals < pair.size() ? net::percentDecode(pair.substr(equals + 1)) : std::string());
    }
}

net::ServerResponse BatchApi::post(const GraphCall& call) const {
    const auto parts = partsFrom(call);
    if (!parts.ok()) return call.error(parts.error());
    std::map<std::string, bool> succeeded;
    std::string body = "{\"responses\":[";
    std::chrono::milliseconds held{0};
    for (const Part& part : *parts) {
        bool ready = true;
        for (const std::string& other : part.dependsOn) ready = ready && succeeded[other];
        const net::ServerResponse response =
            ready ? answer_(part.request)
                  : call.error(424, "FailedDependency", "A request this one depends on has failed.");
        succeeded[asciiLower(part.id)] = response.status < 400;
        held = std::max(held, response.delay);
        if (response.abort || response.abortHalfway) {  // by a fault: one connection carries them all
            net::ServerResponse lost = call.json(200, body + "]}");
            lost.abort = response.abort;
            lost.abortHalfway = response.abortHalfway;
            lost.delay = held;
            return lost;
        }
        if (body.back() != '[') body += ',';
        appendAnswer(body, part, response);
    }
    net::ServerResponse whole = call.json(200, body + "]}");
    whole.delay = held;
    return whole;
}

}  // namespace hs::sandbox
