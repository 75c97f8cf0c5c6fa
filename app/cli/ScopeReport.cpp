#include "app/cli/ScopeReport.h"

#include <iostream>

#include "core/model/CliJson.h"
#include "core/model/ScopeSettingsJson.h"

namespace hs::cli {

namespace {

const char* wordOf(ScopeDecision::Standing standing) {
    switch (standing) {
        case ScopeDecision::Standing::In: return "in";
        case ScopeDecision::Standing::Out: return "out";
        case ScopeDecision::Standing::Kept: return "kept";
    }
    return "out";
}

QJsonObject documentOf(std::int64_t count, const std::vector<std::string>& first) {
    return {{QStringLiteral("count"), static_cast<qint64>(count)}, {QStringLiteral("first"), jsonTexts(first)}};
}

void printWarnings(const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings) std::cout << "Warning: " << warning << ".\n";
}

void printNames(const char* what, std::int64_t count, const std::vector<std::string>& first) {
    std::cout << count << (count == 1 ? " object " : " objects ") << what << (count == 0 ? ".\n" : ":\n");
    for (const std::string& name : first) std::cout << "  " << name << '\n';
    const std::int64_t more = count - static_cast<std::int64_t>(first.size());
    if (more > 0) std::cout << "  and " << more << " more\n";
}

const char* modeText(ScopeMode mode) {
    switch (mode) {
        case ScopeMode::AllUsers: return "All users";
        case ScopeMode::OrganizationalUnits: return "Selected organizational units";
        case ScopeMode::Groups: return "Selected security groups (direct members)";
    }
    return "All users";
}

void printSelected(const service::ScopeReport& report) {
    if (report.places.empty())
        for (const SelectedObject& selected : report.settings.selected()) std::cout << "  " << selected.dn << '\n';
    for (const ScopePlace& place : report.places) {
        std::cout << "  " << (place.missing ? place.selected.dn : place.dn);
        if (place.missing) std::cout << "  (cannot be found)";
        else if (report.settings.mode == ScopeMode::Groups) std::cout << "  (" << place.members << " members)";
        if (place.selected.objectGuid.empty()) std::cout << "  (by name: save the scope to keep it when renamed)";
        std::cout << '\n';
    }
}

}  // namespace

QJsonObject documentOf(const service::ScopeReport& report) {
    QJsonArray selected;
    for (const ScopePlace& place : report.places) {
        QJsonObject one{
            {QStringLiteral("dn"), jsonText(place.missing ? place.selected.dn : place.dn)},
            {QStringLiteral("objectGUID"), jsonText(place.missing ? place.selected.objectGuid : place.objectGuid)},
            {QStringLiteral("found"), !place.missing}};
        if (report.settings.mode == ScopeMode::Groups)
            one[QStringLiteral("members")] = static_cast<qint64>(place.members);
        selected.append(one);
    }
    QJsonObject document{{QStringLiteral("configuration"), jsonText(report.configuration)},
                         {QStringLiteral("version"), static_cast<qint64>(report.version)},
                         {QStringLiteral("scope"), toJson(report.settings)},
                         {QStringLiteral("selected"), selected},
                         {QStringLiteral("warnings"), jsonTexts(report.warnings)}};
    if (!report.directory.message.empty()) document[QStringLiteral("directoryError")] = toCliJson(report.directory);
    return document;
}

QJsonObject documentOf(const service::ScopeTest& tested) {
    QJsonArray clauses;
    for (const ClauseFinding& finding : tested.decision.clauses)
        clauses.append(QJsonObject{{QStringLiteral("group"), static_cast<qint64>(finding.group)},
                                   {QStringLiteral("clause"), jsonText(finding.clause)},
                                   {QStringLiteral("true"), finding.holds},
                                   {QStringLiteral("because"), jsonText(finding.because)}});
    return {{QStringLiteral("dn"), jsonText(tested.dn)},
            {QStringLiteral("standing"), jsonText(wordOf(tested.decision.standing))},
            {QStringLiteral("inScope"), tested.decision.inScope()},
            {QStringLiteral("reason"), jsonText(tested.decision.reason)},
            {QStringLiteral("clauses"), clauses},
            {QStringLiteral("warnings"), jsonTexts(tested.warnings)}};
}

QJsonObject documentOf(const service::ScopeImpact& impact) {
    return {{QStringLiteral("before"), static_cast<qint64>(impact.before)},
            {QStringLiteral("after"), static_cast<qint64>(impact.after)},
            {QStringLiteral("leaving"), documentOf(impact.leaving, impact.leave)},
            {QStringLiteral("entering"), documentOf(impact.entering, impact.enter)},
            {QStringLiteral("kept"), static_cast<qint64>(impact.kept)},
            {QStringLiteral("guard"), QJsonObject{{QStringLiteral("on"), impact.preventAccidentalDeletion},
                                                  {QStringLiteral("threshold"), impact.deletionThreshold},
                                                  {QStringLiteral("stops"), impact.guardStops()}}},
            {QStringLiteral("warnings"), jsonTexts(impact.warnings)}};
}

void print(const service::ScopeReport& report) {
    std::cout << report.configuration << ": " << modeText(report.settings.mode) << '\n';
    printSelected(report);
    bool first = true;
    for (const ScopeClauseGroup& group : report.settings.filter) {
        std::cout << (first ? "Filter\n" : "or\n");
        first = false;
        for (const ScopeClause& clause : group.clauses) std::cout << "  " << clause.text() << '\n';
    }
    printWarnings(report.warnings);
    if (!report.directory.message.empty())
        std::cout << "Not checked in the directory: " << report.directory.toLine() << '\n';
    std::cout << std::flush;
}

void print(const service::ScopeTest& tested) {
    const auto standing = tested.decision.standing;
    const char* word = standing == ScopeDecision::Standing::In    ? "In scope"
                       : standing == ScopeDecision::Standing::Out ? "Not in scope"
                                                                  : "Not known";
    std::cout << word << ": " << tested.dn << '\n' << "  " << tested.decision.reason << '\n';
    for (const ClauseFinding& finding : tested.decision.clauses)
        std::cout << "  " << (finding.group > 0 ? "or " : "   ") << (finding.holds ? "true   " : "false  ")
                  << finding.clause << "  (" << finding.because << ")\n";
    printWarnings(tested.warnings);
    std::cout << std::flush;
}

void print(const service::ScopeImpact& impact, bool compares) {
    if (!compares) {
        std::cout << impact.after << (impact.after == 1 ? " object is" : " objects are") << " in scope.\n";
    } else {
        std::cout << "In scope: " << impact.before << " now, " << impact.after << " with the draft.\n";
        printNames("would leave", impact.leaving, impact.leave);
        printNames("would enter", impact.entering, impact.enter);
    }
    if (impact.kept > 0) std::cout << impact.kept << " cannot be known and would be left as they are.\n";
    if (impact.guardStops())
        std::cout << "The next cycle would be stopped before its first write: the accidental deletion threshold is "
                  << impact.deletionThreshold << ".\n";
    printWarnings(impact.warnings);
    std::cout << std::flush;
}

}  // namespace hs::cli
