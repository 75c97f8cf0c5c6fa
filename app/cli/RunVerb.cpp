#include <iostream>

#include "app/cli/RunReport.h"
#include "app/cli/Verbs.h"
#include "core/model/CliJson.h"

namespace hs::cli {

namespace {

int list(Invocation& invocation, const std::string& name, int limit) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    if (const auto known = (*engine)->engine().configurations().show(name); !known.ok())
        return invocation.fail(known.error());
    const auto runs = (*engine)->engine().ports().store.runs(name, limit);
    if (!runs.ok()) return invocation.fail(runs.error());
    if (invocation.json) {
        QJsonArray documents;
        for (const Run& run : *runs) documents.append(toCliJson(run));
        return invocation.printJson(documents);
    }
    Table table({"RUN", "KIND", "STATE", "STARTED", "PLANNED", "WRITTEN", "UNCHANGED", "FAILED"});
    for (const Run& run : *runs)
        table.add({std::to_string(run.id), std::string(toString(run.kind)), std::string(toString(run.state)),
                   toIso8601(run.startedAt), std::to_string(run.counts.planned), std::to_string(run.counts.written),
                   std::to_string(run.counts.unchanged), std::to_string(run.counts.failed)});
    table.print();
    return Done;
}

int show(Invocation& invocation, std::int64_t id) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    Store& store = (*engine)->engine().ports().store;
    const auto run = store.run(id);
    if (!run.ok()) return invocation.fail(run.error());
    if (invocation.json) {
        const auto printed = printJson(*run, store);
        return printed.ok() ? static_cast<int>(Done) : invocation.fail(printed.error());
    }
    print(*run);
    const auto shown = store.eachChange(id, std::nullopt, std::nullopt, [](Change&& change) -> Result<void> {
        print(change);
        return {};
    });
    if (!shown.ok()) return invocation.fail(shown.error());
    return Done;
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
    auto id = std::make_shared<std::int64_t>(0);
    showing->add_option("RUN", *id, "Its number")->required();
    invocation.addCommonOptions(*showing);
    showing->callback([&invocation, id] { invocation.action = [&invocation, id] { return show(invocation, *id); }; });
}

}  // namespace hs::cli
