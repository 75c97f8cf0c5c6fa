#pragma once

#include <cstddef>
#include <string>

#include "core/net/HttpServer.h"
#include "core/net/ServerTimes.h"

struct MHD_Connection;

namespace hs::net {

/// What every exchange of one server shares.
struct ServerContext {
    Router router;
    std::size_t maxHeadBytes;
    std::size_t maxBodyBytes;
    ServerTimes times;
};

/// One request and its answer, fed by libmicrohttpd step by step: head, pieces of body, end of request.
class ServerExchange {
public:
    /// `target` is the request target as sent, with its query.
    ServerExchange(ServerContext& context, ServerTimes::Sender* sender, std::string target);

    /// Takes one step. False cuts the connection.
    bool advance(MHD_Connection* connection, const char* method, const char* piece, std::size_t* pieceSize);

private:
    bool takeHead(MHD_Connection* connection, const char* method);
    int headProblem(MHD_Connection* connection) const;
    bool takeBody(const char* piece, std::size_t size);
    void makeResponse();
    void refuse(int status);
    bool sendResponse(MHD_Connection* connection);

    ServerContext& context_;
    ServerTimes::Sender* sender_;
    ServerRequest request_;
    ServerResponse response_;
    std::size_t bodyBytes_ = 0;
    bool headTaken_ = false;
    bool answered_ = false;
};

}  // namespace hs::net
