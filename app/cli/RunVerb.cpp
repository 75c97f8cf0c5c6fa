#include <iostream>

#include "app/cli/LogFiles.h"
#include "app/cli/Progress.h"
#include "app/cli/RunReport.h"
#include "app/cli/Verbs.h"
#include "core/model/CliJson.h"
#include "core/service/RunHistory.h"

namespace hs::cli {

namespace {

int list(Invocation& invocation, const std::string& name, int limit) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    if (const auto known = (*engine)->engine().configurations().show(name); !known.ok())
        return invocation.fail(known.error());
    const auto runs = awaited((*engine)->client().runs(name, limit));
    if (!runs.ok()) return invocation.fail(runs.error());
    if (invocation.json) {
        QJsonArray documents;
        for (const Run& run : *runs) documents.append(toCliJson(run));
        return invocation.printJson(documents);
    }
    Table table({"RUN", "KIND", "OF RUN", "STATE", "STARTED", "BY", "PLANNED", "WRITTEN", "UNCHANGED", "FAILED"});
    for (const Run& run : *runs)
        table.add({std::to_string(run.id), std::string(toString(run.kind)),
                   run.basis == 0 ? std::string("-") : std::to_string(run.basis), std::string(toString(run.state)),
                   toIso8601(run.startedAt), run.by.empty() ? std::string("-") : run.by,
                   std::to_string(run.counts.planned), std::to_string(run.counts.written),
                   std::to_string(run.counts.unchanged), std::to_string(run.counts.failed)});
    table.print();
    return Done;
}

struct Shown {
    std::int64_t run = 0;
    std::string format = "text", output;
};

int show(Invocation& invocation, const Shown& shown) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    Store& store = (*engine)->engine().ports().store;
    const auto run = service::RunHistory((*engine)->engine().ports()).one(shown.run);
    if (!run.ok()) return invocation.fail(run.error());
    if (shown.format != "text") {
        const auto written = writePlan((*engine)->client(), shown.run, shown.format, shown.output, invocation.stop());
        return written.ok() ? static_cast<int>(Done) : invocation.fail(written.error());
    }
    if (invocation.json) {
        const auto printed = printJson(*run, store);
        return printed.ok() ? static_cast<int>(Done) : invocation.fail(printed.error());
    }
    print(*run);
    const auto printed = store.eachChange(shown.run, std::nullopt, std::nullopt, [](Change&& change) -> Result<void> {
        print(change);
        return {};
    });
    if (!printed.ok()) return invocation.fail(printed.error());
    return Done;
}

int apply(Invocation& invocation, const service::ApplyRequest& request) {
    return runAndReport(invocation,
                        [&](service::Client& client) { return client.applyPlan(request, invocation.stop()); });
}

int undo(Invocation& invocation, const service::UndoRequest& request) {
    return runAndReport(invocation, [&](service::Client& client) { return client.undo(request, invocation.stop()); });
}

void addApply(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand(
        "apply",
        "Write the stored plan of a preview, or of a run that a guard stopped; what changed since is left alone");
    auto request = std::make_shared<service::ApplyRequest>();
    sub->add_option("RUN", request->run, "Its number")->required();
    sub->add_flag("--allow", request->allow, "Release the guard, for this plan only");
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, request] { invocation.action = [&invocation, request] { return apply(invocation, *request); }; });
}

void addUndo(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand(
        "undo", "Take back what a run wrote, except values that changed since; the job is paused then");
    auto request = std::make_shared<service::UndoRequest>();
    sub->add_option("RUN", request->run, "Its number")->required();
    sub->add_option("--change", request->changes, "Only this change of it (repeatable)")->type_name("ID");
    sub->add_flag("--preview", request->preview, "Plan and keep the plan for 'run apply'; write nothing");
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, request] { invocation.action = [&invocation, request] { return undo(invocation, *request); }; });
}

}  // namespace

void addRunVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("run", "Runs and what they changed");
    verb->require_subcommand(1);

    CLI::App* listing = verb->add_subcommand("list", "Newest first");
    auto name = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(20);
    listing->add_option("NAME", *name, "The configuration")->required();
    listing->add_option("--limit", *limit)->check(CLI::Range(1, 100000))->capture_default_str();
    invocation.addCommonOptions(*listing);
    listing->callback([&invocation, name, limit] {
        invocation.action = [&invocation, name, limit] { return list(invocation, *name, *limit); };
    });

    CLI::App* showing = verb->add_subcommand("show", "One, with every change");
    auto shown = std::make_shared<Shown>();
    showing->add_option("RUN", shown->run, "Its number")->required();
    showing->add_option("--format", shown->format, "csv, or ldif for ldapmodify")
        ->check(CLI::IsMember({"text", "csv", "ldif"}))
        ->capture_default_str();
    showing->add_option("--output", shown->output, "With csv and ldif: write to this file")->type_name("PATH");
    invocation.addCommonOptions(*showing);
    showing->callback(
        [&invocation, shown] { invocation.action = [&invocation, shown] { return show(invocation, *shown); }; });
    addApply(*verb, invocation);
    addUndo(*verb, invocation);
}

}  // namespace hs::cli
