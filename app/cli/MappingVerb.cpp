#include <algorithm>
#include <iostream>

#include "app/cli/EvaluationReport.h"
#include "app/cli/Progress.h"
#include "app/cli/Verbs.h"
#include "core/model/MappingJson.h"
#include "core/model/ValueJson.h"

namespace hs::cli {

namespace {

struct Request {
    std::string name, target, rule = "provisioning", objectClass = "user", object;
    std::optional<std::string> direct, constant, expression, defaultValue, apply, off;
    std::optional<int> match;
    bool none = false, on = false, remove = false, restore = false;

    RuleKind kind() const { return rule == "writeback" ? RuleKind::Writeback : RuleKind::Provisioning; }
    /// A page of the console: users and inetOrgPersons together.
    std::vector<ObjectClass> classes() const {
        if (objectClass == "contact") return {ObjectClass::Contact};
        return {ObjectClass::User, ObjectClass::InetOrgPerson};
    }
    bool isOf(const Mapping& mapping) const {
        const auto mine = classes();
        return std::any_of(mine.begin(), mine.end(), [&](ObjectClass each) { return mapping.appliesTo(each); });
    }
};

std::string classNames(const Mapping& mapping) {
    std::string names;
    for (const ObjectClass each : mapping.allClasses()) names.append(names.empty() ? "" : ", ").append(toString(each));
    return names;
}

Result<service::MappingList> listOf(Invocation& invocation, const Request& request) {
    HS_ASSIGN(wiring::Assembly* const assembly, invocation.engine());
    return awaited(assembly->client().mappings(request.name, request.kind(), invocation.stop()));
}

QJsonObject documentOf(const service::MappingList& list, const Request& request, bool all) {
    QJsonArray mappings;
    for (const Mapping& mapping : list.rule.mappings)
        if (all || request.isOf(mapping)) mappings.append(toJson(mapping));
    QJsonArray findings;
    for (const MappingFinding& finding : list.findings)
        findings.append(QJsonObject{
            {QStringLiteral("target"), finding.mapping == MappingFinding::noMapping
                                           ? QString()
                                           : jsonText(list.rule.mappings[finding.mapping].target.text())},
            {QStringLiteral("severity"), finding.isError ? QStringLiteral("error") : QStringLiteral("warning")},
            {QStringLiteral("message"), jsonText(finding.message)},
            {QStringLiteral("next"), jsonText(finding.next)}});
    return {{QStringLiteral("rule"), jsonText(toString(list.rule.kind))},
            {QStringLiteral("name"), jsonText(list.rule.name)},
            {QStringLiteral("version"), static_cast<qint64>(list.version)},
            {QStringLiteral("edited"), list.edited},
            {QStringLiteral("mappings"), mappings},
            {QStringLiteral("findings"), findings}};
}

int list(Invocation& invocation, const Request& request, bool all) {
    const auto found = listOf(invocation, request);
    if (!found.ok()) return invocation.fail(found.error());
    if (invocation.json) return invocation.printJson(documentOf(*found, request, all));
    Table table({"TARGET", "TYPE", "CLASSES", "APPLY", "MATCH", "ON", "EXPRESSION"});
    for (const Mapping& mapping : found->rule.mappings) {
        if (!all && !request.isOf(mapping)) continue;
        table.add({mapping.target.text(), std::string(toString(mapping.type)), classNames(mapping),
                   mapping.onlyOnCreate ? "create" : "always",
                   mapping.matchingPrecedence == 0 ? "-" : std::to_string(mapping.matchingPrecedence),
                   mapping.enabled                  ? "on"
                   : mapping.disabledReason.empty() ? "off"
                                                    : "off: " + mapping.disabledReason,
                   mapping.expression});
    }
    table.print();
    std::cout << (found->edited ? "Edited; --restore-defaults takes it back.\n" : "These are the defaults.\n");
    for (const MappingFinding& finding : found->findings)
        std::cerr << (finding.isError ? "error: " : "warning: ")
                  << (finding.mapping == MappingFinding::noMapping
                          ? std::string()
                          : found->rule.mappings[finding.mapping].target.text() + ": ")
                  << finding.message << '\n';
    return Done;
}

/// The eight are as they are for everybody they are for.
Mapping* find(std::vector<Mapping>& mappings, const Request& request) {
    return mappingFor(mappings, request.target,
                      request.kind() == RuleKind::Writeback ? mappedClasses() : request.classes());
}

void write(Mapping& mapping, MappingType type, const std::string& text) {
    mapping.type = type;
    mapping.expression = expressionOf(type, text);
    mapping.source = type == MappingType::Direct ? text : std::string();
}

void change(Mapping& mapping, const Request& request) {
    if (request.direct) write(mapping, MappingType::Direct, *request.direct);
    if (request.constant) write(mapping, MappingType::Constant, *request.constant);
    if (request.expression) write(mapping, MappingType::Expression, *request.expression);
    if (request.none) write(mapping, MappingType::None, {});
    if (request.defaultValue) mapping.defaultValue = *request.defaultValue;
    if (request.apply) mapping.onlyOnCreate = *request.apply == "create";
    if (request.match) mapping.matchingPrecedence = *request.match;
    if (request.off) {
        mapping.enabled = false;
        mapping.disabledReason = *request.off;
    }
    if (request.on) {
        mapping.enabled = true;
        mapping.disabledReason.clear();
    }
}

Error notMapped(const Request& request) {
    return Error(ErrorCode::NotFound, "There is no mapping to " + request.target + " for " + request.objectClass +
                                          " objects in the rule " + request.rule + ".")
        .attributeNamed(request.target)
        .next("See: hybridsync mapping list " + request.name + " --rule " + request.rule);
}

Result<std::optional<std::vector<Mapping>>> wanted(service::MappingList& list, const Request& request) {
    if (request.restore) return std::optional<std::vector<Mapping>>();
    std::vector<Mapping> mappings = std::move(list.rule.mappings);
    Mapping* mapping = find(mappings, request);
    if (request.remove) {
        if (mapping == nullptr) return notMapped(request);
        mappings.erase(mappings.begin() + (mapping - mappings.data()));
        return std::optional(std::move(mappings));
    }
    if (mapping == nullptr) {
        if (!request.direct && !request.constant && !request.expression) return notMapped(request);
        mapping = &mappings.emplace_back();
        mapping->target = request.target;
        mapping->classes = request.classes();
    }
    change(*mapping, request);
    return std::optional(std::move(mappings));
}

int set(Invocation& invocation, const Request& request) {
    auto found = listOf(invocation, request);
    if (!found.ok()) return invocation.fail(found.error());
    const std::int64_t version = found->version;
    auto mappings = wanted(*found, request);
    if (!mappings.ok()) return invocation.fail(mappings.error());
    const auto assembly = invocation.engine();
    const auto saved = awaited((*assembly)->client().updateMappings(request.name, version, request.kind(),
                                                                    *std::move(mappings), invocation.stop()));
    if (!saved.ok()) return invocation.fail(saved.error());
    if (!invocation.json && saved->version != version)
        std::cout << "Saved as version " << saved->version << ". The next cycle compares everybody.\n";
    return list(invocation, request, false);
}

int tryOn(Invocation& invocation, const Request& request) {
    auto found = listOf(invocation, request);
    if (!found.ok()) return invocation.fail(found.error());
    const Mapping* saved = find(found->rule.mappings, request);
    if (saved == nullptr && !request.expression) return invocation.fail(notMapped(request));
    Mapping mapping = saved ? *saved : Mapping();
    mapping.target = request.target;
    if (!saved) mapping.classes = request.classes();
    change(mapping, request);
    const auto assembly = invocation.engine();
    const auto trial = awaited(
        (*assembly)->client().tryMapping({request.name, request.kind(), mapping}, request.object, invocation.stop()));
    if (!trial.ok()) return invocation.fail(trial.error());
    const AttributeChange& change = trial->change;
    const int code = trial->evaluation.flow == expr::Evaluation::Flow::Failed ? WrongConfiguration : Done;
    if (invocation.json) {
        QJsonObject document = evaluationDocument(mapping.expression, trial->evaluation, true);
        document[QStringLiteral("target")] = jsonText(trial->target);
        document[QStringLiteral("before")] = toJson(change.before);
        document[QStringLiteral("after")] = toJson(change.after);
        document[QStringLiteral("result")] = jsonText(toString(change.result));
        document[QStringLiteral("because")] = jsonText(change.reason);
        return invocation.printJson(document, code);
    }
    printEvaluation(mapping.expression, trial->evaluation);
    const auto shown = [](const Values& values) {
        std::string text;
        for (const Value& value : values) text += (text.empty() ? "" : "; ") + value.display();
        return text.empty() ? std::string("(none)") : text;
    };
    std::cout << "  of      " << (trial->target.empty() ? "(not there yet)" : trial->target) << "\n  before  "
              << shown(change.before) << "\n  after   " << shown(change.after) << "\n  result  "
              << toString(change.result) << (change.reason.empty() ? "" : ": " + change.reason) << '\n'
              << std::flush;
    return code;
}

}  // namespace

void addMappingVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("mapping", "Attribute mappings: what is written where, and how");
    verb->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, bool target) {
        CLI::App* sub = verb->add_subcommand(name, help);
        auto request = std::make_shared<Request>();
        sub->add_option("NAME", request->name, "The configuration")->required();
        if (target) sub->add_option("TARGET", request->target, "The attribute that is written")->required();
        sub->add_option("--rule", request->rule)
            ->check(CLI::IsMember({"provisioning", "writeback"}))
            ->capture_default_str();
        sub->add_option("--class", request->objectClass, "Whose mapping: user stands for inetOrgPerson, too")
            ->check(CLI::IsMember({"user", "contact"}))
            ->capture_default_str();
        invocation.addCommonOptions(*sub);
        return std::pair(sub, request);
    };
    const auto [listing, listed] = add("list", "All of a rule, or those of one class", false);
    listing->callback([&invocation, request = listed, sub = listing] {
        invocation.action = [&invocation, request, all = sub->count("--class") == 0] {
            return list(invocation, *request, all);
        };
    });

    const auto [setting, wish] = add("set", "Add or change one, delete it, or restore the defaults of the rule", false);
    setting->add_option("TARGET", wish->target, "The attribute that is written");
    auto* kinds = setting->add_option_group("type");
    kinds->add_option("--direct", wish->direct, "Take this attribute as it is")->type_name("ATTRIBUTE");
    kinds->add_option("--constant", wish->constant, "Always this text")->type_name("TEXT");
    kinds->add_option("--expression", wish->expression, "Compute it")->type_name("EXPRESSION");
    kinds->add_flag("--none", wish->none, "Leave the target to somebody else");
    kinds->add_flag("--delete", wish->remove, "Delete the mapping");
    kinds->add_flag("--restore-defaults", wish->restore, "Forget every change of the whole rule");
    kinds->require_option(0, 1);
    setting->add_option("--default", wish->defaultValue, "At creation, when there is no value")->type_name("TEXT");
    setting->add_option("--apply", wish->apply)->check(CLI::IsMember({"always", "create"}));
    setting->add_option("--match", wish->match, "Matching precedence; 0 = not matched by")->check(CLI::Range(0, 100));
    auto* off = setting->add_option("--off", wish->off, "Switch it off, and say why")->type_name("REASON");
    setting->add_flag("--on", wish->on, "Switch it on")->excludes(off);
    setting->callback([&invocation, request = wish] {
        if (request->target.empty() && !request->restore) throw CLI::RequiredError("TARGET");
        invocation.action = [&invocation, request] { return set(invocation, *request); };
    });

    const auto [testing, trial] = add("test", "What it makes of one person, read live; writes nothing", true);
    testing->add_option("--object", trial->object, "The person")->type_name("DN")->required();
    testing->add_option("--expression", trial->expression, "Try this instead of what is saved");
    testing->callback([&invocation, request = trial] {
        invocation.action = [&invocation, request] { return tryOn(invocation, *request); };
    });
}

}  // namespace hs::cli
