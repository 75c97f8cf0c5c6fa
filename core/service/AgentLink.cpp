#include "core/service/AgentLink.h"

#include <unistd.h>

#include "core/model/JsonReader.h"
#include "core/service/AgentSocket.h"

namespace hs::service {

namespace {

constexpr std::chrono::seconds again{2};  // between two tries to find an agent
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::seconds stopping{60};  // for a run to end after it was asked to

}  // namespace

AgentLink::AgentLink(std::string socketPath, Clock& clock, EventRelay& relay)
    : path_(std::move(socketPath)), clock_(clock), relay_(relay) {}

AgentLink::~AgentLink() = default;

Result<std::optional<QJsonObject>> AgentLink::call(AgentRequest request, OnStop onStop, std::stop_token stop) {
    auto socket = AgentSocket::connect(path_);
    if (!socket.ok()) return std::optional<QJsonObject>();
    {
        const std::lock_guard lock(mutex_);
        ++calls_;
        request.arguments[QStringLiteral("ticket")] =
            jsonText(std::to_string(::getpid()) + "-" + std::to_string(nextTicket_++));
    }
    auto result = hear(*socket, request, onStop, stop);
    {
        const std::lock_guard lock(mutex_);
        --calls_;
    }
    if (!result.ok()) return result.error();
    return std::optional<QJsonObject>(*std::move(result));
}

Result<QJsonObject> AgentLink::hear(AgentSocket& socket, const AgentRequest& request, OnStop onStop,
                                    std::stop_token stop) {
    HS_TRY(socket.send(request.line()));
    bool asked = false;
    while (true) {
        auto line = asked ? socket.next(stopping, {}) : socket.next(std::chrono::milliseconds(0), stop);
        if (!line.ok() && line.error().code == ErrorCode::Cancelled && onStop == OnStop::Ask && !asked) {
            asked = true;
            AgentRequest end{"stop", {{QStringLiteral("ticket"), request.arguments[QStringLiteral("ticket")]}}};
            HS_TRY(askAgent(path_, end.line()));
            continue;
        }
        if (!line.ok()) return line.error();
        HS_ASSIGN(AgentLine said, AgentLine::parse(*line));
        if (said.event) relay_.publish(*said.event);
        if (said.result) return *std::move(said.result);
        if (said.error) return *std::move(said.error);
    }
}

std::optional<AgentReport> AgentLink::report() {
    auto socket = AgentSocket::connect(path_);
    if (!socket.ok() || !socket->send(AgentRequest{"status", {}}.line()).ok()) return std::nullopt;
    const auto line = socket->next(patience, {});
    if (!line.ok()) return std::nullopt;
    const auto said = AgentLine::parse(*line);
    if (!said.ok() || !said->result) return std::nullopt;
    auto report = agentReportFrom(*said->result);
    return report.ok() ? std::optional(*std::move(report)) : std::nullopt;
}

bool AgentLink::answers() const { return AgentSocket::connect(path_).ok(); }

void AgentLink::settingsChanged(const std::string& configuration) {
    auto socket = AgentSocket::connect(path_);
    if (!socket.ok()) return;
    const AgentRequest request{"settingsChanged", {{QStringLiteral("configuration"), jsonText(configuration)}}};
    // An agent that misses this looks at the store by itself soon.
    if (socket->send(request.line()).ok()) (void)socket->next(patience, {}).ok();
}

void AgentLink::follow() {
    if (!following_.joinable()) following_ = std::jthread([this](std::stop_token stop) { listen(stop); });
}

void AgentLink::listen(std::stop_token stop) {
    while (!stop.stop_requested()) {
        auto socket = AgentSocket::connect(path_);
        if (socket.ok() && socket->send(AgentRequest{"subscribe", {}}.line()).ok()) {
            while (true) {
                const auto line = socket->next(std::chrono::milliseconds(0), stop);
                if (!line.ok()) break;
                const auto said = AgentLine::parse(*line);
                if (!said.ok() || !said->event) break;
                const std::lock_guard lock(mutex_);
                if (calls_ == 0) relay_.publish(*said->event);
            }
        }
        relay_.forgetLive();  // what was under way there is not known any more
        clock_.sleepFor(again, stop);
    }
}

}  // namespace hs::service
