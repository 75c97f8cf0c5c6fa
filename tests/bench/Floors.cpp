#include "tests/bench/Floors.h"

#include <ldap.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>

#include "core/net/HttpClient.h"
#include "tests/bench/Measured.h"

namespace hs::bench {

namespace {

std::string contentOf(const std::string& path) {
    std::ifstream stream(path);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// A bare libldap connection, bound as the service account.
class Directory {
public:
    explicit Directory(const sandbox::SandboxState& sandbox) {
        ldap_initialize(&ldap_, sandbox.ldapUrl.c_str());
        const int version = LDAP_VERSION3, demand = LDAP_OPT_X_TLS_DEMAND, client = 0;
        ldap_set_option(ldap_, LDAP_OPT_PROTOCOL_VERSION, &version);
        ldap_set_option(ldap_, LDAP_OPT_X_TLS_CACERTFILE, sandbox.caFile.c_str());
        ldap_set_option(ldap_, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
        ldap_set_option(ldap_, LDAP_OPT_X_TLS_NEWCTX, &client);
        if (sandbox.ldapUrl.rfind("ldap://", 0) == 0) ldap_start_tls_s(ldap_, nullptr, nullptr);
        std::string password = contentOf(sandbox.bindPasswordFile);
        berval credentials{password.size(), password.data()};
        const int bound =
            ldap_sasl_bind_s(ldap_, sandbox.bindDn.c_str(), LDAP_SASL_SIMPLE, &credentials, nullptr, nullptr, nullptr);
        if (bound != LDAP_SUCCESS) std::cerr << "bench: bind: " << ldap_err2string(bound) << '\n';
    }
    ~Directory() { ldap_unbind_ext_s(ldap_, nullptr, nullptr); }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    LDAP* operator*() const { return ldap_; }

private:
    LDAP* ldap_ = nullptr;
};

std::size_t lookAt(LDAP* ldap, LDAPMessage* page) {
    std::size_t entries = 0;
    for (LDAPMessage* entry = ldap_first_entry(ldap, page); entry != nullptr; entry = ldap_next_entry(ldap, entry)) {
        BerElement* position = nullptr;
        for (char* name = ldap_first_attribute(ldap, entry, &position); name != nullptr;
             name = ldap_next_attribute(ldap, entry, position)) {
            ldap_value_free_len(ldap_get_values_len(ldap, entry, name));
            ldap_memfree(name);
        }
        ber_free(position, 0);
        ++entries;
    }
    return entries;
}

/// A replace of each attribute, or an add, as the change says.
int sendModify(LDAP* ldap, const Change& change) {
    std::vector<std::vector<berval>> values;
    std::vector<std::vector<berval*>> pointers;
    std::vector<LDAPMod> mods;
    for (const AttributeChange& row : change.attributes) {
        const bool add = row.operation == AttributeChange::Operation::Add;
        const Values& sent = add ? row.payload : row.after;
        auto& own = values.emplace_back();
        for (const Value& value : sent) own.push_back({value.bytes().size(), const_cast<char*>(value.bytes().data())});
        LDAPMod mod{};
        mod.mod_op = (add ? LDAP_MOD_ADD : LDAP_MOD_REPLACE) | LDAP_MOD_BVALUES;
        mod.mod_type = const_cast<char*>(row.target.text().c_str());
        mods.push_back(mod);
    }
    std::vector<LDAPMod*> list;
    for (std::size_t i = 0; i < mods.size(); ++i) {
        auto& own = pointers.emplace_back();
        for (berval& value : values[i]) own.push_back(&value);
        own.push_back(nullptr);
    }
    for (std::size_t i = 0; i < mods.size(); ++i) {
        mods[i].mod_bvalues = pointers[i].data();
        list.push_back(&mods[i]);
    }
    list.push_back(nullptr);
    int id = 0;
    ldap_modify_ext(ldap, change.target.name.c_str(), list.data(), nullptr, nullptr, &id);
    return id;
}

void awaitOne(LDAP* ldap) {
    LDAPMessage* answer = nullptr;
    ldap_result(ldap, LDAP_RES_ANY, LDAP_MSG_ONE, nullptr, &answer);
    ldap_msgfree(answer);
}

/// HTTPS to the tenant with the application's token.
class Tenant {
public:
    explicit Tenant(const sandbox::SandboxState& sandbox)
        : client_(net::HttpSettings{sandbox.caFile}, clock_, log_), graphUrl_(sandbox.graphUrl) {
        net::HttpRequest request;
        request.method = "POST";
        request.url = sandbox.authorityUrl + "/" + sandbox.tenantId + "/oauth2/v2.0/token";
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        request.body = net::formEncode({{"grant_type", "client_credentials"},
                                        {"client_id", sandbox.clientId},
                                        {"client_secret", contentOf(sandbox.clientSecretFile)},
                                        {"scope", "https://graph.microsoft.com/.default"}});
        const auto answer = client_.send(request, {});
        static const std::regex pattern(R"re("access_token"\s*:\s*"([^"]+)")re");
        std::smatch match;
        if (answer.ok() && std::regex_search(answer->body, match, pattern)) token_ = match[1];
        else std::cerr << "bench: no token\n";
    }

    std::string send(const std::string& method, const std::string& url, const std::string& body = {}) {
        net::HttpRequest request;
        request.method = method;
        request.url = url.rfind("http", 0) == 0 ? url : graphUrl_ + url;
        request.headers.set("Authorization", "Bearer " + token_);
        if (!body.empty()) request.headers.set("Content-Type", "application/json");
        request.body = body;
        auto answer = client_.send(request, {});
        return answer.ok() ? std::move(answer->body) : std::string();
    }

private:
    SystemClock clock_;
    NullLog log_;
    net::HttpClient client_;
    std::string graphUrl_;
    std::string token_;
};

std::string nextLinkOf(const std::string& page) {
    const std::string key = "\"@odata.nextLink\":\"";
    const auto at = page.find(key);
    if (at == std::string::npos) return {};
    const auto begin = at + key.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

}  // namespace

double rawPagedSearch(const sandbox::SandboxState& sandbox, const std::vector<std::string>& attributes,
                      std::size_t& entries) {
    const Directory directory(sandbox);
    std::vector<char*> names;
    for (const std::string& name : attributes) names.push_back(const_cast<char*>(name.c_str()));
    names.push_back(nullptr);
    entries = 0;
    return secondsOf([&] {
        berval cookie{0, nullptr};
        do {
            LDAPControl* control = nullptr;
            ldap_create_page_control(*directory, 1000, &cookie, 0, &control);
            LDAPControl* controls[] = {control, nullptr};
            LDAPMessage* page = nullptr;
            ldap_search_ext_s(*directory, sandbox.baseDn.c_str(), LDAP_SCOPE_SUBTREE,
                              "(|(objectClass=user)(objectClass=contact))", names.data(), 0, controls, nullptr, nullptr,
                              LDAP_NO_LIMIT, &page);
            ldap_control_free(control);
            entries += lookAt(*directory, page);
            LDAPControl** answered = nullptr;
            ldap_parse_result(*directory, page, nullptr, nullptr, nullptr, nullptr, &answered, 0);
            ber_memfree(cookie.bv_val);
            cookie = {0, nullptr};
            if (LDAPControl* found = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, answered, nullptr)) {
                ber_int_t estimate = 0;
                ldap_parse_pageresponse_control(*directory, found, &estimate, &cookie);
            }
            ldap_controls_free(answered);
            ldap_msgfree(page);
        } while (cookie.bv_len > 0);
        ber_memfree(cookie.bv_val);
    });
}

double rawDownload(const sandbox::SandboxState& sandbox, const std::string& select, std::size_t& bytes) {
    Tenant tenant(sandbox);
    bytes = 0;
    return secondsOf([&] {
        for (const char* collection : {"users", "contacts"}) {
            const bool contacts = collection[0] == 'c';
            std::string url = std::string("/beta/") + collection + "?$top=999&$select=" +
                              (contacts ? "id,displayName,mail,onPremisesImmutableId,cloudLegacyExchangeDN" : select);
            while (!url.empty()) {
                const std::string page = tenant.send("GET", url);
                bytes += page.size();
                url = nextLinkOf(page);
            }
        }
    });
}

double rawPipelinedModify(const sandbox::SandboxState& sandbox, const std::vector<Change>& changes) {
    const Directory directory(sandbox);
    return secondsOf([&] {
        std::size_t inFlight = 0;
        for (const Change& change : changes) {
            if (inFlight == 16) {
                awaitOne(*directory);
                --inFlight;
            }
            sendModify(*directory, change);
            ++inFlight;
        }
        for (; inFlight > 0; --inFlight) awaitOne(*directory);
    });
}

double rawOnDemand(const sandbox::SandboxState& sandbox, const std::string& dn) {
    return secondsOf([&] {
        const Directory directory(sandbox);
        LDAPMessage* entry = nullptr;
        ldap_search_ext_s(*directory, dn.c_str(), LDAP_SCOPE_BASE, "(objectClass=*)", nullptr, 0, nullptr, nullptr,
                          nullptr, 0, &entry);
        ldap_msgfree(entry);
        Tenant tenant(sandbox);
        tenant.send("GET", "/beta/users?$filter=userPrincipalName%20eq%20'nobody%40contoso.test'");
        tenant.send("POST", "/beta/users",
                    R"({"accountEnabled":true,"displayName":"Bench","mailNickname":"bench",)"
                    R"("userPrincipalName":"bench@contoso.test","passwordProfile":{"password":"Bench-1234567"}})");
        tenant.send("GET", "/beta/users/bench%40contoso.test?$select=id,cloudAnchor");
        Change change;
        change.target.name = dn;
        AttributeChange row;
        row.target = "msExchUserHoldPolicies";
        row.after = {Value::text("UniH00000000-0000-0000-0000-000000000000")};
        change.attributes.push_back(row);
        sendModify(*directory, change);
        awaitOne(*directory);
        tenant.send("DELETE", "/beta/users/bench%40contoso.test");
    });
}

}  // namespace hs::bench
