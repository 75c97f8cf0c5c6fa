#include "app/cli/ProvisionReport.h"

#include <iostream>

#include "app/cli/Invocation.h"

namespace hs::cli {

namespace {

const char* markOf(StepStatus status) {
    switch (status) {
        case StepStatus::Success: return "✔";
        case StepStatus::Failure: return "✘";
        case StepStatus::Warning: return "!";
        case StepStatus::Skipped: return "–";
        case StepStatus::Pending:
        case StepStatus::Running: return "…";
    }
    return " ";
}

void printError(const Error& error) {
    if (!error.serverText.empty()) std::cout << "      Server: " << error.serverText << '\n';
    if (!error.nextStep.empty()) std::cout << "      Next:   " << error.nextStep << '\n';
}

void printSteps(const Outcome& outcome) {
    for (const Step& step : outcome.steps) {
        std::cout << "  " << markOf(step.status) << ' ' << step.title;
        if (!step.summary.empty()) std::cout << ": " << step.summary;
        std::cout << '\n';
        if (step.status == StepStatus::Failure) printError(step.error);
    }
}

void printTable(const Outcome& outcome) {
    Table table({"ENTRA ATTRIBUTE", "AD ATTRIBUTE", "BEFORE", "AFTER", "RESULT", "WHY"});
    for (const AttributeChange& row : outcome.attributes) {
        const bool added = row.operation == AttributeChange::Operation::Add && !row.payload.empty();
        const std::string before =
            added && !row.before.empty() ? std::to_string(row.before.size()) + " values" : brief(row.before, 30);
        const std::string after = added ? "+ " + brief(row.payload, 44) : brief(row.after, 46);
        table.add({row.source.text(), row.target.text(), before, after, std::string(toString(row.result)), row.reason});
    }
    table.print();
}

}  // namespace

void print(const ProvisionReport& report, bool writebackEnabled) {
    std::cout << report.dn << '\n';
    printSteps(report.provisioning);
    if (!report.writeback) {
        if (!writebackEnabled)
            std::cout << "  – Exchange hybrid writeback is disabled: hybridsync configuration set NAME "
                         "--exchange-hybrid-writeback on\n";
        std::cout << std::flush;
        return;
    }
    const Outcome& writeback = *report.writeback;
    std::cout << "  " << markOf(writeback.status) << " Writeback exchange attributes to Active Directory";
    if (!writeback.error.message.empty()) std::cout << ": " << writeback.error.message;
    std::cout << '\n';
    if (!writeback.error.message.empty()) printError(writeback.error);
    std::cout << '\n';
    printTable(writeback);
}

std::vector<std::string> splitCsvLine(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') fields.back() += line[++i];
        else if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) fields.emplace_back();
        else fields.back() += c;
    }
    return fields;
}

}  // namespace hs::cli
