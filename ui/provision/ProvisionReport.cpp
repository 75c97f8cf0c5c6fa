#include "ui/provision/ProvisionReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

// Scripts depend on these words: they are not translated.
QString statusWord(StepStatus status) {
    switch (status) {
        case StepStatus::Pending: return QStringLiteral("pending");
        case StepStatus::Running: return QStringLiteral("running");
        case StepStatus::Success: return QStringLiteral("success");
        case StepStatus::Failure: return QStringLiteral("failure");
        case StepStatus::Skipped: return QStringLiteral("skipped");
        case StepStatus::Warning: return QStringLiteral("warning");
    }
    return {};
}

QString resultWord(AttributeChange::Result result) {
    switch (result) {
        case AttributeChange::Result::Planned: return QStringLiteral("planned");
        case AttributeChange::Result::Written: return QStringLiteral("written");
        case AttributeChange::Result::Unchanged: return QStringLiteral("unchanged");
        case AttributeChange::Result::Kept: return QStringLiteral("kept");
        case AttributeChange::Result::Failed: return QStringLiteral("failed");
    }
    return {};
}

QJsonArray array(const Values& values) {
    QJsonArray result;
    for (const Value& value : values) result.append(text(value.display()));
    return result;
}

QJsonObject stepObject(const Step& step) {
    QJsonObject details;
    for (const auto& [name, values] : step.details) details.insert(text(name), array(values));
    return {{QStringLiteral("name"), text(step.name)},
            {QStringLiteral("title"), text(step.title)},
            {QStringLiteral("status"), statusWord(step.status)},
            {QStringLiteral("summary"), text(step.summary)},
            {QStringLiteral("details"), details}};
}

QJsonObject attributeObject(const AttributeChange& change) {
    return {
        {QStringLiteral("source"), text(change.source.text())}, {QStringLiteral("target"), text(change.target.text())},
        {QStringLiteral("before"), array(change.before)},       {QStringLiteral("after"), array(change.after)},
        {QStringLiteral("result"), resultWord(change.result)},  {QStringLiteral("reason"), text(change.reason)}};
}

}  // namespace

QByteArray provisionReport(const QString& dn, const std::vector<Step>& steps, const std::optional<Outcome>& outcome,
                           const std::optional<Outcome>& writeback, const std::vector<AttributeChange>& attributes) {
    QJsonArray stepArray;
    for (const Step& step : steps) stepArray.append(stepObject(step));
    QJsonObject object{{QStringLiteral("dn"), dn},
                       {QStringLiteral("result"), statusWord(outcome ? outcome->status : StepStatus::Failure)},
                       {QStringLiteral("steps"), stepArray}};
    if (writeback || !attributes.empty()) {
        QJsonArray rows;
        for (const AttributeChange& change : attributes) rows.append(attributeObject(change));
        object.insert(
            QStringLiteral("writeback"),
            QJsonObject{{QStringLiteral("status"), statusWord(writeback ? writeback->status : StepStatus::Running)},
                        {QStringLiteral("attributes"), rows}});
    }
    return QJsonDocument(QJsonArray{object}).toJson();
}

}  // namespace hs::ui
