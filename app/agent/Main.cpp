#include <systemd/sd-daemon.h>
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <iostream>

#include "app/agent/Scheduler.h"
#include "core/service/AgentDoor.h"
#include "core/wiring/Assembly.h"

namespace {

using namespace hs;

/// Answers the local socket: {"command":"status"} and {"command":"restart"}.
std::string answer(service::Engine& engine, const std::string& line) {
    const QString command =
        QJsonDocument::fromJson(QByteArray::fromStdString(line)).object()[QStringLiteral("command")].toString();
    QJsonObject document;
    const auto fill = [&document](const service::AgentStatus& status) {
        document[QStringLiteral("running")] = true;
        document[QStringLiteral("host")] = QString::fromStdString(status.host);
        document[QStringLiteral("version")] = QString::fromStdString(status.version);
        document[QStringLiteral("agentVersion")] = QString::fromStdString(status.agentVersion);
        document[QStringLiteral("meetsPrerequisite")] = status.meetsPrerequisite;
        document[QStringLiteral("processId")] = static_cast<qint64>(status.processId);
        document[QStringLiteral("startedAt")] = QString::fromStdString(toIso8601(status.startedAt));
        document[QStringLiteral("schemaReadAt")] = QString::fromStdString(toIso8601(status.schemaReadAt));
    };
    if (command == QStringLiteral("status")) {
        const auto all = engine.schema().agents();
        if (all.ok()) fill(all->front());
        else document[QStringLiteral("error")] = QString::fromStdString(all.error().toLine());
    } else if (command == QStringLiteral("restart")) {
        const auto status = engine.schema().restartAgent();
        if (status.ok()) fill(*status);
        else document[QStringLiteral("error")] = QString::fromStdString(status.error().toLine());
    } else {
        document[QStringLiteral("error")] = QStringLiteral("Unknown command.");
    }
    return QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString();
}

int fail(const Error& error) {
    std::cerr << "hybridsync-agent: " << error.toLine() << '\n';
    return 5;
}

int serve(const wiring::Profile& profile, wiring::Assembly& assembly) {
    service::Engine& engine = assembly.engine();
    auto door = service::AgentDoor::open(profile.agentSocketPath(),
                                         [&engine](const std::string& line) { return answer(engine, line); });
    if (!door.ok()) return fail(door.error());
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    // Cycles run on their own thread, so that a signal stops one in the middle and the watchdog hears of a hang.
    std::jthread worker([&engine](std::stop_token stop) {
        agent::Scheduler scheduler(engine);
        while (!stop.stop_requested()) {
            scheduler.runDue(stop);
            engine.ports().clock.sleepFor(std::chrono::seconds(1), stop);
        }
    });
    sd_notify(0, "READY=1");
    const timespec slice{1, 0};
    while (sigtimedwait(&signals, nullptr, &slice) < 0) sd_notify(0, "WATCHDOG=1");
    sd_notify(0, "STOPPING=1");
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    QCoreApplication application(argc, argv);

    CLI::App program{"The Hybrid Sync provisioning agent: runs the cycles of a profile unattended.",
                     "hybridsync-agent"};
    program.set_version_flag("--version", "hybridsync-agent " HYBRIDSYNC_VERSION);
    std::string name = "default";
    std::string directory;
    program.add_option("--profile", name, "The profile to work for")->capture_default_str();
    program.add_option("--profile-directory", directory, "Its directory, where it is not in the usual place");
    CLI11_PARSE(program, argc, argv);

    StreamLog log(std::cerr, LogLevel::Info, StreamLog::Format::Json);
    auto profile =
        directory.empty() ? wiring::Profile::named(name) : Result<wiring::Profile>(wiring::Profile{name, directory});
    if (!profile.ok()) return fail(profile.error());
    wiring::AssemblyOptions options;
    options.log = &log;
    auto assembly = wiring::Assembly::open(*profile, options);
    if (!assembly.ok()) return fail(assembly.error());
    return serve(*profile, **assembly);
}
