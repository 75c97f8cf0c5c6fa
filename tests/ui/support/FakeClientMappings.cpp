#include "tests/ui/support/FakeClient.h"

namespace hs::ui::test {

service::Answer<service::MappingList> FakeClient::mappings(const std::string&, RuleKind rule, std::stop_token stop) {
    return answer<service::MappingList>("mappings", mappingLists[rule], stop);
}

service::Answer<std::vector<MappingFinding>> FakeClient::checkMappings(const std::string&, RuleKind,
                                                                       std::vector<Mapping> mappings,
                                                                       std::stop_token stop) {
    lastMappings = std::move(mappings);
    return answer<std::vector<MappingFinding>>("checkMappings", mappingFindings, stop);
}

service::Answer<Configuration> FakeClient::updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                          std::optional<std::vector<Mapping>> mappings,
                                                          std::stop_token stop) {
    lastVersion = version;
    lastMappings = mappings;
    service::MappingList& list = mappingLists[rule];
    Configuration saved;
    saved.name = name;
    saved.version = ++list.version;
    if (!failing.count("updateMappings")) {
        list.rule.mappings = mappings ? *mappings : list.defaults.mappings;
        list.edited = mappings.has_value();
    }
    return answer<Configuration>("updateMappings", saved, stop);
}

service::Answer<service::MappingTrial> FakeClient::tryMapping(service::MappingDraft draft, const std::string&,
                                                              std::stop_token stop) {
    lastMappingDraft = std::move(draft);
    return answer<service::MappingTrial>("tryMapping", trial, stop);
}

service::Answer<std::vector<service::MappingEffect>> FakeClient::mappingEffects(service::MappingDraft draft,
                                                                                std::size_t, std::stop_token stop) {
    lastMappingDraft = std::move(draft);
    return answer<std::vector<service::MappingEffect>>("mappingEffects", effects, stop);
}

}  // namespace hs::ui::test
