#include "core/service/ScopeCommands.h"

#include <algorithm>
#include <array>

#include "core/base/Encoding.h"
#include "core/expr/Suggestion.h"
#include "core/service/Audit.h"
#include "core/sync/Scope.h"

namespace hs::service {

namespace {

constexpr std::size_t mostShown = 100;
constexpr std::size_t mostHits = 50;

constexpr std::array<const char*, 3> people{"user", "inetOrgPerson", "contact"};

/// Known not to be usable in a filter, whatever the schema says (Microsoft: known issues of provisioning).
constexpr std::array<const char*, 3> neverFiltered{"accountExpires", "userType", "appRoleAssignments"};

Query everybody(const std::vector<AttributeName>& attributes) {
    Query query{{ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact}, attributes, {}};
    query.attributes.emplace_back("isCriticalSystemObject");
    return query;
}

bool anyPersonMayHave(const Schema& schema, const AttributeName& attribute) {
    if (schema.classes.empty()) return true;
    return std::any_of(people.begin(), people.end(), [&](const char* name) { return schema.allows(name, attribute); });
}

Error unusable(const ScopeClause& clause, std::string why, std::string next) {
    return Error(ErrorCode::InvalidInput, "The clause " + clause.text() + " cannot be used: " + std::move(why))
        .attributeNamed(clause.attribute.text())
        .next(std::move(next));
}

Error unknownAttribute(const ScopeClause& clause, const Schema& schema) {
    std::vector<std::string_view> names;
    for (const auto& [name, attribute] : schema.attributes) names.push_back(name.text());
    const std::string_view meant = expr::suggestionFor(clause.attribute.text(), names);
    return unusable(clause, "the directory has no attribute " + clause.attribute.text() + ".",
                    meant.empty() ? "Check the spelling; after a schema extension, restart the agent."
                                  : "Did you mean " + std::string(meant) + "?");
}

Result<void> validateClause(const ScopeClause& clause, const Schema& schema) {
    const std::string& name = clause.attribute.text();
    for (const char* never : neverFiltered)
        if (equalsIgnoringAsciiCase(name, never))
            return unusable(clause, name + " cannot be filtered on.", "Use another attribute.");
    const AttributeSchema* attribute = schema.attribute(clause.attribute);
    if (!attribute) return unknownAttribute(clause, schema);
    if (!attribute->singleValued)
        return unusable(clause, name + " can have several values, and filters take attributes with one.",
                        "Use an attribute with a single value.");
    const ScopeOperatorRow& row = rowOf(clause.op);
    if (attribute->syntax == "OctetString" && !row.anySyntax)
        return unusable(clause, name + " holds bytes, which " + row.name + " does not compare.",
                        "Use IS NULL or IS NOT NULL, or another attribute.");
    if ((clause.op == ScopeOperator::IsTrue || clause.op == ScopeOperator::IsFalse) && attribute->syntax != "Boolean")
        return unusable(clause, name + " is no boolean attribute.", "Use EQUALS, or a boolean attribute.");
    if (!anyPersonMayHave(schema, clause.attribute))
        return unusable(clause, "no user, inetOrgPerson or contact can have " + name + ".", "Use another attribute.");
    return {};
}

/// What an audit line says of a scope.
std::string summaryOf(const ScopeSettings& scope) {
    std::string text(toString(scope.mode));
    for (const SelectedObject& selected : scope.selected()) text += ' ' + selected.dn;
    for (const ScopeClauseGroup& group : scope.filter) {
        text += " [";
        for (const ScopeClause& clause : group.clauses) text += (text.ends_with('[') ? "" : " AND ") + clause.text();
        text += ']';
    }
    return text;
}

/// The names and identities that the directory has now; what is missing stays as it was stored.
Result<void> adopt(std::vector<SelectedObject>& selected, const sync::ScopePlaces& places) {
    for (const ScopePlace& place : places.all()) {
        if (place.missing && place.selected.objectGuid.empty())
            return Error(ErrorCode::NotFound, "There is no " + std::string(nounOf(places.mode())) +
                                                  " of this name, "
                                                  "or the service account may not see it.")
                .on(place.selected.dn)
                .next("Check the distinguished name, or search for it.");
        if (place.members > mostGroupMembers)
            return Error(ErrorCode::InvalidInput, place.warning(places.mode()) + ".")
                .on(place.dn)
                .next("Select smaller groups, or organizational units.");
    }
    selected.clear();
    for (const ScopePlace& place : places.all()) {
        SelectedObject one = place.current();
        const bool twice = std::any_of(selected.begin(), selected.end(),
                                       [&](const SelectedObject& other) { return other.objectGuid == one.objectGuid; });
        if (!twice) selected.push_back(std::move(one));
    }
    return {};
}

void note(std::vector<std::string>& names, std::int64_t& count, const std::string& name) {
    ++count;
    if (names.size() < mostShown) names.push_back(name);
}

}  // namespace

Result<void> validateFilter(const std::vector<ScopeClauseGroup>& filter, const Schema& schema) {
    for (const ScopeClauseGroup& group : filter)
        for (const ScopeClause& clause : group.clauses) HS_TRY(validateClause(clause, schema));
    return {};
}

Result<Schema> ScopeCommands::schemaOf(const std::string& name, EndpointReader& directory, std::stop_token stop) {
    HS_ASSIGN(std::optional<Schema> schema, ports_.store.schema(name));
    if (!schema) {
        HS_TRY(schema_.check(name, directory, true, stop));
        HS_ASSIGN(schema, ports_.store.schema(name));
    }
    return schema.value_or(Schema());
}

Result<ScopeReport> ScopeCommands::report(const Configuration& configuration, EndpointReader* directory,
                                          std::stop_token stop) {
    ScopeReport report;
    report.configuration = configuration.name;
    report.version = configuration.version;
    report.settings = configuration.scope;
    report.preventAccidentalDeletion = configuration.properties.preventAccidentalDeletion;
    report.deletionThreshold = configuration.properties.accidentalDeletionThreshold;
    if (!directory) return report;
    auto places = sync::ScopePlaces::find(configuration.scope, *directory, stop);
    if (!places.ok()) {
        report.directory = std::move(places).error();
        if (report.directory.code == ErrorCode::Cancelled) return report.directory;
        return report;
    }
    report.places = places->all();
    for (const ScopePlace& place : report.places)
        if (std::string warning = place.warning(configuration.scope.mode); !warning.empty())
            report.warnings.push_back(std::move(warning));
    return report;
}

Result<ScopeReport> ScopeCommands::show(const std::string& name, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    auto directory = ports_.connector.directory(configuration.directory);
    if (directory.ok()) return report(configuration, directory->get(), stop);
    HS_ASSIGN(ScopeReport alone, report(configuration, nullptr, stop));
    alone.directory = std::move(directory).error();
    return alone;
}

Result<ScopeReport> ScopeCommands::update(const std::string& name, std::int64_t version, ScopeSettings settings,
                                          std::stop_token stop) {
    HS_ASSIGN(Configuration configuration, unchangedSince(ports_, name, version, "save"));
    HS_TRY(sync::ScopeFilter::prepare(settings.filter));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    if (!settings.filter.empty()) {
        HS_ASSIGN(const Schema schema, schemaOf(name, *directory, stop));
        HS_TRY(validateFilter(settings.filter, schema));
    }
    HS_ASSIGN(const auto places, sync::ScopePlaces::find(settings, *directory, stop));
    if (settings.mode == ScopeMode::OrganizationalUnits) HS_TRY(adopt(settings.organizationalUnits, places));
    if (settings.mode == ScopeMode::Groups) HS_TRY(adopt(settings.groups, places));
    const std::string before = summaryOf(std::exchange(configuration.scope, std::move(settings)));
    const std::string after = summaryOf(configuration.scope);
    HS_ASSIGN(const Configuration saved,
              saveAudited(ports_, configuration, "Scope changed", {{"scope", before + " -> " + after}}));
    return report(saved, directory.get(), stop);
}

Result<ScopeTest> ScopeCommands::test(const std::string& name, const std::optional<ScopeSettings>& draft,
                                      const std::string& dn, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    const ScopeSettings& settings = draft ? *draft : configuration.scope;
    HS_ASSIGN(const auto scope, sync::Scope::prepare(settings, *directory, stop));
    HS_ASSIGN(const Object object, directory->at(everybody(attributesOf(settings.filter)), dn, stop));
    ScopeTest test{object.name, scope.decide(object), scope.warnings()};
    const auto classes = everybody({}).classes;
    if (std::find(classes.begin(), classes.end(), object.objectClass) == classes.end()) {
        test.decision.standing = ScopeDecision::Standing::Out;
        test.decision.reason = "Only users, inetOrgPersons and contacts are provisioned; this is of class " +
                               std::string(toString(object.objectClass));
    }
    return test;
}

Result<ScopeImpact> ScopeCommands::impact(const std::string& name, const ScopeSettings& draft, std::stop_token stop) {
    using Standing = ScopeDecision::Standing;
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    HS_ASSIGN(const auto before, sync::Scope::prepare(configuration.scope, *directory, stop));
    HS_ASSIGN(const auto after, sync::Scope::prepare(draft, *directory, stop));
    std::vector<ScopeClauseGroup> both = configuration.scope.filter;
    both.insert(both.end(), draft.filter.begin(), draft.filter.end());
    ScopeImpact impact;
    impact.warnings = after.warnings();
    impact.preventAccidentalDeletion = configuration.properties.preventAccidentalDeletion;
    impact.deletionThreshold = configuration.properties.accidentalDeletionThreshold;
    HS_TRY(directory->read(
        everybody(attributesOf(both)),
        [&](std::vector<Object>&& page) -> Result<void> {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the scope was counted");
            for (const Object& object : page) {
                const Standing was = before.standing(object), is = after.standing(object);
                impact.before += was == Standing::In ? 1 : 0;
                impact.after += is == Standing::In ? 1 : 0;
                impact.kept += is == Standing::Kept ? 1 : 0;
                if (was == Standing::In && is == Standing::Out) note(impact.leave, impact.leaving, object.name);
                if (was != Standing::In && is == Standing::In) note(impact.enter, impact.entering, object.name);
            }
            return {};
        },
        stop));
    return impact;
}

Result<std::vector<ScopeHit>> ScopeCommands::search(const std::string& name, ScopeMode mode, const std::string& text,
                                                    std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    const Container kind = mode == ScopeMode::Groups ? Container::Group : Container::OrganizationalUnit;
    HS_ASSIGN(const auto found, directory->searchContainers(kind, text, mostHits, stop));
    std::vector<ScopeHit> hits;
    for (const Object& object : found) {
        const auto dn = Dn::parse(object.name);
        hits.push_back({{object.name, object.id}, dn ? dn->commonName() : object.name, object.first("description")});
    }
    return hits;
}

Result<std::vector<std::string>> ScopeCommands::attributes(const std::string& name, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    HS_ASSIGN(const Schema schema, schemaOf(name, *directory, stop));
    std::vector<std::string> names;
    for (const auto& [attribute, facts] : schema.attributes)
        if (validateClause({attribute, ScopeOperator::IsNotNull, {}}, schema).ok()) names.push_back(facts.name);
    return names;
}

}  // namespace hs::service
