#include <algorithm>
#include <iostream>

#include "app/cli/InputFile.h"
#include "app/cli/Progress.h"
#include "app/cli/ProvisionReport.h"
#include "app/cli/Verbs.h"
#include "core/base/Encoding.h"
#include "core/model/CliJson.h"

namespace hs::cli {

namespace {

struct Request {
    std::string name;
    std::vector<std::string> dns;
    std::string csv;
    bool preview = false;
    bool outOfScope = false;
    int wait = 120;
};

/// Distinguished names of a CSV file: a column named dn or distinguishedName, else the only column. Fields may be
/// quoted (RFC 4180), which names with commas need.
Result<std::vector<std::string>> readCsv(const std::string& path) {
    HS_ASSIGN(const QByteArray content, contentOf(path));
    std::vector<std::string> dns;
    std::size_t column = 0;
    bool first = true;
    for (const QString& text : QString::fromUtf8(content).split(QLatin1Char('\n'))) {
        const std::string line = text.trimmed().toStdString();
        if (line.empty()) continue;
        const std::vector<std::string> fields = splitCsvLine(line);
        if (first) {
            first = false;
            const auto header = std::find_if(fields.begin(), fields.end(), [](const std::string& field) {
                return equalsIgnoringAsciiCase(field, "dn") || equalsIgnoringAsciiCase(field, "distinguishedName");
            });
            if (header != fields.end()) {
                column = static_cast<std::size_t>(header - fields.begin());
                continue;
            }
            // A bare list of names: unquoted, so that their own commas split them. Take the line whole.
            if (fields.size() > 1) column = std::string::npos;
        }
        dns.push_back(column == std::string::npos ? line : column < fields.size() ? fields[column] : std::string());
    }
    return dns;
}

/// Provisions one object and, when writeback is on and the first half went well, writes back.
Result<ProvisionReport> provisionOne(Invocation& invocation, wiring::Assembly& engine, const Request& request,
                                     const std::string& dn, bool writeback) {
    service::OnDemandRequest command;
    command.configuration = request.name;
    command.dn = dn;
    command.preview = request.preview;
    command.applyOutOfScope = request.outOfScope;
    command.waitSeconds = request.wait;
    ProvisionReport report;
    report.dn = dn;
    HS_ASSIGN(report.provisioning, awaited(engine.client().provisionOnDemand(command, invocation.stop())));
    const bool went =
        report.provisioning.status == StepStatus::Success || report.provisioning.status == StepStatus::Warning;
    if (writeback && went) {
        if (!request.preview && !invocation.json)
            std::cerr << "Waiting for Exchange Online to fill the attributes (up to " << request.wait << " s) …\n";
        HS_ASSIGN(report.writeback, awaited(engine.client().writebackOnDemand(command, invocation.stop())));
    }
    return report;
}

int provision(Invocation& invocation, Request request) {
    if (!request.csv.empty()) {
        auto fromFile = readCsv(request.csv);
        if (!fromFile.ok()) return invocation.fail(fromFile.error());
        request.dns.insert(request.dns.end(), fromFile->begin(), fromFile->end());
    }
    if (request.dns.empty()) {
        std::cerr << "hybridsync: name at least one distinguished name, or --from-csv FILE.\n";
        return WrongUsage;
    }
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    const auto summary = (*engine)->engine().configurations().show(request.name);
    if (!summary.ok()) return invocation.fail(summary.error());
    const bool writeback = summary->configuration.properties.exchangeHybridWriteback;
    int worst = Done;
    QJsonArray documents;
    for (const std::string& dn : request.dns) {
        const auto report = provisionOne(invocation, **engine, request, dn, writeback);
        if (!report.ok()) return invocation.fail(report.error());
        const Outcome* second = report->writeback ? &*report->writeback : nullptr;
        documents.append(toCliJson(dn, report->provisioning, second));
        if (!invocation.json) print(*report, writeback);
        worst =
            std::max<int>({worst, exitCodeOf(report->provisioning), second != nullptr ? exitCodeOf(*second) : Done});
        if (invocation.stop().stop_requested()) {
            worst = Cancelled;
            break;
        }
    }
    return invocation.json ? invocation.printJson(documents, worst) : worst;
}

}  // namespace

void addProvisionVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand(
        "provision", "Provision on demand: import, scope, match, perform; then write the Exchange attributes back");
    auto request = std::make_shared<Request>();
    verb->add_option("NAME", request->name, "The configuration")->required();
    verb->add_option("DN", request->dns, "Distinguished names");
    verb->add_option("--from-csv", request->csv, "Names from a file with a column dn")->type_name("FILE");
    verb->add_flag("--preview", request->preview, "Plan and show; write nothing");
    verb->add_flag("--although-out-of-scope", request->outOfScope, "Provision an object that is out of scope");
    verb->add_option("--wait", request->wait, "Longest wait for Exchange Online, in seconds")
        ->check(CLI::Range(0, 3600))
        ->capture_default_str();
    invocation.addCommonOptions(*verb);
    verb->callback([&invocation, request] {
        invocation.action = [&invocation, request] { return provision(invocation, *request); };
    });
}

}  // namespace hs::cli
