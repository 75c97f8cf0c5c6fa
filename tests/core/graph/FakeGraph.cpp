#include "FakeGraph.h"

#include <QJsonArray>
#include <algorithm>

namespace hs::graph {

namespace {

std::string text(const QJsonValue& value) { return value.toString().toStdString(); }

BatchPart partFrom(const QJsonObject& request) {
    BatchPart part;
    part.id = text(request[QLatin1String("id")]);
    part.method = text(request[QLatin1String("method")]);
    part.url = text(request[QLatin1String("url")]);
    part.headers = request[QLatin1String("headers")].toObject();
    const QJsonObject body = request[QLatin1String("body")].toObject();
    if (!body.isEmpty()) part.body = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    return part;
}

std::string answerJson(const std::string& id, const PartAnswer& answer) {
    std::string json = "{\"id\":\"" + id + "\",\"status\":" + std::to_string(answer.status) + ",\"headers\":{";
    if (!answer.retryAfter.empty()) json += "\"Retry-After\":\"" + answer.retryAfter + "\"";
    json += "},\"body\":" + (answer.body.empty() ? std::string("null") : answer.body) + "}";
    return json;
}

}  // namespace

void FakeGraph::onBatch(std::function<PartAnswer(const BatchPart&)> answer, bool reversed) {
    on("POST", "/beta/$batch", [this, answer = std::move(answer), reversed](const net::ServerRequest& request) {
        const QJsonArray requests = parsed(request.body)[QLatin1String("requests")].toArray();
        std::vector<std::string> answers;
        for (const QJsonValue& value : requests) {
            const BatchPart part = partFrom(value.toObject());
            {
                const std::lock_guard lock(mutex_);
                parts_.push_back(part);
            }
            answers.push_back(answerJson(part.id, answer(part)));
        }
        if (reversed) std::reverse(answers.begin(), answers.end());
        std::string json = "{\"responses\":[";
        for (std::size_t i = 0; i < answers.size(); ++i) json += (i > 0 ? "," : "") + answers[i];
        return net::ServerResponse::json(200, json + "]}");
    });
}

std::string errorBody(const std::string& code, const std::string& message) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message +
           "\",\"innerError\":{\"date\":\"2026-11-25T01:02:03\",\"request-id\":\"req-7\",\"client-request-id\":\"c-1\"}"
           "}}";
}

std::string pageBody(const std::string& value, const std::string& nextLink) {
    std::string body = "{\"@odata.context\":\"x\",";
    if (!nextLink.empty()) body += "\"@odata.nextLink\":\"" + nextLink + "\",";
    return body + "\"value\":[" + value + "]}";
}

QJsonObject parsed(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::unique_ptr<net::HttpClient> GraphTest::http() {
    return std::make_unique<net::HttpClient>(httpSettings, machineClock, log);
}

GraphEndpoint& GraphTest::endpoint() {
    if (!endpoint_) {
        graph.start();
        settings.graphUrl = graph.url();
        endpoint_ = std::make_unique<GraphEndpoint>(settings, http(), tokens, clock);
    }
    return *endpoint_;
}

}  // namespace hs::graph
