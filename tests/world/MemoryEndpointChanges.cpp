#include "tests/world/MemoryEndpoint.h"

namespace hs::world {

Result<std::string> MemoryEndpoint::watermark(const Query&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

Result<std::string> MemoryEndpoint::changes(const Query&, const std::string&, const ChangedIdsSink&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

}  // namespace hs::world
