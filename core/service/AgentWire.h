#pragma once

#include <QJsonObject>

#include <string>

#include "core/base/Result.h"
#include "core/ports/EventSink.h"
#include "core/service/Commands.h"

/// What goes through the agent's socket: one JSON object a line, in UTF-8, ended by a line feed.
///
///   -> {"command": NAME, "arguments": {…}}
///   <- {"event": {…}}                        none or many
///   <- {"result": {…}} or {"error": {…}}     one, then the connection closes
namespace hs::service {

struct AgentRequest {
    std::string command;
    QJsonObject arguments;

    std::string line() const;  ///< without the line feed
    /// Errors: InvalidInput (no JSON object, or no command in it).
    static Result<AgentRequest> parse(const std::string& line);
};

/// A line of the agent: exactly one of the three is there.
struct AgentLine {
    std::optional<Event> event;
    std::optional<QJsonObject> result;
    std::optional<Error> error;

    /// Errors: Corrupt.
    static Result<AgentLine> parse(const std::string& line);
};

std::string eventLine(const Event& event);
std::string resultLine(const QJsonObject& result);
std::string errorLine(const Error& error);

/// Arguments of the commands, exact both ways.
QJsonObject toJson(const CycleRequest& request);
QJsonObject toJson(const OnDemandRequest& request);
QJsonObject toJson(const ApplyRequest& request);
QJsonObject toJson(const UndoRequest& request);
Result<CycleRequest> cycleRequestFrom(const QJsonObject& json);
Result<OnDemandRequest> onDemandRequestFrom(const QJsonObject& json);
Result<ApplyRequest> applyRequestFrom(const QJsonObject& json);
Result<UndoRequest> undoRequestFrom(const QJsonObject& json);

/// How an agent does: the answer to "status" and "restart".
struct AgentReport {
    AgentStatus status;
    bool writes = false;      ///< it holds the right to write; else it stands by
    bool scheduled = false;   ///< it starts cycles by itself
    std::string state;        ///< one line: "Writing to the tenant, run 12", "standby: held by process 7 on dc2"
    std::vector<Event> live;  ///< the newest event of each run under way
};
QJsonObject toJson(const AgentReport& report);
Result<AgentReport> agentReportFrom(const QJsonObject& json);

}  // namespace hs::service
