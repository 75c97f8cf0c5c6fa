#include "core/model/LogExport.h"

#include "core/model/Csv.h"
#include "core/model/Ldif.h"

namespace hs {

namespace {

std::string joined(const std::vector<std::pair<std::string, Values>>& details) {
    std::string text;
    for (const auto& [name, values] : details) {
        if (!text.empty()) text += '\n';
        text += name + ": " + csvField(values);
    }
    return text;
}

}  // namespace

std::string systemName(Side side) { return side == Side::Directory ? "Active Directory" : "Microsoft Entra ID"; }

LogCsv LogCsv::header() {
    LogCsv csv;
    appendCsvRecord(csv.logs, {"ChangeId", "Date", "Identity", "Action", "SourceSystem", "TargetSystem", "Status",
                               "Configuration", "Run", "JournalChange", "SourceId", "TargetId", "Anchor",
                               "DurationInMilliseconds", "ErrorCode", "Reason", "NextStep"});
    appendCsvRecord(csv.steps, {"ChangeId", "Step", "Name", "Title", "Status", "Description", "Details"});
    appendCsvRecord(csv.modifiedProperties,
                    {"ChangeId", "Name", "SourceName", "Operation", "OldValue", "NewValue", "Result", "Reason"});
    return csv;
}

LogCsv LogCsv::of(const Outcome& outcome, const std::string& configuration) {
    const std::string id = std::to_string(outcome.id);
    const bool failed = !outcome.error.message.empty();
    LogCsv csv;
    appendCsvRecord(
        csv.logs,
        {id, toIso8601(outcome.endedAt), outcome.source.name.empty() ? outcome.target.name : outcome.source.name,
         std::string(toString(outcome.action)), systemName(outcome.source.side), systemName(outcome.target.side),
         std::string(toString(outcome.status)), configuration, std::to_string(outcome.run),
         outcome.change == 0 ? "" : std::to_string(outcome.change), outcome.source.id, outcome.target.id,
         outcome.source.anchor.empty() ? outcome.target.anchor : outcome.source.anchor,
         std::to_string(outcome.endedAt - outcome.startedAt), failed ? std::string(toString(outcome.error.code)) : "",
         outcome.error.message, outcome.error.nextStep});
    int number = 0;
    for (const Step& step : outcome.steps)
        appendCsvRecord(csv.steps, {id, std::to_string(++number), step.name, step.title,
                                    std::string(toString(step.status)), step.summary, joined(step.details)});
    for (const AttributeChange& row : outcome.attributes)
        appendCsvRecord(csv.modifiedProperties,
                        {id, row.target.text(), row.source.text(), std::string(toString(row.operation)),
                         csvField(row.before), csvField(row.after), std::string(toString(row.result)), row.reason});
    return csv;
}

std::string ldifOf(const Outcome& outcome) {
    Change change;
    change.kind = outcome.action;
    change.target = outcome.target;
    for (const AttributeChange& row : outcome.attributes)
        if (row.result == AttributeChange::Result::Written) change.attributes.push_back(row);
    return ldifOf(change);
}

}  // namespace hs
