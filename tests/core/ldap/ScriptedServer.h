#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/model/Configuration.h"

namespace hs::ldap {

/// An LDAP server that says what a test tells it to: for what neither OpenLDAP nor Samba does as Active Directory does
/// it (attributes in ranges, sub-codes at sign-in, referrals, the aggregate schema's spelling) and for servers that
/// misbehave. Speaks RFC 4511 without TLS on a loopback port, one client at a time, and answers every request from its
/// own thread.
class ScriptedServer {
public:
    enum class Operation : std::uint8_t {
        Bind = 0x60,
        Unbind = 0x42,
        Search = 0x63,
        Modify = 0x66,
        Abandon = 0x50,
        Other = 0
    };

    struct Request {
        Operation operation = Operation::Other;
        std::string dn;                       ///< who binds, where a search begins, what is modified
        std::vector<std::string> attributes;  ///< asked for by a search, or changed by a modify
        std::string bytes;                    ///< the whole message
    };

    /// What to send back, each a protocolOp made by the functions below. "close" ends the connection, "hold" keeps the
    /// answer back until the next request is answered, anything starting with "raw:" is sent as it is.
    using Script = std::function<std::vector<std::string>(const Request&)>;

    explicit ScriptedServer(Script script);
    ~ScriptedServer();

    DirectorySettings settings() const;
    std::vector<Request> requests() const;

    using Attributes = std::vector<std::pair<std::string, std::vector<std::string>>>;
    static std::string entry(const std::string& dn, const Attributes& attributes);
    static std::string reference(const std::string& url);
    static std::string bindResult(int code, const std::string& text = {});
    static std::string searchDone(int code, const std::string& text = {});
    static std::string modified(int code, const std::string& text = {});
    /// The same operation with a response control; `value` in BER.
    static std::string withControl(const std::string& operation, const std::string& identifier,
                                   const std::string& value);
    /// The unsolicited notice by which a server says that it is about to close (RFC 4511 4.4.1).
    static std::string noticeOfDisconnection();

private:
    void serve();
    void converse(int client);
    bool answer(int client, const std::string& message, std::string& heldBack);

    Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> ending_ = false;
    std::atomic<int> client_ = -1;
    mutable std::mutex mutex_;
    std::vector<Request> requests_;
    std::thread thread_;
};

}  // namespace hs::ldap
