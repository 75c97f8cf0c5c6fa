#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/graph/Batch.h"
#include "core/graph/Entropy.h"
#include "core/graph/GraphClient.h"
#include "core/graph/UserCodec.h"
#include "core/net/HttpClient.h"
#include "core/ports/Endpoint.h"
#include "core/ports/TokenSource.h"

namespace hs::graph {

struct GraphSettings {
    std::string graphUrl = "https://graph.microsoft.com";  ///< without version segment
    std::string tenant;                                    ///< GUID or domain: whose watermarks are ours
    std::string version = "beta";                          ///< the cloud attributes exist nowhere else
    std::size_t pageSize = 999;                            ///< Graph's own most
    std::size_t maxPages = 20000;                          ///< where paging is taken for endless
    BatchSettings batch;                                   ///< its version is overwritten with ours
};

/// The tenant as a side: users, and contacts where a query asks for them. See Endpoint for what each call promises.
///
/// * read: /users and /contacts in pages of 999; the next page is on its way while the one at hand is handled.
/// * fetch: see ObjectFetch; ids that are users of no one are tried as contacts when asked for.
/// * at: by userPrincipalName or id; contacts by mail or id.
/// * find, search: $filter eq and startswith. Contacts only by what contacts have.
/// * watermark, changes: delta queries, one a collection. What Exchange Online computes is told as far as Graph tracks
///   it; a full read finds the rest.
/// * apply: see ChangeWriter.
///
/// A query without classes means users. Groups are not read.
/// Sources: "List users", "List orgContacts", "Get a user", "Use query parameters to customize responses",
/// "Get incremental changes for users".
class GraphEndpoint final : public Endpoint {
public:
    GraphEndpoint(GraphSettings settings, std::unique_ptr<net::HttpClient> http, std::shared_ptr<TokenSource> tokens,
                  Clock& clock, Entropy entropy = systemEntropy());

    EndpointTraits traits() const override;
    Result<Schema> schema(std::stop_token stop) override;
    Result<void> read(const Query& query, const PageSink& page, std::stop_token stop) override;
    Result<std::vector<Object>> fetch(const Query& query, std::span<const std::string> ids,
                                      std::stop_token stop) override;
    Result<Object> at(const Query& query, const std::string& name, std::stop_token stop) override;
    Result<std::vector<Object>> find(const Query& query, const AttributeName& attribute, const Value& value,
                                     std::stop_token stop) override;
    Result<std::vector<Object>> search(const std::string& text, std::size_t limit, std::stop_token stop) override;
    Result<std::vector<Object>> searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                 std::stop_token stop) override;
    Result<std::string> watermark(const Query& query, std::stop_token stop) override;
    Result<std::string> changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                std::stop_token stop) override;
    Result<void> apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) override;

private:
    std::string versioned(ObjectClass objectClass) const;
    std::string collectionUrl(const UserCodec& codec, std::string_view filter, std::size_t top) const;
    Result<std::vector<Object>> matching(UserCodec& codec, std::string_view filter, std::size_t limit,
                                         std::stop_token stop);
    Result<Object> single(UserCodec& codec, const std::string& name, std::stop_token stop);

    GraphSettings settings_;
    std::unique_ptr<net::HttpClient> http_;
    std::shared_ptr<TokenSource> tokens_;
    Clock& clock_;
    Entropy entropy_;
    GraphClient client_;
};

}  // namespace hs::graph
