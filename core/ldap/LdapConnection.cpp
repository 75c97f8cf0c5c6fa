#include "core/ldap/LdapConnection.h"

#include <ldap.h>
#include <openldap.h>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/Encoding.h"
#include "core/ldap/ResultCodes.h"
#include "core/ldap/Tls.h"

namespace hs::ldap {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr milliseconds slice{100};

timeval toTimeval(milliseconds duration) {
    return {static_cast<time_t>(duration.count() / 1000), static_cast<suseconds_t>(duration.count() % 1000 * 1000)};
}

int scopeOf(Scope scope) {
    switch (scope) {
        case Scope::Base: return LDAP_SCOPE_BASE;
        case Scope::OneLevel: return LDAP_SCOPE_ONELEVEL;
        case Scope::Subtree: return LDAP_SCOPE_SUBTREE;
    }
    return LDAP_SCOPE_BASE;
}

Result<void> checkSettings(const DirectorySettings& settings, const ServerAddress& server, const Secret& password) {
    if (!server.ldaps && !settings.startTls && !server.isLoopback())
        return Error(ErrorCode::InvalidInput, "without TLS the password would be readable on the network")
            .on(settings.url)
            .next("Use an ldaps:// address, or switch StartTLS on. Plain LDAP is allowed to this machine only.");
    if (settings.bindDn.empty())
        return Error(ErrorCode::InvalidInput, "the account to sign in with is missing")
            .on(settings.url)
            .next("Enter the service account's distinguished name or user principal name.");
    if (password.empty())
        return Error(ErrorCode::Unauthenticated, "the password is empty")
            .on(settings.bindDn)
            .next("Enter the account's password.");
    return {};
}

/// A peer that vanishes must be an error code, not the end of the program (the library writes with write(2)). Qt and
/// libmicrohttpd do the same; whoever has an own handler keeps it.
void ignoreBrokenPipes() {
    struct sigaction present {};
    if (::sigaction(SIGPIPE, nullptr, &present) == 0 && present.sa_handler == SIG_DFL) ::signal(SIGPIPE, SIG_IGN);
}

/// Ends a TLS handshake from the thread that asks to stop: the library does not look at tokens.
class ShutdownOnStop {
public:
    ShutdownOnStop(int socket, std::stop_token stop) : callback_(std::move(stop), Shutdown{socket}) {}

private:
    struct Shutdown {
        int socket;
        void operator()() const { ::shutdown(socket, SHUT_RDWR); }
    };
    std::stop_callback<Shutdown> callback_;
};

}  // namespace

Result<std::unique_ptr<LdapConnection>> LdapConnection::open(const DirectorySettings& settings, const Secret& password,
                                                             std::stop_token stop, Patience patience) {
    ignoreBrokenPipes();
    HS_ASSIGN(ServerAddress server, ServerAddress::parse(settings.url));
    HS_TRY(checkSettings(settings, server, password));
    std::unique_ptr<LdapConnection> connection(new LdapConnection(std::move(server), patience));
    HS_TRY(connection->connect(settings, stop));
    HS_TRY(connection->secure(settings, stop));
    HS_TRY(connection->signIn(settings, password, stop));
    return connection;
}

LdapConnection::~LdapConnection() {
    if (handle_) ldap_unbind_ext(handle_, nullptr, nullptr);  // closes the socket too
    else if (socket_ >= 0) ::close(socket_);
}

Result<void> LdapConnection::connect(const DirectorySettings& settings, std::stop_token stop) {
    HS_ASSIGN(socket_, connectTcp(server_, patience_.connect, stop));
    // The library compares certificates for "localhost" with the machine's own name; the address means the same and is
    // compared as it is.
    ServerAddress named = server_;
    if (equalsIgnoringAsciiCase(named.host, "localhost")) named.host = "127.0.0.1";
    const int code = ldap_init_fd(socket_, LDAP_PROTO_TCP, named.url().c_str(), &handle_);
    if (code != LDAP_SUCCESS) {
        handle_ = nullptr;
        return errorOf(code, "the connection cannot be set up", "").on(settings.url);
    }
    const int version = LDAP_VERSION3;
    ldap_set_option(handle_, LDAP_OPT_PROTOCOL_VERSION, &version);
    ldap_set_option(handle_, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
    ldap_set_option(handle_, LDAP_OPT_RESTART, LDAP_OPT_ON);
    const timeval patience = toTimeval(patience_.connect);
    ldap_set_option(handle_, LDAP_OPT_NETWORK_TIMEOUT, &patience);
    return {};
}

Result<void> LdapConnection::secure(const DirectorySettings& settings, std::stop_token stop) {
    if (!server_.ldaps && !settings.startTls) return {};
    HS_TRY(demandTrustedCertificate(handle_, settings.caFile));
    if (!server_.ldaps) HS_TRY(startTls(stop));
    Result<void> done;
    {
        const ShutdownOnStop guard(socket_, stop);
        done = handshake(handle_, server_);
    }
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "connecting was stopped").on(settings.url);
    // The library leaves the socket blocking after the handshake; half a message would then block past every time-out.
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
    if (!done.ok() && done.error().code == ErrorCode::Unavailable && speaksTls(settings, stop))
        return untrustedCertificate(server_, done.error().serverText);
    return done;
}

/// Whether a handshake would end well if certificates were not checked: then an untrusted one is what is wrong.
bool LdapConnection::speaksTls(const DirectorySettings& settings, std::stop_token stop) const {
    LdapConnection probe(server_, patience_);
    if (!probe.connect(settings, stop).ok()) return false;
    acceptAnyCertificate(probe.handle_);
    if (!server_.ldaps && !probe.startTls(stop).ok()) return false;
    const ShutdownOnStop guard(probe.socket_, stop);
    return handshake(probe.handle_, server_).ok();
}

Result<void> LdapConnection::startTls(std::stop_token stop) {
    int operation = 0;
    const int code = ldap_start_tls(handle_, nullptr, nullptr, &operation);
    if (code != LDAP_SUCCESS) return failure("StartTLS cannot be asked for");
    noteSent();
    HS_ASSIGN(const LdapMessage answer, wait(operation, patience_.connect, stop));
    const ServerResult result = resultOf(handle_, answer.get());
    if (isSuccess(result.code)) return {};
    return errorOf(result.code, "the server refuses StartTLS", result.text)
        .on(server_.url())
        .next("Give the server a certificate, or use an ldaps:// address.");
}

Result<void> LdapConnection::signIn(const DirectorySettings& settings, const Secret& password, std::stop_token stop) {
    const std::string_view bytes = password.reveal();
    berval credentials{bytes.size(), const_cast<char*>(bytes.data())};
    int operation = 0;
    if (ldap_sasl_bind(handle_, settings.bindDn.c_str(), LDAP_SASL_SIMPLE, &credentials, nullptr, nullptr,
                       &operation) != LDAP_SUCCESS)
        return failure("the sign-in cannot be sent");
    noteSent();
    HS_ASSIGN(const LdapMessage answer, wait(operation, patience_.answer, stop));
    const ServerResult result = resultOf(handle_, answer.get());
    if (isSuccess(result.code)) return {};
    return errorOf(result.code, "the directory refuses the sign-in", result.text).on(settings.bindDn);
}

bool LdapConnection::usable() const { return !lost_ && (expected_ > 0 || isQuietlyOpen(socket_)); }

Error LdapConnection::failure(const char* attempted) {
    int code = LDAP_OTHER;
    char* text = nullptr;
    ldap_get_option(handle_, LDAP_OPT_RESULT_CODE, &code);
    ldap_get_option(handle_, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text);
    const std::string saying = text ? text : "";
    ldap_memfree(text);
    lost_ = lost_ || isConnectionLost(code);
    return errorOf(code, attempted, saying).on(server_.url());
}

Result<LdapMessage> LdapConnection::wait(int operation, milliseconds patience, std::stop_token stop) {
    const auto deadline = Steady::now() + patience;
    for (;;) {
        if (stop.stop_requested()) {
            abandon(operation);
            return Error(ErrorCode::Cancelled, "stopped while the directory was working").on(server_.url());
        }
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - Steady::now());
        HS_ASSIGN(LdapMessage message, receiveWithin(operation, std::clamp(left, milliseconds(0), slice)));
        if (message) return message;
        if (Steady::now() < deadline) continue;
        abandon(operation);
        return Error(ErrorCode::Timeout,
                     "the directory did not answer within " + std::to_string(patience.count() / 1000) + " seconds")
            .on(server_.url())
            .next("Try again later, or look into the server's load.");
    }
}

Result<LdapMessage> LdapConnection::receive(int operation, std::stop_token stop) {
    return wait(operation, patience_.answer, std::move(stop));
}

Result<LdapMessage> LdapConnection::receiveWithin(int operation, milliseconds patience) {
    timeval limit = toTimeval(patience);
    LDAPMessage* message = nullptr;
    const int type = ldap_result(handle_, operation, LDAP_MSG_ALL, &limit, &message);
    if (type < 0) return failure("waiting for the directory's answer failed");
    if (message) --expected_;
    return LdapMessage(message);
}

Result<LdapMessage> LdapConnection::receiveNext(milliseconds patience) {
    HS_ASSIGN(LdapMessage message, receiveWithin(LDAP_RES_ANY, patience));
    if (message && operationOf(message.get()) == LDAP_RES_UNSOLICITED) ++expected_;
    return message;
}

void LdapConnection::abandon(int operation) {
    --expected_;
    ldap_abandon_ext(handle_, operation, nullptr, nullptr);
}

Result<int> LdapConnection::sendPage(const SearchRequest& request, int pageSize, const std::string& cookie) {
    std::vector<Control> controls = request.controls;
    if (pageSize > 0) controls.push_back(pagedResults(pageSize, cookie));
    return sendSearch(request, controls);
}

Result<int> LdapConnection::sendSearch(const SearchRequest& request, std::span<const Control> controls) {
    std::vector<char*> names;
    for (const std::string& name : request.attributes) names.push_back(const_cast<char*>(name.c_str()));
    names.push_back(nullptr);
    std::vector<LDAPControl> sent;
    std::vector<LDAPControl*> list;
    sent.reserve(controls.size());
    for (const Control& control : controls) {
        const berval value{control.value.size(),
                           control.value.empty() ? nullptr : const_cast<char*>(control.value.data())};
        sent.push_back({const_cast<char*>(control.identifier.c_str()), value, static_cast<char>(control.critical)});
        list.push_back(&sent.back());
    }
    list.push_back(nullptr);
    int operation = 0;
    const int code = ldap_search_ext(handle_, request.base.c_str(), scopeOf(request.scope), request.filter.c_str(),
                                     names.size() > 1 ? names.data() : nullptr, 0, list.data(), nullptr, nullptr,
                                     LDAP_NO_LIMIT, &operation);
    if (code != LDAP_SUCCESS) return failure("the search cannot be sent").on(request.base);
    noteSent();
    return operation;
}

Result<LdapMessage> LdapConnection::search(const SearchRequest& request, std::stop_token stop) {
    HS_ASSIGN(const int operation, sendPage(request, 0, {}));
    HS_ASSIGN(LdapMessage answer, receive(operation, stop));
    const ServerResult result = resultOf(handle_, answer.get());
    if (!isSuccess(result.code)) return errorOf(result.code, "the search failed", result.text).on(request.base);
    return answer;
}

}  // namespace hs::ldap
