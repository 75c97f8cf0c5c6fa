#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ldap/Connect.h"
#include "core/ldap/Control.h"
#include "core/ldap/LdapMessage.h"
#include "core/model/Configuration.h"

namespace hs::ldap {

enum class Scope { Base, OneLevel, Subtree };

struct SearchRequest {
    std::string base;
    Scope scope = Scope::Subtree;
    std::string filter = "(objectClass=*)";
    std::vector<std::string> attributes;  ///< empty = all user attributes
    std::vector<Control> controls = {};   ///< besides that of paging
};

/// How long to wait before giving a server up.
struct Patience {
    std::chrono::milliseconds connect{10000};  ///< for TCP and for the TLS handshake, each
    std::chrono::milliseconds answer{60000};   ///< for one answer, or one page of answers
};

/// One signed-in LDAP connection (RFC 4511), over TLS. Belongs to one thread at a time.
///
/// Waits in slices of a tenth of a second and looks at the stop token between them; a stopped operation is abandoned on
/// the server too. Referrals are never followed: they would carry the password to servers nobody configured.
/// A connection that was lost stays lost: `usable` is false and its owner opens another.
class LdapConnection {
public:
    /// Connects, starts TLS and signs in with a simple bind.
    ///
    /// The password travels only over TLS with a verified certificate and host name; plain LDAP must be switched off
    /// explicitly (startTls false) and is accepted to loopback only. An empty password is refused here, because a
    /// server takes it for an anonymous sign-in that succeeds (RFC 4513 5.1.2). Errors: InvalidInput (settings),
    /// Unavailable, Timeout, Unauthenticated (the certificate is not trusted; the account is refused), Unsupported (the
    /// server wants something else), Cancelled.
    static Result<std::unique_ptr<LdapConnection>> open(const DirectorySettings& settings, const Secret& password,
                                                        std::stop_token stop, Patience patience = {});
    ~LdapConnection();
    LdapConnection(const LdapConnection&) = delete;
    LdapConnection& operator=(const LdapConnection&) = delete;

    const ServerAddress& server() const { return server_; }

    /// False once it was lost, or when the server closed it while nobody was looking.
    bool usable() const;
    bool lost() const { return lost_; }

    /// Searches and waits for everything. Errors: those of the server (NotFound, Denied, …), Timeout, Cancelled.
    Result<LdapMessage> search(const SearchRequest& request, std::stop_token stop);

    /// Sends one page's search (RFC 2696) and returns the operation's number. An empty cookie asks for the first page.
    Result<int> sendPage(const SearchRequest& request, int pageSize, const std::string& cookie);

    /// Waits for the whole answer of one operation; OK whatever the server's result is.
    /// Errors: Unavailable (lost), Timeout, Cancelled; after the last two the operation is abandoned.
    Result<LdapMessage> receive(int operation, std::stop_token stop);

    /// The same for at most so long; a null message when it has not come by then. Abandons nothing.
    Result<LdapMessage> receiveWithin(int operation, std::chrono::milliseconds patience);

    /// The next message of whatever operation, for at most so long; null when there is none by then. Only for whoever
    /// sent everything that is `expected`. It may be a notice that answers nothing (RFC 4511 4.4): see `operationOf`.
    Result<LdapMessage> receiveNext(std::chrono::milliseconds patience);

    /// How many operations are under way.
    int expected() const { return expected_; }

    void abandon(int operation);

    /// To be called by whoever sends an operation through `handle` that `receive` will wait for.
    void noteSent() { ++expected_; }

    const Patience& patience() const { return patience_; }

    /// The library's handle, for building and parsing messages. Never null.
    Handle* handle() const { return handle_; }

    /// Turns a client-side failure of the library into an error, and notes when the connection is gone.
    Error failure(const char* attempted);

private:
    Result<int> sendSearch(const SearchRequest& request, std::span<const Control> controls);
    LdapConnection(ServerAddress server, Patience patience) : server_(std::move(server)), patience_(patience) {}

    Result<void> connect(const DirectorySettings& settings, std::stop_token stop);
    Result<void> secure(const DirectorySettings& settings, std::stop_token stop);
    bool speaksTls(const DirectorySettings& settings, std::stop_token stop) const;
    Result<void> startTls(std::stop_token stop);
    Result<void> signIn(const DirectorySettings& settings, const Secret& password, std::stop_token stop);
    Result<LdapMessage> wait(int operation, std::chrono::milliseconds patience, std::stop_token stop);

    ServerAddress server_;
    Patience patience_;
    Handle* handle_ = nullptr;
    int socket_ = -1;
    bool lost_ = false;
    int expected_ = 0;  ///< answers that are still to come: bytes on the socket are no surprise then
};

}  // namespace hs::ldap
