#include "tests/ui/support/FakeClient.h"

namespace hs::ui::test {

service::Answer<service::ScopeReport> FakeClient::scope(const std::string& name, std::stop_token stop) {
    scopeReport.configuration = name;
    return answer<service::ScopeReport>("scope", scopeReport, stop);
}

service::Answer<service::ScopeReport> FakeClient::updateScope(const std::string&, std::int64_t version,
                                                              ScopeSettings settings, std::stop_token stop) {
    lastVersion = version;
    lastScope = settings;
    if (!failing.count("updateScope")) {
        scopeReport.settings = std::move(settings);
        ++scopeReport.version;
    }
    return answer<service::ScopeReport>("updateScope", scopeReport, stop);
}

service::Answer<service::ScopeTest> FakeClient::testScope(const std::string&, std::optional<ScopeSettings> draft,
                                                          const std::string& dn, std::stop_token stop) {
    lastScopeDraft = std::move(draft);
    lastSearch = dn;
    return answer<service::ScopeTest>("testScope", scopeTest, stop);
}

service::Answer<service::ScopeImpact> FakeClient::scopeImpact(const std::string&, ScopeSettings draft,
                                                              std::stop_token stop) {
    lastScope = std::move(draft);
    return answer<service::ScopeImpact>("scopeImpact", impact, stop);
}

service::Answer<std::vector<service::ScopeHit>> FakeClient::searchScope(const std::string&, ScopeMode mode,
                                                                        const std::string& text, std::stop_token stop) {
    lastScopeMode = mode;
    lastSearch = text;
    return answer<std::vector<service::ScopeHit>>("searchScope", scopeHits, stop);
}

service::Answer<std::vector<std::string>> FakeClient::scopeAttributes(const std::string&, std::stop_token stop) {
    return answer<std::vector<std::string>>("scopeAttributes", scopeNames, stop);
}

}  // namespace hs::ui::test
