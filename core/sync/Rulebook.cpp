#include "core/sync/Rulebook.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/sync/DefaultRules.h"

namespace hs::sync {

namespace {

/// What the mappings say, as a number: when it changes, every object is looked at again.
std::uint64_t saltOf(const Rule& rule, std::uint64_t seed) {
    const auto add = [&](const Mapping& mapping) {
        if (!mapping.enabled || mapping.type == MappingType::None) return;
        std::string classes;
        for (const ObjectClass objectClass : mapping.classes) classes += std::string(toString(objectClass)) + ',';
        seed = fingerprint(asciiLower(mapping.target.text()) + '\0' + mapping.expression + '\0' + mapping.defaultValue +
                               '\0' + std::string(toString(mapping.flow)) + '\0' + classes +
                               std::to_string(mapping.matchingPrecedence) + (mapping.onlyOnCreate ? 'c' : 'a'),
                           seed);
    };
    std::for_each(rule.derived.begin(), rule.derived.end(), add);
    std::for_each(rule.mappings.begin(), rule.mappings.end(), add);
    return seed;
}

std::uint64_t saltOf(const SchemaCheck& schema, std::uint64_t seed) {
    for (const SchemaCheck::Attribute& attribute : schema.attributes)
        seed = fingerprint(attribute.name + (attribute.user ? 'u' : '-') + (attribute.inetOrgPerson ? 'i' : '-') +
                               (attribute.contact ? 'c' : '-'),
                           seed);
    return seed;
}

/// By objectGUID where it is known: another name of the same unit is no other scope.
std::uint64_t saltOf(const ScopeSettings& scope, std::uint64_t seed) {
    seed = fingerprint(toString(scope.mode), seed);
    for (const SelectedObject& selected : scope.selected())
        seed = fingerprint(selected.objectGuid.empty() ? foldCase(selected.dn) : selected.objectGuid, seed);
    for (const ScopeClauseGroup& group : scope.filter) {
        seed = fingerprint("or", seed);
        for (const ScopeClause& clause : group.clauses) seed = fingerprint(clause.text(), seed);
    }
    return seed;
}

}  // namespace

Rulebook::Rulebook() : directoryShape_({}), cloudShape_({}) {}

Result<Rulebook> Rulebook::prepare(const Configuration& configuration, const SchemaCheck& schema) {
    Rulebook book;
    HS_ASSIGN(book.provisioning_, CompiledRule::compile(ruleOf(configuration.mappings, RuleKind::Provisioning)));
    std::vector<AttributeName> directory = book.provisioning_.sourceAttributes();
    std::vector<AttributeName> cloud = book.provisioning_.targetAttributes();
    std::uint64_t salt = saltOf(book.provisioning_.rule(), 1);
    if (configuration.properties.exchangeHybridWriteback && schema.detected) {
        HS_ASSIGN(book.writeback_, CompiledRule::compile(ruleOf(configuration.mappings, RuleKind::Writeback)));
        addOnce(directory, book.writeback_->targetAttributes());
        addOnce(cloud, book.writeback_->sourceAttributes());
        salt = saltOf(schema, saltOf(book.writeback_->rule(), salt));
    }
    book.directoryShape_ = PrintShape(directory, salt);
    book.cloudShape_ = PrintShape(cloud, salt);
    book.mark_ = salt;
    for (const AttributeName& name : directory) book.mark_ = fingerprint(asciiLower(name.text()), book.mark_);
    book.mark_ = saltOf(configuration.scope, book.mark_);
    book.mark_ = fingerprint(configuration.directory.url + '\n' + configuration.directory.baseDn + '\n' +
                                 configuration.tenant.graphUrl + '\n' + configuration.tenant.tenantId,
                             book.mark_);
    // Scope asks for these; no rule does.
    addOnce(directory, AttributeName("isCriticalSystemObject"));
    addOnce(directory, attributesOf(configuration.scope.filter));
    book.directoryQuery_ = {
        {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact}, std::move(directory), {}};
    book.cloudQuery_ = {{ObjectClass::User, ObjectClass::Contact}, std::move(cloud), {}};
    return book;
}

}  // namespace hs::sync
