#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/graph/Batch.h"
#include "core/graph/Entropy.h"
#include "core/graph/GraphClient.h"
#include "core/ports/Endpoint.h"

namespace hs::graph {

/// Carries out planned changes on the tenant: the apply() of GraphEndpoint.
///
/// * Create: POST /users or /contacts. When Graph says that something is there already, the object with the same
///   anchor is looked up; if there is one, it is ours from an earlier try and the receipt is ok with its id.
///   (Public Graph does not create contacts: that call stands in for the provisioning service.)
/// * Update: PATCH of the planned attributes. Refused as a whole, each attribute is tried by itself, so that one bad
///   value does not hold back the rest.
/// * Disable: PATCH accountEnabled false. Delete: DELETE; what is gone already counts as deleted.
/// * Restore: POST /directory/deletedItems/{id}/restore, which Graph takes for 30 days; the object comes back with its
///   id. One that is not in the recycle bin but among the living was restored by an earlier try.
///   Source: "Restore deleted item (directory object)".
class ChangeWriter {
public:
    ChangeWriter(GraphClient& client, Clock& clock, BatchSettings settings, Entropy entropy);

    /// As Endpoint::apply.
    Result<void> apply(std::span<const Change> changes, const Endpoint::ReceiptSink& sink, std::stop_token stop);

private:
    /// One attribute of an update that Graph refused as a whole.
    struct Alone {
        std::size_t change = 0;  ///< index among all changes
        const AttributeChange* attribute = nullptr;
    };
    /// The changes of one window and what the first round left open.
    struct Slice;

    Result<std::optional<BatchRequest>> requestFor(const Change& change) const;
    Result<void> firstRound(Slice& slice, std::stop_token stop);
    Result<void> lookUpDoubtful(Slice& slice, std::stop_token stop);
    Result<void> attributesAlone(Slice& slice, std::stop_token stop);
    Result<void> judge(Slice& slice, std::size_t index, Result<std::string> body);
    BatchRequest lookUp(const Change& change) const;
    BatchRequest addressed(const Change& change, std::string method, std::string doing) const;

    GraphClient& client_;
    Clock& clock_;
    BatchSettings settings_;
    Entropy entropy_;
};

}  // namespace hs::graph
