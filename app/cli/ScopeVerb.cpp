#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <iostream>

#include "app/cli/InputFile.h"
#include "app/cli/ScopeReport.h"
#include "app/cli/Verbs.h"
#include "core/model/ScopeSettingsJson.h"

namespace hs::cli {

namespace {

/// What `scope set` and `scope count` may be given.
struct Wishes {
    std::string name, file;
    bool all = false, noFilter = false;
    int ors = 0;
    std::vector<std::string> units, groups, clauses;
    std::vector<bool> isOr;  ///< the clauses and the words between them, in the order they were given: true = --or
};

/// `--or` between two clauses begins a group; before the first or after the last, each clause is a group of its own.
std::vector<std::vector<std::string>> grouped(const Wishes& wishes) {
    const auto isClause = [](bool word) { return !word; };
    const auto first = std::find_if(wishes.isOr.begin(), wishes.isOr.end(), isClause);
    const auto last = std::find_if(wishes.isOr.rbegin(), wishes.isOr.rend(), isClause).base();
    const bool between = first < last && std::count(first, last, true) > 0;
    std::vector<std::vector<std::string>> groups(1);
    std::size_t next = 0;
    for (auto word = first; word < last; ++word) {
        const bool each = wishes.ors > 0 && !between && next > 0;
        if ((*word || each) && !groups.back().empty()) groups.emplace_back();
        if (!*word) groups.back().push_back(wishes.clauses[next++]);
    }
    return groups;
}

Result<ScopeSettings> settingsFrom(const std::string& path) {
    HS_ASSIGN(const QByteArray content, contentOf(path));
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(content, &wrong);
    if (!document.isObject())
        return Error(ErrorCode::InvalidInput, "The file is not a scope document.")
            .on(path)
            .saying(wrong.errorString().toStdString() + " at byte " + std::to_string(wrong.offset))
            .next("Make one with: hybridsync scope show NAME --json");
    // What `scope show` and `configuration export` print has it as a member.
    const QJsonValue inner = document.object().value(QStringLiteral("scope"));
    return scopeSettingsFromJson(inner.isObject() ? inner.toObject() : document.object());
}

void select(ScopeSettings& settings, ScopeMode mode, std::vector<SelectedObject>& list,
            const std::vector<std::string>& names) {
    settings.mode = mode;
    list.clear();
    for (const std::string& name : names) list.push_back({name, {}});
}

/// The stored scope with what was asked for.
Result<ScopeSettings> wanted(const Wishes& wishes, ScopeSettings settings) {
    if (!wishes.file.empty()) return settingsFrom(wishes.file);
    if (wishes.all) settings.mode = ScopeMode::AllUsers;
    if (!wishes.units.empty())
        select(settings, ScopeMode::OrganizationalUnits, settings.organizationalUnits, wishes.units);
    if (!wishes.groups.empty()) select(settings, ScopeMode::Groups, settings.groups, wishes.groups);
    if (wishes.noFilter || !wishes.clauses.empty()) settings.filter.clear();
    if (wishes.clauses.empty()) return settings;
    for (const std::vector<std::string>& texts : grouped(wishes)) {
        ScopeClauseGroup group;
        for (const std::string& text : texts) {
            HS_ASSIGN(ScopeClause clause, ScopeClause::parse(text));
            group.clauses.push_back(std::move(clause));
        }
        settings.filter.push_back(std::move(group));
    }
    return settings;
}

bool asksForNothing(const Wishes& wishes) {
    return !wishes.all && !wishes.noFilter && wishes.file.empty() && wishes.units.empty() && wishes.groups.empty() &&
           wishes.clauses.empty();
}

int show(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto report = (*engine)->engine().scope().show(name, invocation.stop());
    if (!report.ok()) return invocation.fail(report.error());
    if (invocation.json) return invocation.printJson(documentOf(*report));
    print(*report);
    return Done;
}

int set(Invocation& invocation, const Wishes& wishes) {
    if (asksForNothing(wishes))
        return invocation.fail(Error(ErrorCode::InvalidInput, "scope set was not told what to change.")
                                   .next("Give --all, --ou, --group, --filter, --no-filter or --file."));
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto stored = (*engine)->engine().configurations().show(wishes.name);
    if (!stored.ok()) return invocation.fail(stored.error());
    const auto settings = wanted(wishes, stored->configuration.scope);
    if (!settings.ok()) return invocation.fail(settings.error());
    const auto saved =
        (*engine)->engine().scope().update(wishes.name, stored->configuration.version, *settings, invocation.stop());
    if (!saved.ok()) return invocation.fail(saved.error());
    if (invocation.json) return invocation.printJson(documentOf(*saved));
    print(*saved);
    if (saved->settings != stored->configuration.scope) std::cout << "The next cycle is a full one.\n" << std::flush;
    return Done;
}

Result<std::optional<ScopeSettings>> draftOf(const std::string& path) {
    if (path.empty()) return std::optional<ScopeSettings>();
    HS_ASSIGN(ScopeSettings settings, settingsFrom(path));
    return std::optional(std::move(settings));
}

int test(Invocation& invocation, const std::string& name, const std::string& dn, const std::string& path) {
    const auto draft = draftOf(path);
    if (!draft.ok()) return invocation.fail(draft.error());
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto tested = (*engine)->engine().scope().test(name, *draft, dn, invocation.stop());
    if (!tested.ok()) return invocation.fail(tested.error());
    if (invocation.json) return invocation.printJson(documentOf(*tested));
    print(*tested);
    return Done;
}

int count(Invocation& invocation, const std::string& name, const std::string& path) {
    const auto draft = draftOf(path);
    if (!draft.ok()) return invocation.fail(draft.error());
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto stored = (*engine)->engine().configurations().show(name);
    if (!stored.ok()) return invocation.fail(stored.error());
    const auto impact =
        (*engine)->engine().scope().impact(name, draft->value_or(stored->configuration.scope), invocation.stop());
    if (!impact.ok()) return invocation.fail(impact.error());
    if (invocation.json) return invocation.printJson(documentOf(*impact));
    print(*impact, draft->has_value());
    return Done;
}

void addSet(CLI::App& verb, Invocation& invocation) {
    CLI::App* sub = verb.add_subcommand("set", "Choose who is in scope; the next cycle is a full one");
    auto wishes = std::make_shared<Wishes>();
    const auto once = [](CLI::Option* option) { return option->take_all()->allow_extra_args(false); };
    sub->add_option("NAME", wishes->name)->required();
    CLI::Option* all = sub->add_flag("--all", wishes->all, "All users");
    CLI::Option* units =
        once(sub->add_option("--ou", wishes->units, "Selected organizational units (repeatable)")->type_name("DN"));
    CLI::Option* groups = once(
        sub->add_option("--group", wishes->groups, "Direct members of these groups (repeatable)")->type_name("DN"));
    all->excludes(units)->excludes(groups);
    units->excludes(groups);
    CLI::Option* filter = once(sub->add_option("--filter", wishes->clauses,
                                               "A clause, e.g. 'department EQUALS \"Sales\"'; several must all be true")
                                   ->type_name("CLAUSE"));
    CLI::Option* either = sub->add_flag("--or", wishes->ors, "Between two --filter: the next one begins another group");
    either->needs(filter);
    CLI::Option* none = sub->add_flag("--no-filter", wishes->noFilter, "Without clauses")->excludes(filter);
    sub->add_option("--file", wishes->file, "A scope as `scope show --json` prints it")
        ->excludes(all)
        ->excludes(units)
        ->excludes(groups)
        ->excludes(filter)
        ->excludes(none);
    invocation.addCommonOptions(*sub);
    sub->callback([&invocation, wishes, sub, filter, either] {
        for (const CLI::Option* option : sub->parse_order())
            if (option == filter || option == either) wishes->isOr.push_back(option == either);
        invocation.action = [&invocation, wishes] { return set(invocation, *wishes); };
    });
}

}  // namespace

void addScopeVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("scope", "Who is provisioned: units, groups and attribute clauses");
    verb->require_subcommand(1);
    const auto texts = std::make_shared<std::array<std::string, 3>>();
    auto& [name, dn, draft] = *texts;
    CLI::App* shown = verb->add_subcommand("show", "The scope, and what is missing of it");
    shown->add_option("NAME", name, "The configuration")->required();
    shown->callback(
        [&invocation, texts] { invocation.action = [&invocation, texts] { return show(invocation, (*texts)[0]); }; });
    addSet(*verb, invocation);
    CLI::App* tested = verb->add_subcommand("test", "Whether one object is in scope, and the clause that decides");
    tested->add_option("NAME", name, "The configuration")->required();
    tested->add_option("DN", dn, "Distinguished name")->required();
    tested->callback([&invocation, texts] {
        invocation.action = [&invocation, texts] { return test(invocation, (*texts)[0], (*texts)[1], (*texts)[2]); };
    });
    CLI::App* counted = verb->add_subcommand("count", "How many are in scope, and who would leave or enter");
    counted->add_option("NAME", name, "The configuration")->required();
    counted->callback([&invocation, texts] {
        invocation.action = [&invocation, texts] { return count(invocation, (*texts)[0], (*texts)[2]); };
    });
    for (CLI::App* sub : {tested, counted})
        sub->add_option("--draft", draft, "A scope that is not stored: a file as for scope set --file")
            ->type_name("FILE");
    for (CLI::App* sub : {shown, tested, counted}) invocation.addCommonOptions(*sub);
}

}  // namespace hs::cli
