#include "core/net/ServerExchange.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/Encoding.h"

namespace hs::net {

namespace {

/// A body over the limit is still read up to this many times the limit, so that the client gets to read the 413:
/// closing a socket with unread bytes would reset the connection under it.
constexpr std::size_t drainFactor = 4;

MHD_Result collectField(void* headers, MHD_ValueKind, const char* name, const char* value) {
    static_cast<Headers*>(headers)->add(name, value ? value : "");
    return MHD_YES;
}

std::string peerAddress(MHD_Connection* connection) {
    const auto* known = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!known || !known->client_addr) return {};
    char text[INET6_ADDRSTRLEN] = {};
    const void* address = nullptr;
    if (known->client_addr->sa_family == AF_INET6)
        address = &reinterpret_cast<const sockaddr_in6*>(known->client_addr)->sin6_addr;
    else address = &reinterpret_cast<const sockaddr_in*>(known->client_addr)->sin_addr;
    return inet_ntop(known->client_addr->sa_family, address, text, sizeof text) ? text : "";
}

/// The path and query of a request target; the absolute form ("http://host/path") is allowed too.
std::pair<std::string_view, std::string_view> splitTarget(std::string_view target) {
    if (const auto scheme = target.find("://"); scheme != std::string_view::npos && target.front() != '/') {
        const auto path = target.find_first_of("/?", scheme + 3);
        target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
    }
    const auto question = target.find('?');
    if (question == std::string_view::npos) return {target, {}};
    return {target.substr(0, question), target.substr(question + 1)};
}

bool setByServer(std::string_view field) {
    return equalsIgnoringAsciiCase(field, "Content-Length") || equalsIgnoringAsciiCase(field, "Transfer-Encoding");
}

void freeBody(void* body) { delete static_cast<std::string*>(body); }

/// Gives the first half of a body, then ends the connection.
ssize_t readHalf(void* cls, std::uint64_t position, char* into, std::size_t room) {
    const auto& body = *static_cast<const std::string*>(cls);
    const std::size_t half = body.size() / 2;
    if (position >= half) return MHD_CONTENT_READER_END_WITH_ERROR;
    return static_cast<ssize_t>(
        body.copy(into, std::min(room, half - static_cast<std::size_t>(position)), static_cast<std::size_t>(position)));
}

MHD_Response* responseOf(std::string* body, bool halfway) {
    if (halfway) return MHD_create_response_from_callback(body->size(), 64 * 1024, readHalf, body, freeBody);
    return MHD_create_response_from_buffer_with_free_callback_cls(body->size(), body->data(), freeBody, body);
}

}  // namespace

ServerExchange::ServerExchange(ServerContext& context, ServerTimes::Sender* sender, std::string target)
    : context_(context), sender_(sender) {
    const auto [path, query] = splitTarget(target);
    request_.rawPath = path;
    request_.path = percentDecode(path);
    request_.query = formDecode(query);
}

bool ServerExchange::advance(MHD_Connection* connection, const char* method, const char* piece,
                             std::size_t* pieceSize) {
    if (!headTaken_) return takeHead(connection, method);
    if (*pieceSize > 0) {
        const auto size = std::exchange(*pieceSize, 0);
        return takeBody(piece, size);
    }
    if (!answered_) {
        context_.times.awaitNothing(sender_);
        makeResponse();
        if (response_.delay.count() > 0 && context_.times.holdBack(connection, response_.delay)) return true;
    }
    return !response_.abort && sendResponse(connection);
}

bool ServerExchange::takeHead(MHD_Connection* connection, const char* method) {
    headTaken_ = true;
    request_.method = method;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, collectField, &request_.headers);
    request_.client = peerAddress(connection);
    context_.times.awaitMore(sender_);
    const int problem = headProblem(connection);
    if (problem == 0) return true;
    refuse(problem);
    return sendResponse(connection);
}

/// The status to refuse the request with before its body is read, or 0.
int ServerExchange::headProblem(MHD_Connection* connection) const {
    const auto* size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (size && size->header_size > context_.maxHeadBytes) return 431;

    // Two framings, or two lengths, are how requests are smuggled past a proxy (RFC 9112, 6.3).
    const Headers& headers = request_.headers;
    const auto length = headers.get("Content-Length");
    if (headers.has("Content-Length") && headers.has("Transfer-Encoding")) return 400;
    for (const auto& [name, value] : headers.all())
        if (equalsIgnoringAsciiCase(name, "Content-Length") && value != length) return 400;

    std::size_t announced = 0;
    std::from_chars(length.data(), length.data() + length.size(), announced);
    if (announced > context_.maxBodyBytes && headers.has("Expect")) return 413;  // the client has not sent it yet
    return 0;
}

bool ServerExchange::takeBody(const char* piece, std::size_t size) {
    bodyBytes_ += size;
    if (bodyBytes_ <= context_.maxBodyBytes) {
        request_.body.append(piece, size);
        return true;
    }
    request_.body = {};
    return bodyBytes_ / drainFactor <= context_.maxBodyBytes;
}

void ServerExchange::makeResponse() {
    answered_ = true;
    if (bodyBytes_ > context_.maxBodyBytes) return refuse(413);
    try {
        response_ = context_.router.dispatch(std::move(request_));
    } catch (...) {  // a route must not throw; if one does all the same, it must not unwind through C code
        response_ = context_.router.refuse(ServerRequest{}, 500);
    }
}

void ServerExchange::refuse(int status) {
    answered_ = true;
    response_ = context_.router.refuse(request_, status);
    response_.headers.set("Connection", "close");
}

bool ServerExchange::sendResponse(MHD_Connection* connection) {
    auto* body = new std::string(std::move(response_.body));
    MHD_Response* response = responseOf(body, response_.abortHalfway);
    if (!response) {
        delete body;
        return false;
    }
    for (const auto& [name, value] : response_.headers.all())
        if (!setByServer(name)) MHD_add_response_header(response, name.c_str(), value.c_str());
    const auto queued = MHD_queue_response(connection, static_cast<unsigned>(response_.status), response);
    MHD_destroy_response(response);
    return queued == MHD_YES;
}

}  // namespace hs::net
