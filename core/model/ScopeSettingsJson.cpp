#include "core/model/ScopeSettingsJson.h"

#include <algorithm>

namespace hs {

namespace {

QJsonArray jsonOf(const std::vector<SelectedObject>& selected) {
    QJsonArray array;
    for (const SelectedObject& one : selected)
        array.append(QJsonObject{{QStringLiteral("dn"), jsonText(one.dn)},
                                 {QStringLiteral("objectGUID"), jsonText(one.objectGuid)}});
    return array;
}

QJsonObject jsonOf(const ScopeClause& clause) {
    return {{QStringLiteral("attribute"), jsonText(clause.attribute.text())},
            {QStringLiteral("operator"), jsonText(toString(clause.op))},
            {QStringLiteral("operand"), jsonText(clause.operand)}};
}

void readSelected(JsonReader& reader, const char* member, std::vector<SelectedObject>& selected) {
    if (!reader.has(member)) return;
    const QJsonArray array = reader.rawArray(member);
    if (!std::any_of(array.begin(), array.end(), [](const QJsonValue& one) { return one.isString(); }))
        return reader.objects(member, selected);
    std::vector<std::string> names;
    reader.texts(member, names);
    selected.clear();
    for (std::string& name : names) selected.push_back({std::move(name), {}});
}

}  // namespace

QJsonObject toJson(const ScopeSettings& scope) {
    QJsonArray filter;
    for (const ScopeClauseGroup& group : scope.filter) {
        QJsonArray clauses;
        for (const ScopeClause& clause : group.clauses) clauses.append(jsonOf(clause));
        filter.append(QJsonObject{{QStringLiteral("clauses"), clauses}});
    }
    return {{QStringLiteral("mode"), jsonText(toString(scope.mode))},
            {QStringLiteral("organizationalUnits"), jsonOf(scope.organizationalUnits)},
            {QStringLiteral("groups"), jsonOf(scope.groups)},
            {QStringLiteral("filter"), filter}};
}

// Found by JsonReader through the namespace of their records.
void read(JsonReader& reader, SelectedObject& selected);
void read(JsonReader& reader, ScopeClause& clause);
void read(JsonReader& reader, ScopeClauseGroup& group);

void read(JsonReader& reader, SelectedObject& selected) {
    reader.require({"dn"});
    reader.text("dn", selected.dn);
    reader.text("objectGUID", selected.objectGuid);
}

void read(JsonReader& reader, ScopeClause& clause) {
    reader.require({"attribute", "operator"});
    reader.name("attribute", clause.attribute);
    reader.word("operator", clause.op, scopeOperatorFrom);
    reader.text("operand", clause.operand);
}

void read(JsonReader& reader, ScopeClauseGroup& group) {
    reader.require({"clauses"});
    reader.objects("clauses", group.clauses);
}

void read(JsonReader& reader, ScopeSettings& scope) {
    readSelected(reader, "organizationalUnits", scope.organizationalUnits);
    readSelected(reader, "groups", scope.groups);
    if (!scope.organizationalUnits.empty()) scope.mode = ScopeMode::OrganizationalUnits;
    else if (!scope.groups.empty()) scope.mode = ScopeMode::Groups;
    reader.word("mode", scope.mode, scopeModeFrom);
    reader.objects("filter", scope.filter);
}

Result<ScopeSettings> scopeSettingsFromJson(const QJsonObject& json) {
    return readJson<ScopeSettings>(json, "scope", JsonReader::Unknown::Refused);
}

}  // namespace hs
