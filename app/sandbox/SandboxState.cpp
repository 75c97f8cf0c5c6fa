#include "app/sandbox/SandboxState.h"

#include <array>
#include <cstdlib>

#include "app/sandbox/SandboxRegistry.h"

namespace hs::sandbox {

namespace {

/// Where each text of the state stands in the document: at the top ("" as group) or in a group.
struct Place {
    const char* group;
    const char* member;
    std::string SandboxState::*text;
};

constexpr std::array places{
    Place{"", "id", &SandboxState::id},
    Place{"", "directory", &SandboxState::directory},
    Place{"", "profile", &SandboxState::profile},
    Place{"", "profileDirectory", &SandboxState::profileDirectory},
    Place{"", "configuration", &SandboxState::configuration},
    Place{"ldap", "url", &SandboxState::ldapUrl},
    Place{"ldap", "ldapsUrl", &SandboxState::ldapsUrl},
    Place{"ldap", "baseDn", &SandboxState::baseDn},
    Place{"ldap", "bindDn", &SandboxState::bindDn},
    Place{"ldap", "passwordFile", &SandboxState::bindPasswordFile},
    Place{"ldap", "adminDn", &SandboxState::adminDn},
    Place{"ldap", "adminPasswordFile", &SandboxState::adminPasswordFile},
    Place{"ldap", "caFile", &SandboxState::caFile},
    Place{"tenant", "graphUrl", &SandboxState::graphUrl},
    Place{"tenant", "authorityUrl", &SandboxState::authorityUrl},
    Place{"tenant", "tenantId", &SandboxState::tenantId},
    Place{"tenant", "clientId", &SandboxState::clientId},
    Place{"tenant", "clientSecretFile", &SandboxState::clientSecretFile},
    Place{"tenant", "consoleClientId", &SandboxState::consoleClientId},
    Place{"tenant", "userName", &SandboxState::userName},
    Place{"tenant", "passwordFile", &SandboxState::userPasswordFile},
    Place{"tenant", "sandboxSecretFile", &SandboxState::doorSecretFile},
    Place{"tenant", "caFile", &SandboxState::caFile},
};

QString asText(const char* latin) { return QString::fromLatin1(latin); }

}  // namespace

QJsonObject SandboxState::toJson() const {
    QJsonObject document, ldap, tenant;
    for (const Place& place : places) {
        QJsonObject& group = *place.group == '\0' ? document : *place.group == 'l' ? ldap : tenant;
        group[asText(place.member)] = QString::fromStdString(this->*place.text);
    }
    document[QStringLiteral("ldap")] = ldap;
    document[QStringLiteral("tenant")] = tenant;
    document[QStringLiteral("users")] = users;
    document[QStringLiteral("pid")] = static_cast<qint64>(pid);
    document[QStringLiteral("startedAt")] = QString::fromStdString(toIso8601(startedAt));
    return document;
}

Result<SandboxState> SandboxState::fromJson(const QJsonObject& document) {
    SandboxState state;
    for (const Place& place : places) {
        const QJsonObject group = *place.group == '\0' ? document : document.value(asText(place.group)).toObject();
        const QJsonValue value = group.value(asText(place.member));
        if (!value.isString())
            return Error(ErrorCode::Corrupt, std::string("The sandbox's state has no ") + place.member + '.');
        state.*place.text = value.toString().toStdString();
    }
    state.users = document.value(QLatin1String("users")).toInt();
    state.pid = document.value(QLatin1String("pid")).toInteger();
    state.startedAt = fromIso8601(document.value(QLatin1String("startedAt")).toString().toStdString());
    return state;
}

std::optional<SandboxState> findSandbox(const std::string& idOrEmpty) {
    auto registry = SandboxRegistry::open();
    if (!registry.ok()) return std::nullopt;
    registry->tidyUnlessBusy();
    std::string id = idOrEmpty;
    if (const char* chosen = std::getenv("HYBRIDSYNC_SANDBOX"); id.empty() && chosen != nullptr) id = chosen;
    std::optional<SandboxState> newest;
    for (SandboxState& state : registry->running()) {
        if (!id.empty() && state.id != id) continue;
        if (!newest || state.startedAt > newest->startedAt) newest = std::move(state);
    }
    return newest;
}

}  // namespace hs::sandbox
