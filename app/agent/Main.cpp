#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "app/agent/Agent.h"
#include "app/agent/JournalLog.h"

namespace {

using namespace hs;

int fail(const Error& error) {
    std::cerr << "hybridsync-agent: " << error.toLine() << '\n';
    return 5;
}

/// Before any thread begins, so that all of them inherit it.
void blockSignals() {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    blockSignals();
    QCoreApplication application(argc, argv);

    CLI::App program{"The Hybrid Sync provisioning agent: runs the cycles of a profile unattended.",
                     "hybridsync-agent"};
    program.set_version_flag("--version", "hybridsync-agent " HYBRIDSYNC_VERSION);
    std::string name = "default";
    std::string directory;
    std::uint16_t metricsPort = 0;
    program.add_option("--profile", name, "The profile to work for")->capture_default_str();
    program.add_option("--profile-directory", directory, "Its directory, where it is not in the usual place");
    program.add_option("--metrics", metricsPort, "Serve Prometheus metrics on this port of 127.0.0.1 and ::1")
        ->expected(0, 1)
        ->default_str("9464")
        ->type_name("PORT");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return program.exit(problem) == 0 ? 0 : 1;  // the parser's own codes mean nothing to scripts
    }

    agent::JournalLog log(std::cerr, LogLevel::Info, std::getenv("JOURNAL_STREAM") != nullptr);
    auto profile =
        directory.empty() ? wiring::Profile::named(name) : Result<wiring::Profile>(wiring::Profile{name, directory});
    if (!profile.ok()) return fail(profile.error());
    wiring::AssemblyOptions options;
    options.log = &log;
    options.isAgent = true;
    auto assembly = wiring::Assembly::open(*profile, options);
    if (!assembly.ok()) return fail(assembly.error());
    const auto started = agent::Agent::start(*profile, **assembly, metricsPort);
    if (!started.ok()) return fail(started.error());
    (*started)->serve();
    return 0;
}
