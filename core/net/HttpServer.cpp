#include "core/net/HttpServer.h"

#include <microhttpd.h>
#include <unistd.h>

#include <algorithm>

#include "core/net/Certificates.h"
#include "core/net/ListenSockets.h"
#include "core/net/ServerExchange.h"

namespace hs::net {

namespace {

ServerTimes::Sender* senderOf(MHD_Connection* connection) {
    const auto* known = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return known ? static_cast<ServerTimes::Sender*>(known->socket_context) : nullptr;
}

void onConnection(void* context, MHD_Connection* connection, void** socketContext,
                  MHD_ConnectionNotificationCode what) {
    auto& times = static_cast<ServerContext*>(context)->times;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const auto* socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *socketContext = times.opened(socket->connect_fd);
    } else if (*socketContext) {
        times.closed(static_cast<ServerTimes::Sender*>(*socketContext));
        *socketContext = nullptr;
    }
}

void* onTarget(void* context, const char* target, MHD_Connection* connection) {
    return new ServerExchange(*static_cast<ServerContext*>(context), senderOf(connection), target);
}

MHD_Result onStep(void*, MHD_Connection* connection, const char*, const char* method, const char*, const char* piece,
                  std::size_t* size, void** exchange) {
    return static_cast<ServerExchange*>(*exchange)->advance(connection, method, piece, size) ? MHD_YES : MHD_NO;
}

void onEnd(void* context, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode) {
    delete static_cast<ServerExchange*>(*exchange);
    *exchange = nullptr;
    if (auto* sender = senderOf(connection)) static_cast<ServerContext*>(context)->times.awaitMore(sender);
}

/// Targets are decoded by the exchange, which keeps the raw form.
std::size_t keepEncoded(void*, MHD_Connection*, char* text) { return std::char_traits<char>::length(text); }

MHD_Daemon* startDaemon(const ServerSettings& settings, ServerContext* context, int socket) {
    const bool tls = !settings.certificatePem.empty();
    const unsigned threads = std::max(1U, settings.threads);
    const auto idleSeconds = static_cast<unsigned>(
        std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(settings.idleTimeout).count()));
    std::vector<MHD_OptionItem> tlsOptions;
    if (tls) {
        tlsOptions = {
            {MHD_OPTION_HTTPS_MEM_CERT, 0, const_cast<char*>(settings.certificatePem.c_str())},
            {MHD_OPTION_HTTPS_MEM_KEY, 0, const_cast<char*>(settings.privateKeyPem.c_str())},
            {MHD_OPTION_HTTPS_PRIORITIES, 0, const_cast<char*>("NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2")}};
    }
    tlsOptions.push_back({MHD_OPTION_END, 0, nullptr});
    // Request head, answer head and read buffer share the memory of a connection: twice the head leaves room to
    // answer 431 in the API's words before libmicrohttpd gives up.
    const std::size_t memory = std::max<std::size_t>(32 * 1024, 2 * settings.maxHeadBytes);
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (tls ? MHD_USE_TLS : 0), 0, nullptr, nullptr, onStep,
        nullptr, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_LIMIT,
        std::max(threads, settings.maxConnections), MHD_OPTION_CONNECTION_TIMEOUT, idleSeconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_NOTIFY_CONNECTION, onConnection, context,
        MHD_OPTION_URI_LOG_CALLBACK, onTarget, context, MHD_OPTION_NOTIFY_COMPLETED, onEnd, context,
        MHD_OPTION_UNESCAPE_CALLBACK, keepEncoded, nullptr, MHD_OPTION_ARRAY, tlsOptions.data(), MHD_OPTION_END);
}

}  // namespace

struct HttpServer::Daemon {
    Daemon(const ServerSettings& settings, Router router)
        : context{std::move(router), settings.maxHeadBytes, settings.maxBodyBytes, ServerTimes(settings.idleTimeout)} {}
    ~Daemon() {
        context.times.releaseAll();  // libmicrohttpd aborts the process over connections that stay suspended
        for (auto* daemon : daemons) MHD_stop_daemon(daemon);
    }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    ServerContext context;
    std::vector<MHD_Daemon*> daemons;  // one an address family
    std::uint16_t port = 0;
};

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const ServerSettings& settings, Router router) {
    const bool tls = !settings.certificatePem.empty() || !settings.privateKeyPem.empty();
    if (tls) HS_TRY(checkServerCertificate({settings.certificatePem, settings.privateKeyPem}));
    if (!tls && !settings.loopbackOnly) {
        return Error(ErrorCode::InvalidInput, "Plain HTTP is offered on this machine's loopback address only")
            .next("Give the server a certificate and its private key.");
    }
    HS_ASSIGN(auto sockets, ListenSockets::bind(settings.port, settings.loopbackOnly));

    auto daemon = std::make_unique<Daemon>(settings, std::move(router));
    daemon->port = sockets.port();
    const auto handles = sockets.release();
    for (std::size_t i = 0; i < handles.size(); ++i) {
        auto* started = startDaemon(settings, &daemon->context, handles[i]);
        if (!started) {
            for (std::size_t rest = i + 1; rest < handles.size(); ++rest) ::close(handles[rest]);
            return Error(ErrorCode::Unavailable, "Cannot start the server on port " + std::to_string(daemon->port));
        }
        daemon->daemons.push_back(started);
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(daemon)));
}

HttpServer::HttpServer(std::unique_ptr<Daemon> daemon) : daemon_(std::move(daemon)) {}

HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return daemon_->port; }

}  // namespace hs::net
