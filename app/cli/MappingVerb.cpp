#include <algorithm>
#include <iostream>

#include "app/cli/MappingReport.h"
#include "app/cli/MappingWishes.h"
#include "app/cli/Progress.h"
#include "app/cli/Verbs.h"

namespace hs::cli {

namespace {

/// The engine's client with the mappings of a configuration.
struct Opened {
    service::Client* client = nullptr;
    service::MappingSheet sheet;
};

Result<Opened> open(Invocation& invocation, const std::string& name) {
    HS_ASSIGN(wiring::Assembly * assembly, invocation.engine());
    Opened opened{&assembly->client(), {}};
    HS_ASSIGN(opened.sheet, awaited(opened.client->mappings(name)));
    return opened;
}

int list(Invocation& invocation, const MappingWishes& wishes) {
    const auto opened = open(invocation, wishes.configuration);
    if (!opened.ok()) return invocation.fail(opened.error());
    return printMappings(invocation, opened->sheet, wishes.onlyRule(), wishes.onlyClass());
}

int set(Invocation& invocation, const MappingWishes& wishes) {
    if (wishes.target.empty() && !wishes.restoreDefaults) {
        std::cerr << "TARGET is required, except with --restore-defaults.\n";
        return WrongUsage;
    }
    const auto opened = open(invocation, wishes.configuration);
    if (!opened.ok()) return invocation.fail(opened.error());
    const RuleKind rule = wishes.ruleOfTarget();
    std::optional<std::vector<Mapping>> edited;
    if (!wishes.restoreDefaults) {
        auto granted = wishes.granted(opened->sheet.of(rule));
        if (!granted.ok()) return invocation.fail(granted.error());
        edited = *std::move(granted);
    }
    const auto saved =
        awaited(opened->client->updateMappings(wishes.configuration, opened->sheet.version, rule, std::move(edited)));
    if (!saved.ok()) return invocation.fail(saved.error());
    const auto sheet = awaited(opened->client->mappings(wishes.configuration));
    if (!sheet.ok()) return invocation.fail(sheet.error());
    std::cerr << "Saved. The next cycle is a full one where the mappings say something new.\n";
    return printMappings(invocation, *sheet, rule, wishes.onlyClass());
}

int test(Invocation& invocation, const MappingWishes& wishes) {
    const auto opened = open(invocation, wishes.configuration);
    if (!opened.ok()) return invocation.fail(opened.error());
    service::MappingTrial trial;
    trial.configuration = wishes.configuration;
    trial.rule = wishes.ruleOfTarget();
    trial.target = wishes.target;
    trial.objectClass = wishes.objectClass();
    trial.dn = wishes.object;
    trial.limit = wishes.limit;
    auto draft = wishes.granted(opened->sheet.of(trial.rule));
    if (!draft.ok()) return invocation.fail(draft.error());
    trial.draft = *std::move(draft);
    const auto impact = awaited(opened->client->tryMapping(std::move(trial), invocation.stop()));
    if (!impact.ok()) return invocation.fail(impact.error());
    return printImpact(invocation, wishes.target, *impact);
}

void addList(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("list", "The mappings of both rules");
    auto wishes = std::make_shared<MappingWishes>();
    sub->add_option("NAME", wishes->configuration, "The configuration")->required();
    wishes->addPlace(*sub);
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, wishes] { invocation.action = [&invocation, wishes] { return list(invocation, *wishes); }; });
}

void addSet(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("set", "Add, change, switch off, delete or restore a mapping");
    auto wishes = std::make_shared<MappingWishes>();
    sub->add_option("NAME", wishes->configuration, "The configuration")->required();
    CLI::Option* target = sub->add_option("TARGET", wishes->target, "The target attribute");
    wishes->addPlace(*sub);
    wishes->addEdits(*sub);
    sub->add_flag("--restore-defaults", wishes->restoreDefaults, "All mappings of the rule; needs no TARGET")
        ->excludes(target);
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, wishes] { invocation.action = [&invocation, wishes] { return set(invocation, *wishes); }; });
}

void addTest(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("test", "What a mapping gives, before it is saved; writes nothing");
    auto wishes = std::make_shared<MappingWishes>();
    sub->add_option("NAME", wishes->configuration, "The configuration")->required();
    sub->add_option("TARGET", wishes->target, "The target attribute")->required();
    wishes->addPlace(*sub);
    sub->add_option("--object", wishes->object, "On this object; else on a sample of those in scope")->type_name("DN");
    sub->add_option("--expression", wishes->expression, "In place of the stored one");
    sub->add_option("--limit", wishes->limit, "Objects of the sample")->check(CLI::Range(1, 1000));
    invocation.addCommonOptions(*sub);
    sub->callback(
        [&invocation, wishes] { invocation.action = [&invocation, wishes] { return test(invocation, *wishes); }; });
}

}  // namespace

void addMappingVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("mapping", "Attribute mappings: look, change, try");
    verb->require_subcommand(1);
    addList(*verb, invocation);
    addSet(*verb, invocation);
    addTest(*verb, invocation);
}

}  // namespace hs::cli
