#include <iostream>

#include "app/cli/ProvisionReport.h"
#include "app/cli/Verbs.h"
#include "app/sandbox/SandboxLauncher.h"

namespace hs::cli {

namespace {

/// The mission in the terminal: sandbox up, enable writeback, provision one user, write back, show, sandbox down.
int demo(Invocation& invocation) {
    sandbox::SandboxOptions options;
    options.exchangeDelaySeconds = 3;
    std::cout << "1. A sandbox: a real OpenLDAP directory and an HTTPS tenant on loopback\n" << std::flush;
    const auto state = sandbox::SandboxLauncher::up(options);
    if (!state.ok()) return invocation.fail(state.error());
    const auto work = [&]() -> Result<int> {
        invocation.profile = state->profile;
        HS_ASSIGN(wiring::Assembly* const assembly, invocation.engine());
        service::Engine& engine = assembly->engine();
        std::cout << "   " << state->ldapUrl << "  and  " << state->graphUrl
                  << "\n\n2. Enable Exchange hybrid writeback\n";
        HS_ASSIGN(const SchemaCheck schema, engine.schema().check(state->configuration, true, invocation.stop()));
        std::cout << "   " << schema.reason << '\n';
        HS_ASSIGN(auto summary, engine.configurations().show(state->configuration));
        summary.configuration.properties.exchangeHybridWriteback = true;
        HS_ASSIGN(const Configuration saved,
                  engine.configurations().updateProperties(state->configuration, 0, summary.configuration.properties,
                                                           invocation.stop()));
        std::cout << "   Exchange hybrid writeback is enabled for " << saved.name << ".\n\n3. Provision on demand\n"
                  << std::flush;
        HS_ASSIGN(const auto hits, engine.sync().search(state->configuration, "Ada Lovelace", invocation.stop()));
        if (hits.empty()) return Error(ErrorCode::NotFound, "The sandbox has no Ada Lovelace.");
        service::OnDemandRequest request;
        request.configuration = state->configuration;
        request.dn = hits.front().dn;
        ProvisionReport report;
        report.dn = request.dn;
        HS_ASSIGN(report.provisioning, engine.sync().provisionOnDemand(request, invocation.stop()));
        std::cout << "   Waiting for Exchange Online to fill the attributes …\n" << std::flush;
        HS_ASSIGN(report.writeback, engine.sync().writebackOnDemand(request, invocation.stop()));
        print(report, true);
        return std::max<int>(exitCodeOf(report.provisioning), exitCodeOf(*report.writeback));
    };
    const auto code = work();
    if (const auto stopped = sandbox::SandboxLauncher::down(state->id); !stopped.ok())
        return invocation.fail(stopped.error());
    if (!code.ok()) return invocation.fail(code.error());
    std::cout << "\nThe sandbox is stopped. The same in the console, where there is a display:\n"
                 "  ./dev run      (or: hybridsync-console --start-sandbox)\n"
              << std::flush;
    return *code;
}

}  // namespace

void addDemoVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("demo", "The whole job once, in a sandbox, in this terminal");
    verb->callback([&invocation] { invocation.action = [&invocation] { return demo(invocation); }; });
}

}  // namespace hs::cli
