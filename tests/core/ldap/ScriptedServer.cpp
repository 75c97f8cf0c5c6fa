#include "tests/core/ldap/ScriptedServer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <string_view>

namespace hs::ldap {

namespace {

/// One element in BER (X.690), definite lengths only, as RFC 4511 5.1 demands.
std::string element(unsigned char tag, const std::string& content) {
    std::string bytes(1, static_cast<char>(tag));
    const std::size_t size = content.size();
    if (size < 0x80) {
        bytes += static_cast<char>(size);
    } else {
        bytes += '\x84';
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((size >> shift) & 0xff);
    }
    return bytes + content;
}

std::string octets(const std::string& text) { return element(0x04, text); }

std::string result(unsigned char tag, int code, const std::string& text) {
    return element(tag, element(0x0a, std::string(1, static_cast<char>(code))) + octets("") + octets(text));
}

struct Element {
    unsigned char tag = 0;
    std::string_view content;
};

/// Takes the first element off; nothing while it is not complete.
std::optional<Element> take(std::string_view& bytes) {
    if (bytes.size() < 2) return std::nullopt;
    std::size_t size = static_cast<unsigned char>(bytes[1]), header = 2;
    if (size & 0x80) {
        const std::size_t count = size & 0x7f;
        if (bytes.size() < 2 + count) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < count; ++i) size = (size << 8) | static_cast<unsigned char>(bytes[2 + i]);
        header += count;
    }
    if (bytes.size() < header + size) return std::nullopt;
    const Element found{static_cast<unsigned char>(bytes[0]), bytes.substr(header, size)};
    bytes.remove_prefix(header + size);
    return found;
}

ScriptedServer::Operation operationOf(unsigned char tag) {
    using Operation = ScriptedServer::Operation;
    for (const Operation known :
         {Operation::Bind, Operation::Unbind, Operation::Search, Operation::Modify, Operation::Abandon})
        if (tag == static_cast<unsigned char>(known)) return known;
    return Operation::Other;
}

std::vector<std::string> searchedAttributes(std::string_view operation) {
    std::optional<Element> last;
    while (auto part = take(operation)) last = part;
    std::vector<std::string> names;
    if (last)
        while (auto name = take(last->content)) names.emplace_back(name->content);
    return names;
}

std::vector<std::string> modifiedAttributes(std::string_view operation) {
    take(operation);  // the name
    std::vector<std::string> names;
    auto changes = take(operation);
    while (changes) {
        auto change = take(changes->content);
        if (!change) break;
        take(change->content);  // add, delete or replace
        auto attribute = take(change->content);
        if (attribute)
            if (auto name = take(attribute->content)) names.emplace_back(name->content);
    }
    return names;
}

ScriptedServer::Request parse(unsigned char tag, std::string_view operation) {
    ScriptedServer::Request request;
    request.operation = operationOf(tag);
    std::string_view rest = operation;
    if (request.operation == ScriptedServer::Operation::Bind) take(rest);  // the version
    if (tag & 0x20)
        if (auto name = take(rest)) request.dn = name->content;
    if (request.operation == ScriptedServer::Operation::Search) request.attributes = searchedAttributes(operation);
    if (request.operation == ScriptedServer::Operation::Modify) request.attributes = modifiedAttributes(operation);
    return request;
}

void sendAll(int client, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

}  // namespace

std::string ScriptedServer::entry(const std::string& dn, const Attributes& attributes) {
    std::string list;
    for (const auto& [name, values] : attributes) {
        std::string set;
        for (const std::string& value : values) set += octets(value);
        list += element(0x30, octets(name) + element(0x31, set));
    }
    return element(0x64, octets(dn) + element(0x30, list));
}

std::string ScriptedServer::reference(const std::string& url) { return element(0x73, octets(url)); }
std::string ScriptedServer::bindResult(int code, const std::string& text) { return result(0x61, code, text); }
std::string ScriptedServer::searchDone(int code, const std::string& text) { return result(0x65, code, text); }
std::string ScriptedServer::modified(int code, const std::string& text) { return result(0x67, code, text); }

std::string ScriptedServer::withControl(const std::string& operation, const std::string& identifier,
                                        const std::string& value) {
    return operation + element(0xa0, element(0x30, octets(identifier) + octets(value)));
}

std::string ScriptedServer::noticeOfDisconnection() {
    const std::string notice = element(0x78, element(0x0a, std::string(1, 52)) + octets("") + octets("closing") +
                                                 element(0x8a, "1.3.6.1.4.1.1466.20036"));
    return "raw:" + element(0x30, element(0x02, std::string(1, '\0')) + notice);
}

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    ::listen(listener_, 8);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
    ending_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    if (const int client = client_; client >= 0) ::shutdown(client, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

DirectorySettings ScriptedServer::settings() const {
    DirectorySettings settings;
    settings.url = "ldap://127.0.0.1:" + std::to_string(port_);
    settings.startTls = false;
    settings.baseDn = "DC=contoso,DC=test";
    settings.bindDn = "svc@contoso.test";
    return settings;
}

std::vector<ScriptedServer::Request> ScriptedServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void ScriptedServer::serve() {
    while (!ending_) {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        client_ = client;
        if (!ending_) converse(client);
        client_ = -1;
        ::close(client);
    }
}

void ScriptedServer::converse(int client) {
    std::string received, heldBack;
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::recv(client, buffer, sizeof buffer, 0);
        if (count <= 0) return;
        received.append(buffer, static_cast<std::size_t>(count));
        std::string_view rest = received;
        while (const auto message = take(rest))
            if (!answer(client, std::string(message->content), heldBack)) return;
        received = rest;
    }
}

bool ScriptedServer::answer(int client, const std::string& message, std::string& heldBack) {
    std::string_view rest = message;
    const auto id = take(rest);
    const auto operation = take(rest);
    if (!id || !operation) return false;
    Request request = parse(operation->tag, operation->content);
    request.bytes = message;
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
    }
    if (request.operation == Operation::Unbind) return false;
    const std::string number = element(0x02, std::string(id->content));
    std::string bytes;
    bool hold = false, close = false;
    for (const std::string& each : script_(request)) {
        if (each == "close") close = true;
        else if (each == "hold") hold = true;
        else if (each.rfind("raw:", 0) == 0) bytes += each.substr(4);
        else bytes += element(0x30, number + each);
    }
    if (hold) {
        heldBack += bytes;
    } else {
        sendAll(client, bytes + heldBack);
        heldBack.clear();
    }
    return !close;
}

}  // namespace hs::ldap
