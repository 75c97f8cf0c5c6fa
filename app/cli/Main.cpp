#include <QCoreApplication>

#include <csignal>
#include <iostream>
#include <thread>

#include "app/cli/Verbs.h"

namespace {

/// SIGINT and SIGTERM become a stop request; a second one ends the process at once.
std::jthread stopOnSignals(std::stop_source& source) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return std::jthread([signals, &source](std::stop_token stop) {
        const timespec slice{0, 100'000'000};
        while (!stop.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &slice) < 0) continue;
            if (source.stop_requested()) std::_Exit(hs::cli::Cancelled);
            source.request_stop();
        }
    });
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::stop_source source;
    const std::jthread signals = stopOnSignals(source);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hybridsync"));

    CLI::App program{
        "Hybrid Sync: keeps Active Directory and Microsoft Entra as one, and writes the Exchange Online\n"
        "attributes back. Exit codes: 0 done, 1 wrong usage, 2 objects failed, 3 stopped by a guard,\n"
        "4 not authenticated or authorised, 5 wrong configuration or expression, 6 server unreachable, 7 cancelled.",
        "hybridsync"};
    program.set_version_flag("--version", "hybridsync " HYBRIDSYNC_VERSION);
    program.require_subcommand(1);
    hs::cli::Invocation invocation(source.get_token());
    hs::cli::addSandboxVerb(program, invocation);
    hs::cli::addConfigurationVerb(program, invocation);
    hs::cli::addSchemaVerb(program, invocation);
    hs::cli::addScopeVerb(program, invocation);
    hs::cli::addProvisionVerb(program, invocation);
    hs::cli::addCycleVerb(program, invocation);
    hs::cli::addRunVerb(program, invocation);
    hs::cli::addLogVerb(program, invocation);
    hs::cli::addEvalVerb(program, invocation);
    hs::cli::addAgentVerb(program, invocation);
    hs::cli::addDoctorVerb(program, invocation);
    hs::cli::addPermissionsVerb(program, invocation);
    hs::cli::addMappingVerb(program, invocation);
    hs::cli::addDemoVerb(program, invocation);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {  // the library's own way to say so; it ends here
        const int code = program.exit(wrong, std::cout, std::cerr);
        return code == 0 ? hs::cli::Done : hs::cli::WrongUsage;
    }
    return invocation.action ? invocation.action() : hs::cli::WrongUsage;
}
