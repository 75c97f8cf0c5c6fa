#include <QJsonDocument>

#include <iostream>

#include "app/cli/LogFiles.h"
#include "app/cli/Progress.h"
#include "app/cli/Verbs.h"
#include "core/model/OutcomeJson.h"

namespace hs::cli {

namespace {

struct Request {
    OutcomeFilter filter;
    std::string status, action, since, until;
    std::int64_t run = 0;
    std::string format = "json", output;
};

Result<UnixMillis> timeOf(const std::string& option, const std::string& text) {
    if (text.empty()) return UnixMillis{0};
    const UnixMillis time = fromIso8601(text.size() == 10 ? text + "T00:00:00Z" : text);
    if (time != 0) return time;
    return Error(ErrorCode::InvalidInput, "'" + text + "' is no time.")
        .attributeNamed(option)
        .next("Write it as 2026-11-25 or 2026-11-25T08:00:00Z");
}

Result<OutcomeFilter> filterOf(const Request& request) {
    OutcomeFilter filter = request.filter;
    if (!request.status.empty()) filter.status = stepStatusFrom(request.status);
    if (!request.action.empty()) filter.action = changeKindFrom(request.action);
    if (request.run != 0) filter.run = request.run;
    HS_ASSIGN(filter.from, timeOf("--since", request.since));
    HS_ASSIGN(filter.until, timeOf("--until", request.until));
    return filter;
}

/// Who is asked, and for what. Errors: the configuration is not known, a time is none.
Result<std::pair<service::Client*, OutcomeFilter>> prepare(Invocation& invocation, const Request& request) {
    HS_ASSIGN(wiring::Assembly* const assembly, invocation.engine());
    service::Client& client = assembly->client();
    HS_TRY(awaited(client.configuration(request.filter.configuration)));
    HS_ASSIGN(OutcomeFilter filter, filterOf(request));
    return std::pair(&client, std::move(filter));
}

int list(Invocation& invocation, const Request& request) {
    const auto prepared = prepare(invocation, request);
    if (!prepared.ok()) return invocation.fail(prepared.error());
    const auto& [client, filter] = *prepared;
    const auto found = awaited(client->outcomes(filter));
    if (!found.ok()) return invocation.fail(found.error());
    if (invocation.json) {
        QJsonArray documents;
        for (const auto& [id, outcome] : *found) documents.append(toJson(outcome));
        return invocation.printJson(documents);
    }
    const auto total = awaited(client->countOutcomes(filter));
    if (!total.ok()) return invocation.fail(total.error());
    Table table({"ENTRY", "DATE", "STATUS", "ACTION", "TARGET", "IDENTITY", "RUN", "WHY"});
    for (const auto& [id, outcome] : *found)
        table.add({std::to_string(id), toIso8601(outcome.endedAt), std::string(toString(outcome.status)),
                   std::string(toString(outcome.action)), std::string(toString(outcome.target.side)),
                   outcome.source.name.empty() ? outcome.target.name : outcome.source.name, std::to_string(outcome.run),
                   outcome.error.message});
    if (!found->empty()) table.print();
    std::cout << found->size() << " of " << *total << " entries\n" << std::flush;
    return Done;
}

int verify(Invocation& invocation) {
    const auto assembly = invocation.engine();
    if (!assembly.ok()) return invocation.fail(assembly.error());
    const auto verdict = awaited((*assembly)->client().verifyLog(invocation.stop()));
    if (!verdict.ok()) return invocation.fail(verdict.error());
    const int code = verdict->intact ? Done : FailedObjects;
    if (invocation.json)
        return invocation.printJson(QJsonObject{{QStringLiteral("intact"), verdict->intact},
                                                {QStringLiteral("entries"), static_cast<qint64>(verdict->entries)},
                                                {QStringLiteral("firstId"), static_cast<qint64>(verdict->firstId)},
                                                {QStringLiteral("lastId"), static_cast<qint64>(verdict->lastId)},
                                                {QStringLiteral("brokenAt"), static_cast<qint64>(verdict->brokenAt)},
                                                {QStringLiteral("problem"), QString::fromStdString(verdict->problem)},
                                                {QStringLiteral("head"), QString::fromStdString(verdict->head)}},
                                    code);
    if (verdict->intact)
        std::cout << "The log is intact: " << verdict->entries << " entries, " << verdict->firstId << " to "
                  << verdict->lastId << ".\n  Head  " << verdict->head
                  << "\nNote the head down; a later log that does not contain it was cut off.\n";
    else
        std::cout << "The log is broken at entry " << verdict->brokenAt << ": " << verdict->problem
                  << "\nNext: keep a copy of the store, and compare with an earlier export (hybridsync log export).\n";
    std::cout << std::flush;
    return code;
}

int exportLog(Invocation& invocation, const Request& request) {
    const auto prepared = prepare(invocation, request);
    if (!prepared.ok()) return invocation.fail(prepared.error());
    const auto& [client, filter] = *prepared;
    const auto written = writeLog(*client, filter, request.format, request.output, invocation.stop());
    return written.ok() ? Done : invocation.fail(written.error());
}

std::shared_ptr<Request> addFilter(CLI::App& sub, Invocation& invocation) {
    auto request = std::make_shared<Request>();
    sub.add_option("NAME", request->filter.configuration, "The configuration")->required();
    sub.add_option("--text", request->filter.text, "Part of a DN, UPN, id or anchor");
    sub.add_option("--status", request->status)->check(CLI::IsMember({"success", "failure", "skipped", "warning"}));
    sub.add_option("--action", request->action)
        ->check(CLI::IsMember({"create", "update", "disable", "delete", "restore", "none"}));
    sub.add_option("--run", request->run, "Only of this run");
    sub.add_option("--since", request->since, "2026-11-25 or 2026-11-25T08:00:00Z");
    sub.add_option("--until", request->until);
    invocation.addCommonOptions(sub);
    return request;
}

}  // namespace

void addLogVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("log", "The provisioning log");
    verb->require_subcommand(1);

    CLI::App* listing = verb->add_subcommand("list", "What was done to whom, newest first");
    const auto wanted = addFilter(*listing, invocation);
    wanted->filter.limit = 50;
    listing->add_option("--limit", wanted->filter.limit)->check(CLI::Range(1, 100000))->capture_default_str();
    listing->callback(
        [&invocation, wanted] { invocation.action = [&invocation, wanted] { return list(invocation, *wanted); }; });

    CLI::App* exporting =
        verb->add_subcommand("export", "Everything that was done for this configuration, newest first");
    const auto request = addFilter(*exporting, invocation);
    exporting->add_option("--format", request->format)
        ->check(CLI::IsMember({"csv", "json", "ldif"}))
        ->capture_default_str();
    exporting
        ->add_option("--output", request->output,
                     "Write to this file instead of standard output; csv writes three, joined by ChangeId")
        ->type_name("PATH");
    exporting->callback([&invocation, request] {
        invocation.action = [&invocation, request] { return exportLog(invocation, *request); };
    });

    CLI::App* verifying =
        verb->add_subcommand("verify", "Reads the hash chain: was an entry changed, removed or inserted");
    invocation.addCommonOptions(*verifying);
    verifying->callback([&invocation] { invocation.action = [&invocation] { return verify(invocation); }; });
}

}  // namespace hs::cli
