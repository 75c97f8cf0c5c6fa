#include "core/ldap/SchemaReader.h"

#include <ldap.h>

#include <algorithm>
#include <charconv>

#include "core/ldap/ExchangeVersion.h"
#include "core/ldap/PagedSearch.h"
#include "core/ldap/Subschema.h"
#include "core/model/Dn.h"

namespace hs::ldap {

namespace {

/// LDAP_CAP_ACTIVE_DIRECTORY_OID (MS-ADTS 3.1.1.3.4.3.1).
constexpr const char* activeDirectoryCapability = "1.2.840.113556.1.4.800";

template <typename Number = int>
std::optional<Number> numberOf(const std::string& text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

/// A server that hides its schema partition is no failure; one that is gone is.
bool isOnlyHidden(const Error& error) {
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Denied ||
           error.code == ErrorCode::Unsupported || error.code == ErrorCode::InvalidInput ||
           error.code == ErrorCode::Throttled;
}

void takeRanges(Handle* handle, LDAPMessage* page, Schema& schema) {
    for (LDAPMessage* entry = ldap_first_entry(handle, page); entry; entry = ldap_next_entry(handle, entry)) {
        const auto attribute = schema.attributes.find(firstOf(handle, entry, "lDAPDisplayName"));
        if (attribute != schema.attributes.end())
            if (const auto upper = numberOf(firstOf(handle, entry, "rangeUpper")))
                attribute->second.rangeUpper = *upper;
    }
}

}  // namespace

bool RootDse::supports(std::string_view control) const {
    return std::find(supportedControls.begin(), supportedControls.end(), control) != supportedControls.end();
}

std::string RootDse::namingContextOf(const std::string& dn) const {
    const auto name = Dn::parse(dn);
    std::string closest;
    for (const std::string& context : namingContexts)
        if (const auto above = Dn::parse(context); name && above && name->isUnder(*above))
            if (context.size() > closest.size()) closest = context;
    return closest.empty() ? dn : closest;
}

Result<RootDse> readRootDse(LdapConnection& connection, std::stop_token stop) {
    SearchRequest request;
    request.scope = Scope::Base;
    request.attributes = {"subschemaSubentry", "schemaNamingContext", "dnsHostName",    "supportedCapabilities",
                          "dsServiceName",     "highestCommittedUSN", "namingContexts", "supportedControl"};
    HS_ASSIGN(const LdapMessage answer, connection.search(request, stop));
    Handle* const handle = connection.handle();
    LDAPMessage* const entry = ldap_first_entry(handle, answer.get());
    RootDse root;
    root.subschemaEntry = firstOf(handle, entry, "subschemaSubentry");
    root.schemaPartition = firstOf(handle, entry, "schemaNamingContext");
    root.hostName = firstOf(handle, entry, "dnsHostName");
    root.serviceName = firstOf(handle, entry, "dsServiceName");
    root.highestUsn = numberOf<std::int64_t>(firstOf(handle, entry, "highestCommittedUSN")).value_or(0);
    root.namingContexts = valuesOf(handle, entry, "namingContexts");
    root.supportedControls = valuesOf(handle, entry, "supportedControl");
    const auto capabilities = valuesOf(handle, entry, "supportedCapabilities");
    root.activeDirectory =
        std::find(capabilities.begin(), capabilities.end(), activeDirectoryCapability) != capabilities.end();
    return root;
}

Result<Schema> readSubschema(LdapConnection& connection, const RootDse& root, std::stop_token stop) {
    if (root.subschemaEntry.empty())
        return Error(ErrorCode::Denied, "the server does not say where its schema is")
            .on(connection.server().url())
            .next("Let the service account read the root DSE and the subschema entry.");
    SearchRequest request;
    request.base = root.subschemaEntry;
    request.scope = Scope::Base;
    request.attributes = {"attributeTypes", "objectClasses", "dITContentRules"};
    HS_ASSIGN(const LdapMessage answer, connection.search(request, stop));
    Handle* const handle = connection.handle();
    LDAPMessage* const entry = ldap_first_entry(handle, answer.get());
    const SubschemaEntry texts{valuesOf(handle, entry, "attributeTypes"), valuesOf(handle, entry, "objectClasses"),
                               valuesOf(handle, entry, "dITContentRules")};
    Schema schema = schemaOf(texts, root.activeDirectory);
    if (schema.attributes.empty())
        return Error(ErrorCode::Denied, "the schema is not readable: it shows no attributes")
            .on(root.subschemaEntry)
            .next("Let the service account read the subschema entry.");
    return schema;
}

Result<void> addSchemaPartition(LdapConnection& connection, const RootDse& root, Schema& schema, std::stop_token stop) {
    if (root.schemaPartition.empty()) return {};
    SearchRequest version;
    version.base = "CN=ms-Exch-Schema-Version-Pt," + root.schemaPartition;
    version.scope = Scope::Base;
    version.attributes = {"rangeUpper"};
    const auto answer = connection.search(version, stop);
    if (!answer.ok() && !isOnlyHidden(answer.error())) return answer.error();
    if (answer.ok()) {
        LDAPMessage* const entry = ldap_first_entry(connection.handle(), answer->get());
        if (const auto number = numberOf(firstOf(connection.handle(), entry, "rangeUpper")))
            schema.exchangeHint = exchangeVersion(*number);
    }
    SearchRequest ranges;
    ranges.base = root.schemaPartition;
    ranges.scope = Scope::OneLevel;
    ranges.filter = "(rangeUpper=*)";
    ranges.attributes = {"lDAPDisplayName", "rangeUpper"};
    PagedSearch search(connection, ranges);
    for (;;) {
        auto page = search.next(stop);
        if (!page.ok()) return isOnlyHidden(page.error()) ? Result<void>() : page.error();
        if (!*page) return {};
        takeRanges(connection.handle(), page->get(), schema);
    }
}

}  // namespace hs::ldap
