#include "core/graph/GraphEndpoint.h"

namespace hs::graph {

Result<std::string> GraphEndpoint::watermark(const Query&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

Result<std::string> GraphEndpoint::changes(const Query&, const std::string&, const ChangedIdsSink&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

}  // namespace hs::graph
