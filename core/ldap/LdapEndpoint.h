#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/base/Secret.h"
#include "core/ldap/LdapSession.h"
#include "core/ldap/SchemaReader.h"
#include "core/model/Configuration.h"
#include "core/ports/Endpoint.h"

namespace hs::ldap {

struct ChangeMark;
struct TrackedDirectory;

/// A directory as one side of the pipeline: Active Directory, Samba AD or OpenLDAP.
///
/// Connects with the first call and again whenever the connection is gone; a call that finds a long idle connection
/// dead is repeated once on a new one. Every object carries its objectGUID as id, its distinguished name as the server
/// spells it (compare with Dn, never as text) and its source anchor.
class LdapEndpoint final : public Endpoint {
public:
    /// `clock` and `log` must outlive the endpoint.
    LdapEndpoint(DirectorySettings settings, Secret password, Clock& clock, Log& log, Patience patience = {});

    EndpointTraits traits() const override;

    /// Reads the schema anew each time, so that Recheck after a schema extension needs no restart.
    Result<Schema> schema(std::stop_token stop) override;

    /// Users are told from computers and from inetOrgPerson; system objects (isCriticalSystemObject) and replication
    /// conflict copies are left out.
    Result<void> read(const Query& query, const PageSink& page, std::stop_token stop) override;
    Result<std::vector<Object>> fetch(const Query& query, std::span<const std::string> ids,
                                      std::stop_token stop) override;
    Result<Object> at(const Query& query, const std::string& name, std::stop_token stop) override;

    /// Also by "sourceAnchor": base64 of mS-DS-ConsistencyGuid or objectGUID.
    Result<std::vector<Object>> find(const Query& query, const AttributeName& attribute, const Value& value,
                                     std::stop_token stop) override;
    Result<std::vector<Object>> search(const std::string& text, std::size_t limit, std::stop_token stop) override;
    Result<std::vector<Object>> searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                 std::stop_token stop) override;

    /// By DirSync where the domain controller and the account's rights allow it, else by uSNChanged, else by content
    /// synchronisation (OpenLDAP).
    Result<std::string> watermark(const Query& query, std::stop_token stop) override;
    Result<std::string> changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                std::stop_token stop) override;
    Result<void> apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) override;

private:
    Result<std::shared_ptr<LdapConnection>> ready(std::stop_token stop);
    Result<void> learnSchema(LdapConnection& connection, std::stop_token stop);
    std::vector<std::string> basesOf(const Query& query) const;
    Result<void> readBase(const std::string& base, const Query& query, const std::string& filter, const PageSink& page,
                          std::stop_token stop);
    Result<std::vector<Object>> collect(const Query& query, const std::string& filter, std::stop_token stop);
    /// `filterOf` makes the condition once the schema is known.
    using FilterOf = std::function<std::string(const std::string& text, const Schema& schema)>;
    Result<std::vector<Object>> searchFor(const std::string& text, std::size_t limit,
                                          std::vector<AttributeName> attributes, const FilterOf& filterOf,
                                          std::stop_token stop);
    Result<std::string> watermarkOnce(const Query& query, std::stop_token stop);
    Result<std::string> changesOnce(const Query& query, const ChangeMark& since, const ChangedIdsSink& page,
                                    std::stop_token stop);
    TrackedDirectory tracked(LdapConnection& connection, const RootDse& root, const Query& query) const;
    Result<Object> readOne(const Query& query, const std::string& name, std::stop_token stop);

    /// Runs `work`, and once more when an idle connection turned out to be dead.
    template <typename Work>
    auto repeatedOnce(const Work& work) -> decltype(work()) {
        auto result = work();
        if (result.ok() || result.error().code != ErrorCode::Unavailable || !session_.isReused()) return result;
        session_.drop();
        return work();
    }

    LdapSession session_;
    Clock& clock_;
    std::string server_;  ///< as shown to people
    std::optional<RootDse> root_;
    std::optional<Schema> known_;  ///< for value kinds and filters; refreshed by schema()
};

}  // namespace hs::ldap
