#include "core/service/MappingCommands.h"

#include <algorithm>
#include <set>

#include "core/service/Audit.h"
#include "core/service/MappingSource.h"
#include "core/sync/CloudSchema.h"
#include "core/sync/DefaultRules.h"
#include "core/sync/Mapper.h"
#include "core/sync/MappingCheck.h"

namespace hs::service {

namespace {

using Flow = sync::Intention::Flow;

MappingList listOf(const MappingSettings& settings, RuleKind kind) {
    Rule rule = sync::ruleOf(settings, kind);
    return {kind, std::move(rule.name), std::move(rule.mappings), sync::ruleOf({}, kind).mappings,
            settings.of(kind).has_value()};
}

/// What the default mappings of a rule read, and what they derive.
std::vector<std::string> sourcesOf(RuleKind kind) {
    const Rule rule = sync::ruleOf({}, kind);
    std::set<std::string> names;
    for (const Mapping& mapping : rule.derived) names.insert(mapping.target.text());
    for (const auto* mappings : {&rule.derived, &rule.mappings})
        for (const Mapping& mapping : *mappings) {
            const auto expression = expr::Expression::compile(mapping.expression);
            for (const AttributeName& name : expression.attributes()) names.insert(name.text());
        }
    return {names.begin(), names.end()};
}

/// What the directory's schema, as far as it was read, allows on the classes that are provisioned.
void addAttributes(const Schema& schema, std::vector<std::string>& sources) {
    std::set<AttributeName> names(sources.begin(), sources.end());
    for (const char* className : {"user", "inetOrgPerson", "contact"})
        if (const auto allowed = schema.classes.find(className); allowed != schema.classes.end())
            names.insert(allowed->second.begin(), allowed->second.end());
    sources.clear();
    for (const AttributeName& name : names) sources.push_back(name.text());
}

/// "mailNickname added", "mail changed", …: what an audit line says.
LogFields differences(const std::vector<Mapping>& before, const std::vector<Mapping>& after) {
    const auto partner = [](const std::vector<Mapping>& list, const Mapping& mapping) {
        return std::find_if(list.begin(), list.end(),
                            [&](const Mapping& other) { return other.sharesTargetWith(mapping); });
    };
    LogFields fields;
    for (const Mapping& mapping : after) {
        const auto was = partner(before, mapping);
        if (was == before.end()) fields.emplace_back(mapping.target.text(), "added: " + mapping.expression);
        else if (!(*was == mapping))
            fields.emplace_back(mapping.target.text(),
                                was->expression + " -> " + (mapping.enabled ? mapping.expression : "switched off"));
    }
    for (const Mapping& mapping : before)
        if (partner(after, mapping) == after.end()) fields.emplace_back(mapping.target.text(), "deleted");
    return fields;
}

/// One side of the comparison: a rule and its mapping to the target.
class Contender {
public:
    static Result<Contender> prepare(const Rule& rule, const MappingTrial& trial) {
        Contender contender;
        HS_ASSIGN(contender.rule_, sync::CompiledRule::compile(rule));
        contender.target_ = trial.target;
        return contender;
    }

    const sync::CompiledRule& rule() const { return rule_; }

    const sync::CompiledRule::Entry* entryFor(ObjectClass objectClass) const {
        for (const sync::CompiledRule::Entry& entry : rule_.mappings())
            if (entry.mapping.target == target_ && appliesTo(entry.mapping, objectClass)) return &entry;
        return nullptr;
    }

    /// Values in words, and whether they could be worked out.
    std::pair<std::string, bool> give(const Object& source, const expr::Environment& environment) const {
        const auto* entry = entryFor(source.objectClass);
        if (!entry) return {"(not mapped)", true};
        if (!entry->mapping.enabled) return {"(switched off)", true};
        const sync::Intention intention = sync::Mapper(rule_, environment, source).intend(*entry);
        switch (intention.flow) {
            case Flow::Value: return {shown(intention.values), true};
            case Flow::Clear: return {"(no value)", true};
            case Flow::Keep: return {"(left as it is: " + intention.reason + ")", true};
            case Flow::Failed: return {"(error: " + intention.reason + ")", false};
        }
        return {};
    }

    std::vector<expr::TraceStep> trace(const Object& source, const expr::Environment& environment) const {
        const auto* entry = entryFor(source.objectClass);
        if (!entry || !entry->mapping.enabled) return {};
        const sync::Mapper mapper(rule_, environment, source);
        return entry->expression.evaluate(mapper.source(), environment, true).trace;
    }

private:
    /// The cloud knows no inetOrgPerson: there one of the two user classes is enough.
    bool appliesTo(const Mapping& mapping, ObjectClass objectClass) const {
        return mapping.appliesTo(objectClass) ||
               (rule_.rule().kind == RuleKind::Writeback && objectClass == ObjectClass::User &&
                mapping.appliesTo(ObjectClass::InetOrgPerson));
    }

    static std::string shown(const Values& values) {
        std::string text;
        for (const Value& value : values) text += (text.empty() ? "" : ", ") + value.display();
        return text;
    }

    sync::CompiledRule rule_;
    AttributeName target_;
};

}  // namespace

const Mapping* MappingList::defaultOf(const Mapping& mapping) const {
    const auto found = std::find_if(defaults.begin(), defaults.end(),
                                    [&](const Mapping& other) { return other.sharesTargetWith(mapping); });
    return found == defaults.end() ? nullptr : &*found;
}

Result<MappingSheet> MappingCommands::sheet(const std::string& name) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    MappingSheet sheet;
    sheet.version = configuration.version;
    sheet.provisioning = listOf(configuration.mappings, RuleKind::Provisioning);
    sheet.writeback = listOf(configuration.mappings, RuleKind::Writeback);
    const auto users = sync::cloudTargets(ObjectClass::User);
    const auto contacts = sync::cloudTargets(ObjectClass::Contact);
    sheet.userTargets.assign(users.begin(), users.end());
    sheet.contactTargets.assign(contacts.begin(), contacts.end());
    sheet.directorySources = sourcesOf(RuleKind::Provisioning);
    sheet.cloudSources = sourcesOf(RuleKind::Writeback);
    HS_ASSIGN(const std::optional<Schema> schema, ports_.store.schema(name));
    if (schema) addAttributes(*schema, sheet.directorySources);
    return sheet;
}

Result<Configuration> MappingCommands::update(const std::string& name, std::int64_t version, RuleKind rule,
                                              std::optional<std::vector<Mapping>> mappings) {
    if (mappings) HS_TRY(sync::checkMappings(rule, *mappings));
    HS_ASSIGN(Configuration configuration, unchangedSince(ports_, name, version, "save"));
    const std::vector<Mapping> before = sync::ruleOf(configuration.mappings, rule).mappings;
    if (mappings == sync::ruleOf({}, rule).mappings) mappings.reset();
    configuration.mappings.of(rule) = std::move(mappings);
    return saveAudited(ports_, configuration, "Attribute mappings changed",
                       differences(before, sync::ruleOf(configuration.mappings, rule).mappings));
}

Result<MappingImpact> MappingCommands::tryOut(const MappingTrial& trial, std::stop_token stop) {
    HS_TRY(sync::checkMappings(trial.rule, trial.draft));
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(trial.configuration));
    MappingSettings drafted;
    drafted.of(trial.rule) = trial.draft;
    HS_ASSIGN(const Contender stored, Contender::prepare(sync::ruleOf(configuration.mappings, trial.rule), trial));
    HS_ASSIGN(const Contender draft, Contender::prepare(sync::ruleOf(drafted, trial.rule), trial));
    std::vector<AttributeName> attributes = stored.rule().sourceAttributes();
    addOnce(attributes, draft.rule().sourceAttributes());
    HS_ASSIGN(const std::vector<Object> sources,
              MappingSource(ports_, configuration, std::move(attributes)).read(trial, stop));

    expr::Environment environment;
    environment.now = [now = ports_.clock.now()] { return now; };
    environment.randomBytes = ports_.randomBytes;
    MappingImpact impact;
    for (const Object& source : sources) {
        MappingSample sample;
        sample.dn = source.name;
        sample.before = stored.give(source, environment).first;
        const auto [after, worked] = draft.give(source, environment);
        sample.after = after;
        sample.failed = !worked;
        sample.differs = sample.before != sample.after;
        if (sources.size() == 1) sample.trace = draft.trace(source, environment);
        impact.differing += sample.differs;
        impact.failing += sample.failed;
        impact.samples.push_back(std::move(sample));
    }
    return impact;
}

}  // namespace hs::service
