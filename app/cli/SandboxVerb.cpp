#include <iostream>

#include "app/cli/Verbs.h"
#include "app/sandbox/SandboxLauncher.h"

namespace hs::cli {

namespace {

void printState(const sandbox::SandboxState& state) {
    std::cout << "Sandbox " << state.profile << " is up with " << state.users << " people.\n"
              << "  Directory      " << state.ldapUrl << "  (" << state.baseDn << ")\n"
              << "  Tenant         " << state.graphUrl << "\n"
              << "  Configuration  " << state.configuration << "\n\n"
              << "Next: hybridsync configuration list --sandbox\n"
              << "      hybridsync-console --sandbox\n"
              << "      hybridsync sandbox down\n"
              << std::flush;
}

int up(Invocation& invocation, const sandbox::SandboxOptions& options) {
    const auto state = sandbox::SandboxLauncher::up(options);
    if (!state.ok()) return invocation.fail(state.error());
    if (invocation.json) return invocation.printJson(state->toJson());
    printState(*state);
    return Done;
}

int status(Invocation& invocation) {
    const auto state = sandbox::findSandbox({});
    if (invocation.json) {
        QJsonObject document = state ? state->toJson() : QJsonObject();
        document[QStringLiteral("running")] = state.has_value();
        return invocation.printJson(document);
    }
    if (state) printState(*state);
    else std::cout << "No sandbox is running. Start one: hybridsync sandbox up\n";
    return Done;
}

int down(Invocation& invocation, bool all) {
    const auto stopped = sandbox::SandboxLauncher::down(all);
    if (!stopped.ok()) return invocation.fail(stopped.error());
    if (invocation.json) return invocation.printJson(QJsonObject{{QStringLiteral("stopped"), *stopped}});
    std::cout << (*stopped == 0 ? "No sandbox is running.\n" : "Stopped, and nothing is left behind.\n");
    return Done;
}

}  // namespace

void addSandboxVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("sandbox", "A whole world on loopback: a real directory and a tenant");
    verb->require_subcommand(1);
    auto options = std::make_shared<sandbox::SandboxOptions>();
    auto noExchange = std::make_shared<bool>(false);

    const auto addOptions = [&](CLI::App& sub) {
        sub.add_option("--users", options->users, "People to make")
            ->check(CLI::Range(10, 1000000))
            ->capture_default_str();
        sub.add_option("--seed", options->seed, "The same seed makes the same people")->capture_default_str();
        sub.add_option("--exchange-delay", options->exchangeDelaySeconds,
                       "Seconds until Exchange Online has filled a new user's attributes")
            ->check(CLI::Range(0, 3600))
            ->capture_default_str();
        sub.add_flag("--no-exchange-schema", *noExchange, "A forest that was never prepared for Exchange");
        sub.add_flag("--durable", options->durable, "The directory syncs each write to disk, as real ones do");
    };
    CLI::App* start = verb->add_subcommand("up", "Start one and leave it running");
    addOptions(*start);
    start->add_flag("--json", invocation.json, "Print exactly one JSON document on standard output");
    start->callback([&invocation, options, noExchange] {
        options->exchangeSchema = !*noExchange;
        invocation.action = [&invocation, options] { return up(invocation, *options); };
    });

    CLI::App* look = verb->add_subcommand("status", "Is one running, and where");
    look->add_flag("--json", invocation.json, "Print exactly one JSON document on standard output");
    look->callback([&invocation] { invocation.action = [&invocation] { return status(invocation); }; });

    CLI::App* end = verb->add_subcommand("down", "Stop it and remove everything");
    auto all = std::make_shared<bool>(false);
    end->add_flag("--all", *all, "Every running sandbox of this user");
    end->add_flag("--json", invocation.json, "Print exactly one JSON document on standard output");
    end->callback([&invocation, all] { invocation.action = [&invocation, all] { return down(invocation, *all); }; });

    // What `up` leaves running; not for people.
    CLI::App* serve = verb->add_subcommand("serve", "")->group("");
    addOptions(*serve);
    auto directory = std::make_shared<std::string>();
    serve->add_option("--directory", *directory)->required();
    serve->callback([&invocation, options, noExchange, directory] {
        options->exchangeSchema = !*noExchange;
        invocation.action = [&invocation, options, directory] {
            const auto served = sandbox::SandboxLauncher::serve(*options, *directory, invocation.stop());
            return served.ok() ? static_cast<int>(Done) : invocation.fail(served.error());
        };
    });
}

}  // namespace hs::cli
