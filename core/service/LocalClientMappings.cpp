#include "core/service/LocalClient.h"

namespace hs::service {

Answer<MappingList> LocalClient::mappings(const std::string& name, RuleKind rule, std::stop_token stop) {
    return read_->run<MappingList>(
        stop, [this, name, rule](std::stop_token either) { return engine_.mappings().list(name, rule, either); });
}

Answer<std::vector<MappingFinding>> LocalClient::checkMappings(const std::string& name, RuleKind rule,
                                                               std::vector<Mapping> mappings, std::stop_token stop) {
    return read_->run<std::vector<MappingFinding>>(
        stop, [this, name, rule, mappings = std::move(mappings)](std::stop_token either) {
            return engine_.mappings().check(name, rule, mappings, either);
        });
}

Answer<Configuration> LocalClient::updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                  std::optional<std::vector<Mapping>> mappings, std::stop_token stop) {
    return read_->run<Configuration>(
        stop, [this, name, version, rule, mappings = std::move(mappings)](std::stop_token either) {
            return engine_.mappings().update(name, version, rule, mappings, either);
        });
}

Answer<MappingTrial> LocalClient::tryMapping(MappingDraft draft, const std::string& dn, std::stop_token stop) {
    return read_->run<MappingTrial>(stop, [this, draft = std::move(draft), dn](std::stop_token either) {
        return engine_.mappings().tryOn(draft, dn, either);
    });
}

Answer<std::vector<MappingEffect>> LocalClient::mappingEffects(MappingDraft draft, std::size_t limit,
                                                               std::stop_token stop) {
    return read_->run<std::vector<MappingEffect>>(stop,
                                                  [this, draft = std::move(draft), limit](std::stop_token either) {
                                                      return engine_.mappings().effects(draft, limit, either);
                                                  });
}

}  // namespace hs::service
