#include "app/cli/MappingReport.h"

#include <iostream>

#include "core/model/MappingJson.h"

namespace hs::cli {

namespace {

bool shown(const Mapping& mapping, std::optional<ObjectClass> objectClass) {
    return !objectClass || mapping.appliesTo(*objectClass);
}

std::string classesOf(const Mapping& mapping) {
    std::string text;
    for (const ObjectClass objectClass : mapping.classes)
        text += (text.empty() ? "" : ",") + std::string(toString(objectClass));
    return text;
}

std::string remarks(const service::MappingList& list, const Mapping& mapping) {
    std::string text;
    const auto add = [&text](const std::string& words) { text += (text.empty() ? "" : "; ") + words; };
    if (!mapping.enabled) add("off" + (mapping.disabledReason.empty() ? "" : ": " + mapping.disabledReason));
    if (mapping.matchingPrecedence > 0) add("match " + std::to_string(mapping.matchingPrecedence));
    if (mapping.onlyOnCreate) add("only at creation");
    if (!mapping.defaultValue.empty()) add("default " + mapping.defaultValue);
    const Mapping* original = list.defaultOf(mapping);
    if (!original) add("added");
    else if (!(*original == mapping)) add("edited");
    return text;
}

QJsonObject documentOf(const service::MappingList& list, std::optional<ObjectClass> objectClass) {
    QJsonArray mappings;
    for (const Mapping& mapping : list.mappings) {
        if (!shown(mapping, objectClass)) continue;
        QJsonObject document = toJson(mapping);
        const Mapping* original = list.defaultOf(mapping);
        document[QStringLiteral("isDefault")] = original && *original == mapping;
        mappings.append(document);
    }
    return {{QStringLiteral("rule"), jsonText(toString(list.rule))},
            {QStringLiteral("name"), jsonText(list.name)},
            {QStringLiteral("edited"), list.edited},
            {QStringLiteral("mappings"), mappings}};
}

}  // namespace

int printMappings(Invocation& invocation, const service::MappingSheet& sheet, std::optional<RuleKind> rule,
                  std::optional<ObjectClass> objectClass) {
    QJsonArray rules;
    for (const service::MappingList* list : {&sheet.provisioning, &sheet.writeback}) {
        if (rule && list->rule != *rule) continue;
        if (invocation.json) {
            rules.append(documentOf(*list, objectClass));
            continue;
        }
        std::cout << list->name << (list->edited ? " (edited)" : " (defaults)") << '\n';
        Table table({"TARGET", "TYPE", "CLASSES", "EXPRESSION", ""});
        for (const Mapping& mapping : list->mappings)
            if (shown(mapping, objectClass))
                table.add({mapping.target.text(), std::string(toString(mapping.type)), classesOf(mapping),
                           mapping.expression, remarks(*list, mapping)});
        table.print();
    }
    if (!invocation.json) return Done;
    return invocation.printJson(
        QJsonObject{{QStringLiteral("version"), static_cast<qint64>(sheet.version)}, {QStringLiteral("rules"), rules}});
}

int printImpact(Invocation& invocation, const std::string& target, const service::MappingImpact& impact) {
    const int code = impact.failing > 0 ? WrongConfiguration : Done;
    if (invocation.json) {
        QJsonArray samples;
        for (const service::MappingSample& sample : impact.samples) {
            QJsonArray trace;
            for (const expr::TraceStep& step : sample.trace)
                trace.append(QJsonObject{{QStringLiteral("depth"), step.depth},
                                         {QStringLiteral("expression"), jsonText(step.text)},
                                         {QStringLiteral("result"), jsonText(step.result)}});
            samples.append(QJsonObject{{QStringLiteral("dn"), jsonText(sample.dn)},
                                       {QStringLiteral("before"), jsonText(sample.before)},
                                       {QStringLiteral("after"), jsonText(sample.after)},
                                       {QStringLiteral("differs"), sample.differs},
                                       {QStringLiteral("failed"), sample.failed},
                                       {QStringLiteral("trace"), trace}});
        }
        return invocation.printJson(QJsonObject{{QStringLiteral("target"), jsonText(target)},
                                                {QStringLiteral("objects"), samples},
                                                {QStringLiteral("differing"), static_cast<qint64>(impact.differing)},
                                                {QStringLiteral("failing"), static_cast<qint64>(impact.failing)}},
                                    code);
    }
    for (const service::MappingSample& sample : impact.samples) {
        if (impact.samples.size() == 1)
            for (const expr::TraceStep& step : sample.trace)
                std::cout << std::string(static_cast<std::size_t>(step.depth) * 2, ' ') << step.text << "  =>  "
                          << step.result << '\n';
        std::cout << (sample.differs ? "* " : "  ") << sample.dn << "\n    now:   " << sample.before
                  << "\n    then:  " << sample.after << '\n';
    }
    std::cout << impact.differing << " of " << impact.samples.size() << " would get another " << target << '.'
              << (impact.failing > 0 ? " " + std::to_string(impact.failing) + " fail." : "") << '\n'
              << std::flush;
    return code;
}

}  // namespace hs::cli
