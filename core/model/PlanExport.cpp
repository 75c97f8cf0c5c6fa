#include "core/model/PlanExport.h"

#include <QJsonDocument>

#include "core/model/CliJson.h"
#include "core/model/Csv.h"
#include "core/model/Ldif.h"

namespace hs {

namespace {

std::vector<std::string> head(const Change& change) {
    const ObjectRef& object = change.target.name.empty() ? change.source : change.target;
    return {std::to_string(change.id),
            std::string(toString(change.rule)),
            std::string(toString(change.kind)),
            std::string(toString(change.state)),
            std::string(toString(change.target.side)),
            object.name,
            change.source.name.empty() ? change.source.anchor : change.source.name};
}

std::string csvOf(const Change& change) {
    std::string csv;
    for (const AttributeChange& row : change.attributes) {
        std::vector<std::string> fields = head(change);
        fields.insert(fields.end(),
                      {row.target.text(), row.source.text(), std::string(toString(row.operation)), csvField(row.before),
                       csvField(row.after), std::string(toString(row.result)), row.reason});
        appendCsvRecord(csv, fields);
    }
    if (!change.attributes.empty()) return csv;
    std::vector<std::string> fields = head(change);
    fields.insert(fields.end(), {"", "", "", "", "", "", change.error.message});
    appendCsvRecord(csv, fields);
    return csv;
}

}  // namespace

std::string PlanExport::begin() const {
    switch (format_) {
        case Format::Json: return "[";
        case Format::Ldif: return "version: 1\n\n";
        case Format::Csv: break;
    }
    std::string csv;
    appendCsvRecord(csv, {"ChangeId", "Rule", "Action", "State", "TargetSystem", "Object", "Source", "Attribute",
                          "SourceAttribute", "Operation", "Before", "After", "Result", "Reason"});
    return csv;
}

std::string PlanExport::add(const Change& change) {
    if (format_ == Format::Csv) return csvOf(change);
    if (format_ == Format::Ldif) return ldifOf(change);
    const bool first = std::exchange(first_, false);
    return (first ? "\n" : ",\n") + QJsonDocument(toCliJson(change)).toJson(QJsonDocument::Compact).toStdString();
}

std::string PlanExport::end() const { return format_ == Format::Json ? "\n]\n" : ""; }

}  // namespace hs
