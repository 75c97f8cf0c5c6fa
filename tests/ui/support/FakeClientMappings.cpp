#include "core/sync/DefaultRules.h"
#include "tests/ui/support/FakeClient.h"

namespace hs::ui::test {

service::Answer<service::MappingSheet> FakeClient::mappings(const std::string& name) {
    auto* found = find(name);
    if (!found)
        return answer<service::MappingSheet>("mappings",
                                             Error(ErrorCode::NotFound, "There is no configuration.").on(name));
    const auto list = [&](RuleKind rule) {
        Rule now = sync::ruleOf(found->configuration.mappings, rule);
        return service::MappingList{rule, now.name, now.mappings, sync::ruleOf({}, rule).mappings,
                                    found->configuration.mappings.of(rule).has_value()};
    };
    service::MappingSheet sheet;
    sheet.version = found->configuration.version;
    sheet.provisioning = list(RuleKind::Provisioning);
    sheet.writeback = list(RuleKind::Writeback);
    sheet.userTargets = {"country", "displayName", "mail", "mailNickname", "surname"};
    sheet.contactTargets = {"displayName", "mail"};
    sheet.directorySources = {"mail", "sAMAccountName", "sn"};
    sheet.cloudSources = {"cloudAnchor"};
    return answer<service::MappingSheet>("mappings", sheet);
}

service::Answer<Configuration> FakeClient::updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                          std::optional<std::vector<Mapping>> mappings) {
    lastVersion = version;
    lastMappings.of(rule) = mappings;
    auto* found = find(name);
    if (found && !failing.count("updateMappings")) {
        found->configuration.mappings.of(rule) = std::move(mappings);
        ++found->configuration.version;
    }
    return answer<Configuration>("updateMappings", found ? Result<Configuration>(found->configuration)
                                                         : Error(ErrorCode::NotFound, "There is none.").on(name));
}

service::Answer<service::MappingImpact> FakeClient::tryMapping(service::MappingTrial trial, std::stop_token stop) {
    lastTrial = std::move(trial);
    return answer<service::MappingImpact>("tryMapping", mappingImpact, stop);
}

}  // namespace hs::ui::test
