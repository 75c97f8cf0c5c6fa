#include "core/model/ConfigurationDiff.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <set>

#include "core/model/ConfigurationJson.h"

namespace hs {

namespace {

std::string textOf(const QJsonValue& value) {
    if (value.isUndefined()) return {};
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2).toStdString();
}

QJsonValue valueOf(const std::string& text) {
    if (text.empty()) return QJsonValue::Null;
    return QJsonDocument::fromJson("[" + QByteArray::fromStdString(text) + "]").array().at(0);
}

bool holdsRecords(const QJsonValue& value) {
    if (!value.isArray() || value.toArray().isEmpty()) return false;
    for (const QJsonValue& element : value.toArray())
        if (!element.isObject()) return false;
    return true;
}

/// What tells the records of a list apart, so that one that is taken out does not make all after it look changed.
QJsonObject byName(const QJsonArray& list) {
    for (const char* key : {"target", "name", "id"}) {
        QJsonObject named;
        for (const QJsonValue& element : list) {
            const QString name = element.toObject().value(QLatin1StringView(key)).toString();
            if (!name.isEmpty()) named[QLatin1Char('[') + name + QLatin1Char(']')] = element;
        }
        if (named.size() == list.size()) return named;
    }
    QJsonObject placed;
    for (qsizetype i = 0; i < list.size(); ++i) placed[QStringLiteral("[%1]").arg(i)] = list.at(i);
    return placed;
}

void compare(const std::string& path, const QJsonValue& before, const QJsonValue& after,
             std::vector<MemberChange>& changes);

void compareMembers(const std::string& path, const QJsonObject& before, const QJsonObject& after,
                    std::vector<MemberChange>& changes) {
    std::set<QString> members;
    for (const QString& key : before.keys()) members.insert(key);
    for (const QString& key : after.keys()) members.insert(key);
    for (const QString& member : members) {
        const bool dot = !path.empty() && !member.startsWith(QLatin1Char('['));
        compare(path + (dot ? "." : "") + member.toStdString(), before.value(member), after.value(member), changes);
    }
}

void compare(const std::string& path, const QJsonValue& before, const QJsonValue& after,
             std::vector<MemberChange>& changes) {
    if (before == after) return;
    if (before.isObject() && after.isObject())
        return compareMembers(path, before.toObject(), after.toObject(), changes);
    if (holdsRecords(before) && holdsRecords(after)) {
        const std::size_t known = changes.size();
        compareMembers(path, byName(before.toArray()), byName(after.toArray()), changes);
        // Only their order differs, which no member tells.
        if (changes.size() > known) return;
    }
    changes.push_back({path, textOf(before), textOf(after)});
}

}  // namespace

std::vector<MemberChange> differences(const Configuration& before, const Configuration& after) {
    QJsonObject left = toJson(before), right = toJson(after);
    left.remove(QStringLiteral("version"));
    right.remove(QStringLiteral("version"));
    std::vector<MemberChange> changes;
    compareMembers({}, left, right, changes);
    return changes;
}

QJsonArray toJson(const std::vector<MemberChange>& changes) {
    QJsonArray array;
    for (const MemberChange& change : changes)
        array.append(QJsonObject{{QStringLiteral("member"), jsonText(change.member)},
                                 {QStringLiteral("before"), valueOf(change.before)},
                                 {QStringLiteral("after"), valueOf(change.after)}});
    return array;
}

}  // namespace hs
