#include "core/service/SchemaCommands.h"

#include <algorithm>

#include "core/sync/SchemaDetection.h"

namespace hs::service {

Result<std::optional<SchemaCheck>> SchemaCommands::cached(const std::string& name) {
    HS_ASSIGN(const std::optional<Schema> schema, ports_.store.schema(name));
    if (!schema) return std::optional<SchemaCheck>();
    SchemaCheck check = sync::detectExchangeSchema(*schema);
    check.fromCache = true;
    return std::optional(std::move(check));
}

Result<SchemaCheck> SchemaCommands::check(const std::string& name, bool refresh, std::stop_token stop) {
    if (!refresh) {
        HS_ASSIGN(std::optional<SchemaCheck> kept, cached(name));
        if (kept) return *std::move(kept);
    }
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    return check(name, *directory, true, stop);
}

Result<SchemaCheck> SchemaCommands::check(const std::string& name, EndpointReader& directory, bool refresh,
                                          std::stop_token stop) {
    if (!refresh) {
        HS_ASSIGN(std::optional<SchemaCheck> kept, cached(name));
        if (kept) return *std::move(kept);
    }
    HS_ASSIGN(Schema schema, directory.schema(stop));
    if (schema.readAt == 0) schema.readAt = ports_.clock.now();
    HS_TRY(ports_.store.saveSchema(name, schema));
    return sync::detectExchangeSchema(schema);
}

Result<AgentStatus> SchemaCommands::status() {
    AgentStatus status;
    status.host = ports_.host;
    status.version = HYBRIDSYNC_VERSION;
    status.agentVersion = agentVersion;
    status.meetsPrerequisite = sync::meetsAgentPrerequisite(agentVersion);
    status.isConsole = ports_.isConsole;
    status.processId = ports_.processId;
    status.startedAt = ports_.startedAt;
    HS_ASSIGN(const std::vector<Configuration> all, ports_.store.configurations());
    for (const Configuration& configuration : all) {
        HS_ASSIGN(const std::optional<Schema> schema, ports_.store.schema(configuration.name));
        if (schema) status.schemaReadAt = std::max(status.schemaReadAt, schema->readAt);
    }
    return status;
}

Result<std::vector<AgentStatus>> SchemaCommands::agents() {
    HS_ASSIGN(AgentStatus own, status());
    return std::vector<AgentStatus>{std::move(own)};
}

Result<AgentStatus> SchemaCommands::restartAgent() {
    HS_ASSIGN(const std::vector<Configuration> all, ports_.store.configurations());
    for (const Configuration& configuration : all) HS_TRY(ports_.store.dropSchema(configuration.name));
    ports_.log.info("Agent restarted: cached schema dropped");
    return status();
}

}  // namespace hs::service
