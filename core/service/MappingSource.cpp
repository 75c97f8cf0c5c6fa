#include "core/service/MappingSource.h"

#include "core/sync/Scope.h"

namespace hs::service {

namespace {

/// Reads until there are enough; the side is not asked for more.
template <typename Accepts>
Result<std::vector<Object>> firstOf(EndpointReader& side, const Query& query, std::size_t limit, Accepts&& accepts,
                                    std::stop_token stop) {
    std::vector<Object> found;
    const auto sink = [&](std::vector<Object>&& page) -> Result<void> {
        for (Object& object : page) {
            if (found.size() == limit) break;
            if (accepts(object)) found.push_back(std::move(object));
        }
        if (found.size() < limit) return {};
        return Error(ErrorCode::Cancelled, "Enough objects were read.");
    };
    const auto read = side.read(query, sink, stop);
    if (!read.ok() && found.size() < limit) return read.error();
    return found;
}

std::vector<ObjectClass> directoryClasses(ObjectClass objectClass) {
    if (objectClass == ObjectClass::Contact) return {ObjectClass::Contact};
    return {ObjectClass::User, ObjectClass::InetOrgPerson};
}

}  // namespace

Result<std::vector<Object>> MappingSource::read(const MappingTrial& trial, std::stop_token stop) const {
    if (trial.typed) {
        Object typed = *trial.typed;
        typed.objectClass = trial.objectClass;
        return std::vector<Object>{std::move(typed)};
    }
    if (!trial.dn.empty()) return one(trial, stop);
    return trial.rule == RuleKind::Provisioning ? fromDirectory(trial, stop) : fromCloud(trial, stop);
}

Result<std::vector<Object>> MappingSource::one(const MappingTrial& trial, std::stop_token stop) const {
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration_.directory));
    const bool fromHere = trial.rule == RuleKind::Provisioning;
    const Query query{{ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact},
                      fromHere ? attributes_ : std::vector<AttributeName>{"displayName"},
                      {}};
    HS_ASSIGN(Object object, directory->at(query, trial.dn, stop));
    if (fromHere) return std::vector<Object>{std::move(object)};
    HS_ASSIGN(const std::unique_ptr<Endpoint> cloud, ports_.connector.cloud(configuration_.tenant));
    const Query half{
        {object.objectClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User}, attributes_, {}};
    HS_ASSIGN(std::vector<Object> found, cloud->find(half, "onPremisesImmutableId", Value::text(object.anchor), stop));
    if (found.empty())
        return Error(ErrorCode::NotFound, "This object has no half in Microsoft Entra ID yet.")
            .on(trial.dn)
            .next("Provision it on demand, then try again.");
    found.resize(1);
    return found;
}

Result<std::vector<Object>> MappingSource::fromDirectory(const MappingTrial& trial, std::stop_token stop) const {
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration_.directory));
    HS_ASSIGN(const sync::Scope scope, sync::Scope::prepare(configuration_.scope, *directory, stop));
    Query query{directoryClasses(trial.objectClass), attributes_, scope.places().bases()};
    // Scope asks for these.
    addOnce(query.attributes, AttributeName("isCriticalSystemObject"));
    addOnce(query.attributes, attributesOf(configuration_.scope.filter));
    return firstOf(
        *directory, query, trial.limit, [&](const Object& object) { return scope.holds(object); }, stop);
}

Result<std::vector<Object>> MappingSource::fromCloud(const MappingTrial& trial, std::stop_token stop) const {
    HS_ASSIGN(const std::unique_ptr<Endpoint> cloud, ports_.connector.cloud(configuration_.tenant));
    const Query query{
        {trial.objectClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User}, attributes_, {}};
    return firstOf(
        *cloud, query, trial.limit, [](const Object& object) { return !object.anchor.empty(); }, stop);
}

}  // namespace hs::service
