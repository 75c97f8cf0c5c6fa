#pragma once

#include <functional>

#include "app/sandbox/tenant/GraphCall.h"

namespace hs::sandbox {

/// POST /$batch: up to twenty requests in one. Each is answered by itself, in the order given; one whose `dependsOn`
/// failed is answered 424 without being tried. Only a malformed batch as a whole is a 400.
class BatchApi {
public:
    /// `answer` answers one inner request, whose path starts with the version.
    using Answer = std::function<net::ServerResponse(net::ServerRequest)>;
    explicit BatchApi(Answer answer) : answer_(std::move(answer)) {}

    net::ServerResponse post(const GraphCall& call) const;

private:
    Answer answer_;
};

/// Splits "/users/a%40b.c?$select=id" into the parts a handler reads.
void setTarget(net::ServerRequest& request, std::string_view target);

}  // namespace hs::sandbox
