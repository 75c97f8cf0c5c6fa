#include "app/cli/Verbs.h"

#include <iostream>

#include "app/cli/RunReport.h"

namespace hs::cli {

namespace {

int cycle(Invocation& invocation, const service::CycleRequest& request) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto run = (*engine)->engine().sync().runCycle(request, invocation.stop());
    if (!run.ok()) return invocation.fail(run.error());
    const int code = exitCodeOf(*run);
    if (!invocation.json) {
        print(*run);
        return code;
    }
    const auto printed = printJson(*run, (*engine)->engine().ports().store);
    return printed.ok() ? code : invocation.fail(printed.error());
}

}  // namespace

void addCycleVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("cycle", "Both rules over everybody in scope");
    auto request = std::make_shared<service::CycleRequest>();
    verb->add_option("NAME", request->configuration, "The configuration")->required();
    verb->add_flag("--full", request->full, "Read and compare everybody (the only kind in this version)");
    verb->add_flag("--preview", request->preview, "Plan and show; write nothing");
    invocation.addCommonOptions(*verb);
    verb->callback(
        [&invocation, request] { invocation.action = [&invocation, request] { return cycle(invocation, *request); }; });
}

}  // namespace hs::cli
