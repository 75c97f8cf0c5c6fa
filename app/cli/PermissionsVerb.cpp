#include <iostream>

#include "app/cli/Verbs.h"
#include "core/sync/DefaultRules.h"

namespace hs::cli {

namespace {

struct Grant {
    std::string objectClass;
    std::string attribute;
    std::string line;  ///< dsacls
};

/// One line an attribute and class: nothing more than what writeback writes.
std::vector<Grant> grantsFor(const Configuration& configuration) {
    std::vector<Grant> grants;
    for (const Mapping& mapping : sync::ruleOf(configuration.mappings, RuleKind::Writeback).mappings) {
        if (!mapping.enabled) continue;
        for (const ObjectClass objectClass : mapping.classes) {
            const std::string name(toString(objectClass));
            grants.push_back({name, mapping.target.text(),
                              "dsacls \"" + configuration.directory.baseDn + "\" /I:S /G \"" +
                                  configuration.directory.bindDn + ":WP;" + mapping.target.text() + ";" + name + "\""});
        }
    }
    return grants;
}

int permissions(Invocation& invocation, const std::string& name) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto summary = (*engine)->engine().configurations().show(name);
    if (!summary.ok()) return invocation.fail(summary.error());
    QJsonArray documents;
    for (const Grant& grant : grantsFor(summary->configuration)) {
        if (!invocation.json) std::cout << grant.line << '\n';
        documents.append(QJsonObject{{QStringLiteral("class"), QString::fromStdString(grant.objectClass)},
                                     {QStringLiteral("attribute"), QString::fromStdString(grant.attribute)},
                                     {QStringLiteral("dsacls"), QString::fromStdString(grant.line)}});
    }
    return invocation.json ? invocation.printJson(documents) : Done;
}

}  // namespace

void addPermissionsVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb =
        program.add_subcommand("permissions", "Print the least-privilege grants writeback needs, as dsacls lines");
    auto name = std::make_shared<std::string>();
    verb->add_option("NAME", *name, "The configuration")->required();
    invocation.addCommonOptions(*verb);
    verb->callback(
        [&invocation, name] { invocation.action = [&invocation, name] { return permissions(invocation, *name); }; });
}

}  // namespace hs::cli
