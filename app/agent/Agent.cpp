#include "app/agent/Agent.h"

#include <systemd/sd-daemon.h>

#include <csignal>
#include <string>

namespace hs::agent {

namespace {

constexpr std::chrono::seconds hung{30};  // a scheduler that is silent for so long does not come back

service::Scheduler::Options owning() {
    service::Scheduler::Options options;
    options.holdsRight = true;
    return options;
}

}  // namespace

Agent::Agent(wiring::Assembly& assembly)
    : assembly_(assembly),
      scheduler_(assembly.engine().ports(),
                 service::LocalClient::cyclesOf(assembly.client(), assembly.engine().ports().clock), owning()),
      desk_(assembly.client(), assembly.events(), scheduler_),
      metrics_(assembly.engine().ports(), assembly.events()) {}

Result<std::unique_ptr<Agent>> Agent::start(const wiring::Profile& profile, wiring::Assembly& assembly,
                                            std::uint16_t metricsPort) {
    std::unique_ptr<Agent> agent(new Agent(assembly));
    HS_ASSIGN(agent->door_,
              service::AgentDoor::open(
                  profile.agentSocketPath(), assembly.engine().ports().clock,
                  [desk = &agent->desk_](const std::string& line, const auto& visitor) { desk->take(line, visitor); }));
    if (metricsPort != 0) {
        net::Router router;
        router.add("GET", "/metrics", [metrics = &agent->metrics_](const net::ServerRequest&) {
            net::ServerResponse response;
            response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            response.body = metrics->text();
            return response;
        });
        net::ServerSettings settings;
        settings.port = metricsPort;
        settings.maxConnections = 20;
        settings.threads = 1;
        HS_ASSIGN(agent->metricsServer_, net::HttpServer::listen(settings, std::move(router)));
    }
    agent->scheduler_.start();
    return agent;
}

void Agent::serve() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
    sd_notify(0, "READY=1");
    const timespec slice{1, 0};
    while (true) {
        const int number = sigtimedwait(&signals, nullptr, &slice);
        if (number == SIGHUP) reload();
        else if (number > 0) break;
        tellSystemd();
    }
    sd_notify(0, "STOPPING=1\nSTATUS=stopping what runs");
}

void Agent::reload() {
    sd_notify(0, "RELOADING=1");
    assembly_.engine().ports().log.info("Reloading: cached schemas dropped, every configuration is looked at");
    assembly_.client().restartAgent();
    scheduler_.kick({});
    sd_notify(0, "READY=1");
}

void Agent::tellSystemd() {
    std::string state = scheduler_.state();
    if (const auto live = assembly_.events().live(); !live.empty()) {
        const Event& event = live.front();
        state = event.configuration + ", run " + std::to_string(event.run.id) + ": " + event.phase;
        if (event.done > 0) state += ", " + std::to_string(event.done);
        if (event.total > 0) state += " of " + std::to_string(event.total);
    }
    for (char& c : state)
        if (c == '\n') c = ' ';
    sd_notify(0, ("STATUS=" + state).c_str());
    if (scheduler_.alive(hung)) sd_notify(0, "WATCHDOG=1");
}

}  // namespace hs::agent
