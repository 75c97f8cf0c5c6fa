#include <iostream>

#include "app/cli/RunReport.h"
#include "app/cli/Verbs.h"

namespace hs::cli {

namespace {

int cycle(Invocation& invocation, const service::CycleRequest& request) {
    return runAndReport(invocation,
                        [&](service::Client& client) { return client.runCycle(request, invocation.stop()); });
}

}  // namespace

void addCycleVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand(
        "cycle", "Both rules over everybody who changed since the last cycle; over everybody with --full");
    auto request = std::make_shared<service::CycleRequest>();
    verb->add_option("NAME", request->configuration, "The configuration")->required();
    verb->add_flag("--full", request->full, "Read and compare everybody");
    verb->add_flag("--preview", request->preview, "Plan and keep the plan for 'run apply'; write nothing");
    invocation.addCommonOptions(*verb);
    verb->callback(
        [&invocation, request] { invocation.action = [&invocation, request] { return cycle(invocation, *request); }; });
}

}  // namespace hs::cli
