#include "core/service/MappingCommands.h"

#include <algorithm>

#include "core/service/Audit.h"
#include "core/sync/DefaultRules.h"
#include "core/sync/Differ.h"
#include "core/sync/MappingCheck.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"

namespace hs::service {

namespace {

/// The rule with only this mapping, which is on whatever it will be.
Rule alone(RuleKind kind, Mapping mapping) {
    Rule rule = sync::ruleOf(kind);
    mapping.enabled = true;
    rule.mappings = {std::move(mapping)};
    return rule;
}

std::string inWords(const sync::Intention& intention) {
    using Flow = sync::Intention::Flow;
    switch (intention.flow) {
        case Flow::Keep: return "(left as it is: " + intention.reason + ")";
        case Flow::Clear: return "(no value)";
        case Flow::Failed: return "(failed: " + intention.reason + ")";
        case Flow::Value: break;
    }
    std::string text;
    for (const Value& value : intention.values) text += (text.empty() ? "" : "; ") + value.display();
    return text;
}

/// What an administrator changed of the eight. Errors: Unsupported, when they are not the eight any more.
Result<std::vector<WritebackOverride>> overridesOf(const std::vector<Mapping>& mappings) {
    const Rule defaults = sync::writebackRule();
    const auto refused = [&](const std::string& target) {
        return Error(ErrorCode::Unsupported,
                     "The eight writeback mappings cannot be added to, removed or turned to "
                     "another attribute.")
            .attributeNamed(target)
            .next("Switch a mapping off instead, with the reason.");
    };
    if (mappings.size() != defaults.mappings.size()) return refused({});
    std::vector<WritebackOverride> overrides;
    for (std::size_t i = 0; i < mappings.size(); ++i) {
        const Mapping& mapping = mappings[i];
        const Mapping& standard = defaults.mappings[i];
        if (!(mapping.target == standard.target) || mapping.classes != standard.classes ||
            mapping.flow != standard.flow || mapping.onlyOnCreate || mapping.matchingPrecedence != 0)
            return refused(mapping.target.text());
        WritebackOverride wish{standard.target, {}, mapping.enabled, mapping.disabledReason};
        if (mapping.expression != standard.expression) wish.expression = mapping.expression;
        if (wish.enabled) wish.disabledReason.clear();
        if (!wish.enabled || !wish.expression.empty()) overrides.push_back(std::move(wish));
    }
    return overrides;
}

Result<MappingSettings> settingsWith(MappingSettings settings, RuleKind rule,
                                     const std::optional<std::vector<Mapping>>& mappings) {
    if (rule == RuleKind::Writeback) {
        settings.writeback.clear();
        if (mappings) { HS_ASSIGN(settings.writeback, overridesOf(*mappings)); }
        return settings;
    }
    settings.provisioning = mappings;
    if (mappings && *mappings == sync::provisioningRule().mappings) settings.provisioning.reset();
    return settings;
}

}  // namespace

expr::Environment MappingCommands::environment() const {
    expr::Environment environment;
    environment.now = [&clock = ports_.clock] { return clock.now(); };
    environment.randomBytes = ports_.randomBytes;
    return environment;
}

Result<MappingCommands::Schemas> MappingCommands::schemas(const Configuration& configuration, RuleKind rule,
                                                          std::stop_token stop) {
    HS_ASSIGN(const std::unique_ptr<Endpoint> tenant, ports_.connector.cloud(configuration.tenant));
    HS_ASSIGN(Schema cloud, tenant->schema(stop));
    HS_ASSIGN(const std::optional<Schema> known, ports_.store.schema(configuration.name));
    Schema directory = known.value_or(Schema());
    if (rule == RuleKind::Provisioning) return Schemas{std::move(directory), std::move(cloud)};
    return Schemas{std::move(cloud), std::move(directory)};
}

Result<MappingList> MappingCommands::list(const std::string& name, RuleKind rule, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(Schemas known, schemas(configuration, rule, stop));
    MappingList list;
    list.version = configuration.version;
    list.rule = sync::ruleOf(rule, configuration.mappings);
    list.defaults = sync::ruleOf(rule);
    list.edited = !(list.rule == list.defaults);
    list.source = std::move(known.source);
    list.target = std::move(known.target);
    list.findings = sync::checkMappings(list.rule, &list.source, rule == RuleKind::Writeback ? nullptr : &list.target);
    return list;
}

Result<std::vector<MappingFinding>> MappingCommands::check(const std::string& name, RuleKind rule,
                                                           const std::vector<Mapping>& mappings, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const Schemas known, schemas(configuration, rule, stop));
    Rule draft = sync::ruleOf(rule);
    draft.mappings = mappings;
    // What the directory has of the eight is the schema check's to say.
    return sync::checkMappings(draft, &known.source, rule == RuleKind::Writeback ? nullptr : &known.target);
}

Result<Configuration> MappingCommands::update(const std::string& name, std::int64_t version, RuleKind rule,
                                              const std::optional<std::vector<Mapping>>& mappings,
                                              std::stop_token stop) {
    HS_ASSIGN(Configuration configuration, ports_.store.configuration(name));
    if (version != 0 && version != configuration.version)
        return Error(ErrorCode::Conflict, "Someone else changed '" + name + "' since you opened it.")
            .on(name)
            .next("Refresh, look at what changed, and save again.");
    HS_ASSIGN(MappingSettings settings, settingsWith(configuration.mappings, rule, mappings));
    const Rule draft = sync::ruleOf(rule, settings);
    HS_ASSIGN(const auto findings, check(name, rule, draft.mappings, stop));
    HS_TRY(sync::verdictOf(draft, findings));
    if (settings == configuration.mappings) return configuration;
    configuration.mappings = std::move(settings);
    return saveAudited(ports_, configuration,
                       mappings ? "Attribute mappings changed" : "Attribute mappings restored to the defaults",
                       {{"rule", std::string(toString(rule))}});
}

Result<MappingTrial> MappingCommands::tryOn(const MappingDraft& draft, const std::string& dn, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(draft.configuration));
    HS_ASSIGN(const sync::CompiledRule rule, sync::CompiledRule::compile(alone(draft.rule, draft.mapping)));
    if (rule.mappings().empty())
        return Error(ErrorCode::InvalidInput, "A mapping of type None does nothing.").next("Choose another type.");
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    HS_ASSIGN(const std::unique_ptr<Endpoint> cloud, ports_.connector.cloud(configuration.tenant));
    const bool provisioning = draft.rule == RuleKind::Provisioning;
    Query there{{}, provisioning ? rule.sourceAttributes() : rule.targetAttributes(), {}};
    HS_ASSIGN(const Object person, directory->at(there, dn, stop));
    const std::vector<std::string> anchors{person.anchor};
    HS_ASSIGN(const std::vector<Link> links, ports_.store.linksOf(configuration.name, anchors));
    std::vector<Object> twins;
    if (!links.empty()) {
        const Query here{{person.objectClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User},
                         provisioning ? rule.targetAttributes() : rule.sourceAttributes(),
                         {}};
        const std::vector<std::string> ids{links.front().cloudId};
        HS_ASSIGN(twins, cloud->fetch(here, ids, stop));
    }
    if (twins.empty() && !provisioning)
        return Error(ErrorCode::NotFound, dn + " is not in Microsoft Entra ID yet: there is nothing to write back.")
            .on(dn)
            .next("Provision it first, or try somebody else.");
    const Object* twin = twins.empty() ? nullptr : &twins.front();
    const expr::Environment world = environment();
    const sync::CompiledRule::Entry& entry = rule.mappings().front();
    const sync::Mapper mapper(rule, world, provisioning ? person : *twin);
    const Object* target = provisioning ? twin : &person;
    MappingTrial trial;
    trial.evaluation = entry.expression.evaluate(mapper.source(), world, true);
    trial.evaluation.issues.insert(trial.evaluation.issues.begin(), entry.expression.issues().begin(),
                                   entry.expression.issues().end());
    trial.change = sync::Differ(entry.mapping, rule.rule().targetSide())
                       .decide(mapper.intend(entry), target ? target->values(entry.mapping.target) : Values());
    if (target) trial.target = target->name;
    return trial;
}

Result<std::vector<MappingEffect>> MappingCommands::effects(const MappingDraft& draft, std::size_t limit,
                                                            std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(draft.configuration));
    HS_ASSIGN(const sync::CompiledRule rule, sync::CompiledRule::compile(alone(draft.rule, draft.mapping)));
    HS_ASSIGN(const sync::CompiledRule saved,
              sync::CompiledRule::compile(sync::ruleOf(draft.rule, configuration.mappings)));
    const bool provisioning = draft.rule == RuleKind::Provisioning;
    HS_ASSIGN(const std::unique_ptr<Endpoint> side, provisioning ? ports_.connector.directory(configuration.directory)
                                                                 : ports_.connector.cloud(configuration.tenant));
    std::optional<sync::Scope> scope;
    if (provisioning) { HS_ASSIGN(scope, sync::Scope::prepare(configuration.scope, *side, stop)); }
    Query query{draft.mapping.classes, rule.sourceAttributes(), {}};
    if (!provisioning) std::erase(query.classes, ObjectClass::InetOrgPerson);
    for (const AttributeName& name : saved.sourceAttributes()) query.attributes.push_back(name);
    if (provisioning) {
        query.attributes.push_back("isCriticalSystemObject");
        for (const AttributeName& name : attributesOf(configuration.scope.filter)) query.attributes.push_back(name);
    }
    std::vector<MappingEffect> effects;
    const expr::Environment world = environment();
    const auto look = [&](const Object& object) {
        MappingEffect effect{object.name, "(no mapping)", "(not mapped)", false};
        for (const auto* compiled : {&saved, &rule})
            for (const sync::CompiledRule::Entry& entry : compiled->mappings()) {
                if (!(entry.mapping.target == draft.mapping.target) || !entry.mapping.enabled) continue;
                if (provisioning && !entry.mapping.appliesTo(object.objectClass)) continue;
                (compiled == &saved ? effect.before : effect.after) =
                    inWords(sync::Mapper(*compiled, world, object).intend(entry));
            }
        effect.changes = effect.before != effect.after;
        effects.push_back(std::move(effect));
    };
    const Error enough(ErrorCode::Cancelled, "enough");
    const auto read = side->read(
        query,
        [&](std::vector<Object>&& page) -> Result<void> {
            for (const Object& object : page) {
                if (scope && !scope->holds(object)) continue;
                look(object);
                if (effects.size() >= limit) return enough;
            }
            return {};
        },
        stop);
    if (!read.ok() && effects.size() < limit) return read.error();
    return effects;
}

}  // namespace hs::service
