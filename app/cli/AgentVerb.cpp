#include <QJsonDocument>

#include <iostream>

#include "app/cli/Verbs.h"
#include "core/service/AgentSocket.h"
#include "core/service/AgentWire.h"

namespace hs::cli {

namespace {

QJsonObject documentOf(const service::AgentStatus& status) {
    return QJsonObject{{QStringLiteral("host"), QString::fromStdString(status.host)},
                       {QStringLiteral("version"), QString::fromStdString(status.version)},
                       {QStringLiteral("agentVersion"), QString::fromStdString(status.agentVersion)},
                       {QStringLiteral("meetsPrerequisite"), status.meetsPrerequisite},
                       {QStringLiteral("running"), false},
                       {QStringLiteral("schemaReadAt"), QString::fromStdString(toIso8601(status.schemaReadAt))}};
}

int answered(Invocation& invocation, const QJsonObject& document, const char* sentence) {
    if (invocation.json) return invocation.printJson(document);
    const auto text = [&](const char* member) { return document[QLatin1String(member)].toString().toStdString(); };
    std::cout << sentence << '\n'
              << "  Host           " << text("host") << '\n'
              << "  Version        " << text("version") << '\n'
              << "  Agent version  " << text("agentVersion")
              << (document[QLatin1String("meetsPrerequisite")].toBool()
                      ? " (1.1.1107.0 or later: meets the prerequisite)"
                      : " (too old: 1.1.1107.0 or later is needed)")
              << '\n'
              << "  Schema cached  " << (text("schemaReadAt").empty() ? "no" : text("schemaReadAt")) << '\n'
              << (text("state").empty() ? "" : "  Does           " + text("state") + "\n") << std::flush;
    return Done;
}

/// Asks the running agent; without one, this program's own engine is the agent.
int ask(Invocation& invocation, bool restart) {
    const auto profile = invocation.chosenProfile();
    if (!profile.ok()) return invocation.fail(profile.error());
    const auto answer = service::askAgent(profile->agentSocketPath(),
                                          restart ? "{\"command\":\"restart\"}" : "{\"command\":\"status\"}");
    if (answer.ok()) {
        const auto said = service::AgentLine::parse(*answer);
        if (!said.ok()) return invocation.fail(said.error());
        if (said->error) return invocation.fail(*said->error);
        return answered(invocation, said->result.value_or(QJsonObject()),
                        restart ? "The agent was restarted." : "An agent is running.");
    }
    if (answer.error().code != ErrorCode::NotFound) return invocation.fail(answer.error());
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    if (restart) {
        const auto status = (*engine)->engine().schema().restartAgent();
        if (!status.ok()) return invocation.fail(status.error());
        return answered(invocation, documentOf(*status), "No agent is running; the cached schema was dropped.");
    }
    const auto all = (*engine)->engine().schema().agents();
    if (!all.ok()) return invocation.fail(all.error());
    return answered(invocation, documentOf(all->front()), "No agent is running; each program runs the engine itself.");
}

}  // namespace

void addAgentVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("agent", "The provisioning agent of this profile");
    verb->require_subcommand(1);
    CLI::App* status = verb->add_subcommand("status", "Does one run, which version, how old is its schema");
    invocation.addCommonOptions(*status);
    status->callback([&invocation] { invocation.action = [&invocation] { return ask(invocation, false); }; });
    CLI::App* restart = verb->add_subcommand("restart", "Drop the cached schema and every connection");
    invocation.addCommonOptions(*restart);
    restart->callback([&invocation] { invocation.action = [&invocation] { return ask(invocation, true); }; });
}

}  // namespace hs::cli
