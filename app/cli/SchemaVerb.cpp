#include <iostream>

#include "app/cli/Verbs.h"
#include "core/model/CliJson.h"

namespace hs::cli {

namespace {

int check(Invocation& invocation, const std::string& name, bool refresh) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto found = (*engine)->engine().schema().check(name, refresh, invocation.stop());
    if (!found.ok()) return invocation.fail(found.error());
    if (invocation.json) return invocation.printJson(toCliJson(*found));
    std::cout << (found->detected ? "Exchange schema detected. " : "Exchange schema NOT detected. ") << found->reason
              << '\n'
              << "Read from " << found->server << " at " << toIso8601(found->checkedAt)
              << (found->fromCache ? " (the agent's cached copy; --refresh reads it again)" : "") << "\n\n";
    const auto mark = [](bool allowed) { return std::string(allowed ? "yes" : "NO"); };
    Table table({"ATTRIBUTE", "PRESENT", "USER", "INETORGPERSON", "CONTACT", "SYNTAX"});
    for (const auto& attribute : found->attributes)
        table.add({attribute.name, mark(attribute.present), mark(attribute.user), mark(attribute.inetOrgPerson),
                   mark(attribute.contact), attribute.syntax + (attribute.singleValued ? ", single-valued" : "")});
    table.print();
    return Done;
}

}  // namespace

void addSchemaVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("schema", "What the directory's schema offers to writeback");
    verb->require_subcommand(1);
    CLI::App* sub = verb->add_subcommand("check", "Each of the eight attributes on each class");
    auto name = std::make_shared<std::string>();
    auto refresh = std::make_shared<bool>(false);
    sub->add_option("NAME", *name, "The configuration")->required();
    sub->add_flag("--refresh", *refresh, "Read it live instead of the agent's cached copy");
    invocation.addCommonOptions(*sub);
    sub->callback([&invocation, name, refresh] {
        invocation.action = [&invocation, name, refresh] { return check(invocation, *name, *refresh); };
    });
}

}  // namespace hs::cli
