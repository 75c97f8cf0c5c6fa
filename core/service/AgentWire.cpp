#include "core/service/AgentWire.h"

#include <QJsonDocument>

#include "core/model/JsonReader.h"
#include "core/model/ValueJson.h"
#include "core/ports/EventJson.h"

namespace hs::service {

namespace {

std::string lineOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject objectOf(const std::string& line) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
}

}  // namespace

std::string AgentRequest::line() const {
    return lineOf({{QStringLiteral("command"), jsonText(command)}, {QStringLiteral("arguments"), arguments}});
}

Result<AgentRequest> AgentRequest::parse(const std::string& line) {
    const QJsonObject json = objectOf(line);
    AgentRequest request;
    request.command = json[QStringLiteral("command")].toString().toStdString();
    request.arguments = json[QStringLiteral("arguments")].toObject();
    if (request.command.empty())
        return Error(ErrorCode::InvalidInput, "This is no request to the agent.")
            .next("Send one line of JSON: {\"command\": \"status\"}");
    return request;
}

Result<AgentLine> AgentLine::parse(const std::string& line) {
    const QJsonObject json = objectOf(line);
    AgentLine parsed;
    if (const QJsonValue event = json[QStringLiteral("event")]; event.isObject()) {
        HS_ASSIGN(parsed.event, eventFromJson(event.toObject()));
    } else if (const QJsonValue result = json[QStringLiteral("result")]; result.isObject()) {
        parsed.result = result.toObject();
    } else if (const QJsonValue error = json[QStringLiteral("error")]; error.isObject()) {
        parsed.error.emplace();
        HS_TRY(errorFromJson(error.toObject(), *parsed.error));
    } else {
        return Error(ErrorCode::Corrupt, "The agent said something that is no answer.")
            .saying(line.substr(0, 200))
            .next("Check that the agent has the same version as this program, then restart it.");
    }
    return parsed;
}

std::string eventLine(const Event& event) { return lineOf({{QStringLiteral("event"), toJson(event)}}); }
std::string resultLine(const QJsonObject& result) { return lineOf({{QStringLiteral("result"), result}}); }
std::string errorLine(const Error& error) { return lineOf({{QStringLiteral("error"), toJson(error)}}); }

QJsonObject toJson(const CycleRequest& request) {
    return {{QStringLiteral("configuration"), jsonText(request.configuration)},
            {QStringLiteral("full"), request.full},
            {QStringLiteral("preview"), request.preview},
            {QStringLiteral("by"), jsonText(request.by)}};
}

/// Found by readJson.
static void read(JsonReader& reader, CycleRequest& request) {
    reader.require({"configuration"});
    reader.text("configuration", request.configuration);
    reader.flag("full", request.full);
    reader.flag("preview", request.preview);
    reader.text("by", request.by);
}

Result<CycleRequest> cycleRequestFrom(const QJsonObject& json) { return readJson<CycleRequest>(json, "arguments"); }

QJsonObject toJson(const OnDemandRequest& request) {
    return {{QStringLiteral("configuration"), jsonText(request.configuration)},
            {QStringLiteral("dn"), jsonText(request.dn)},
            {QStringLiteral("preview"), request.preview},
            {QStringLiteral("applyOutOfScope"), request.applyOutOfScope},
            {QStringLiteral("waitSeconds"), request.waitSeconds}};
}

/// Found by readJson.
static void read(JsonReader& reader, OnDemandRequest& request) {
    reader.require({"configuration", "dn"});
    reader.text("configuration", request.configuration);
    reader.text("dn", request.dn);
    reader.flag("preview", request.preview);
    reader.flag("applyOutOfScope", request.applyOutOfScope);
    reader.integer("waitSeconds", request.waitSeconds);
}

Result<OnDemandRequest> onDemandRequestFrom(const QJsonObject& json) {
    return readJson<OnDemandRequest>(json, "arguments");
}

QJsonObject toJson(const ApplyRequest& request) {
    return {{QStringLiteral("run"), static_cast<qint64>(request.run)},
            {QStringLiteral("allow"), request.allow},
            {QStringLiteral("by"), jsonText(request.by)}};
}

/// Found by readJson.
static void read(JsonReader& reader, ApplyRequest& request) {
    reader.require({"run"});
    reader.integer("run", request.run);
    reader.flag("allow", request.allow);
    reader.text("by", request.by);
}

Result<ApplyRequest> applyRequestFrom(const QJsonObject& json) { return readJson<ApplyRequest>(json, "arguments"); }

QJsonObject toJson(const UndoRequest& request) {
    QJsonArray changes;
    for (const std::int64_t id : request.changes) changes.append(static_cast<qint64>(id));
    return {{QStringLiteral("run"), static_cast<qint64>(request.run)},
            {QStringLiteral("changes"), changes},
            {QStringLiteral("preview"), request.preview},
            {QStringLiteral("by"), jsonText(request.by)}};
}

/// Found by readJson.
static void read(JsonReader& reader, UndoRequest& request) {
    reader.require({"run"});
    reader.integer("run", request.run);
    for (const QJsonValue& id : reader.rawArray("changes")) {
        if (id.toInteger() <= 0) reader.refuse("changes", "holds something that is no change id");
        request.changes.push_back(id.toInteger());
    }
    reader.flag("preview", request.preview);
    reader.text("by", request.by);
}

Result<UndoRequest> undoRequestFrom(const QJsonObject& json) { return readJson<UndoRequest>(json, "arguments"); }

QJsonObject toJson(const AgentReport& report) {
    const AgentStatus& status = report.status;
    QJsonArray live;
    for (const Event& event : report.live) live.append(toJson(event));
    const auto time = [](UnixMillis moment) { return jsonText(toIso8601(moment)); };
    return {{QStringLiteral("running"), true},
            {QStringLiteral("host"), jsonText(status.host)},
            {QStringLiteral("version"), jsonText(status.version)},
            {QStringLiteral("agentVersion"), jsonText(status.agentVersion)},
            {QStringLiteral("meetsPrerequisite"), status.meetsPrerequisite},
            {QStringLiteral("active"), status.active},
            {QStringLiteral("processId"), static_cast<qint64>(status.processId)},
            {QStringLiteral("startedAt"), time(status.startedAt)},
            {QStringLiteral("schemaReadAt"), time(status.schemaReadAt)},
            {QStringLiteral("nextRunAt"), time(status.nextRunAt)},
            {QStringLiteral("writes"), report.writes},
            {QStringLiteral("scheduled"), report.scheduled},
            {QStringLiteral("state"), jsonText(report.state)},
            {QStringLiteral("live"), live}};
}

Result<AgentReport> agentReportFrom(const QJsonObject& json) {
    AgentReport report;
    AgentStatus& status = report.status;
    JsonReader reader(json, "status");
    reader.require({"host", "version", "processId"});
    reader.text("host", status.host);
    reader.text("version", status.version);
    reader.text("agentVersion", status.agentVersion);
    reader.flag("meetsPrerequisite", status.meetsPrerequisite);
    reader.flag("active", status.active);
    reader.integer("processId", status.processId);
    const auto time = [&reader](const char* member, UnixMillis& out) {
        std::string text;
        reader.text(member, text);
        out = fromIso8601(text);
    };
    time("startedAt", status.startedAt);
    time("schemaReadAt", status.schemaReadAt);
    time("nextRunAt", status.nextRunAt);
    status.isConsole = false;
    reader.flag("writes", report.writes);
    reader.flag("scheduled", report.scheduled);
    reader.text("state", report.state);
    const QJsonArray live = reader.rawArray("live");
    HS_TRY(reader.finish());
    for (const QJsonValue& one : live) {
        HS_ASSIGN(Event event, eventFromJson(one.toObject()));
        report.live.push_back(std::move(event));
    }
    return report;
}

}  // namespace hs::service
