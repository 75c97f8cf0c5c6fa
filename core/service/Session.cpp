#include "core/service/Session.h"

namespace hs::service {

namespace {

SchemaCheck notRead(const Error& error) {
    SchemaCheck check;
    check.reason = "The schema could not be read: " + error.message;
    return check;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::open(EnginePorts& ports, SchemaCommands& schema, const std::string& name,
                                               std::stop_token stop) {
    auto session = std::unique_ptr<Session>(new Session(ports));
    HS_ASSIGN(session->configuration_, ports.store.configuration(name));
    HS_ASSIGN(session->directory_, ports.connector.directory(session->configuration_.directory));
    HS_ASSIGN(session->cloud_, ports.connector.cloud(session->configuration_.tenant));
    auto check = schema.check(name, *session->directory_, false, stop);
    session->schema_ = check.ok() ? *std::move(check) : notRead(check.error());
    return session;
}

sync::SyncContext Session::context() {
    expr::Environment environment;
    environment.now = [&clock = ports_.clock] { return clock.now(); };
    environment.randomBytes = ports_.randomBytes;
    return sync::SyncContext{configuration_, *directory_,   *cloud_,     ports_.store, ports_.clock,
                             ports_.log,     ports_.events, environment, schema_};
}

}  // namespace hs::service
