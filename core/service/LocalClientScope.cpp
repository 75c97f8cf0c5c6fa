#include "core/service/LocalClient.h"

namespace hs::service {

Answer<ScopeReport> LocalClient::scope(const std::string& name, std::stop_token stop) {
    return read_->run<ScopeReport>(stop,
                                   [this, name](std::stop_token either) { return engine_.scope().show(name, either); });
}

Answer<ScopeReport> LocalClient::updateScope(const std::string& name, std::int64_t version, ScopeSettings settings,
                                             std::stop_token stop) {
    return changing<ScopeReport>(
        name,
        [this, name, version, settings = std::move(settings)](std::stop_token either) {
            return engine_.scope().update(name, version, settings, either);
        },
        stop);
}

Answer<ScopeTest> LocalClient::testScope(const std::string& name, std::optional<ScopeSettings> draft,
                                         const std::string& dn, std::stop_token stop) {
    return read_->run<ScopeTest>(stop, [this, name, draft = std::move(draft), dn](std::stop_token either) {
        return engine_.scope().test(name, draft, dn, either);
    });
}

Answer<ScopeImpact> LocalClient::scopeImpact(const std::string& name, ScopeSettings draft, std::stop_token stop) {
    return read_->run<ScopeImpact>(stop, [this, name, draft = std::move(draft)](std::stop_token either) {
        return engine_.scope().impact(name, draft, either);
    });
}

Answer<std::vector<ScopeHit>> LocalClient::searchScope(const std::string& name, ScopeMode mode, const std::string& text,
                                                       std::stop_token stop) {
    return read_->run<std::vector<ScopeHit>>(stop, [this, name, mode, text](std::stop_token either) {
        return engine_.scope().search(name, mode, text, either);
    });
}

Answer<std::vector<std::string>> LocalClient::scopeAttributes(const std::string& name, std::stop_token stop) {
    return read_->run<std::vector<std::string>>(
        stop, [this, name](std::stop_token either) { return engine_.scope().attributes(name, either); });
}

}  // namespace hs::service
