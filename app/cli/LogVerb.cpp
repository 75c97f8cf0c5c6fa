#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <iostream>

#include "app/cli/Verbs.h"
#include "core/model/OutcomeJson.h"

namespace hs::cli {

namespace {

struct Request {
    std::string name, format = "json", output;
};

std::string quoted(const std::string& field) {
    std::string text = "\"";
    for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string csvOf(const std::vector<std::pair<std::int64_t, Outcome>>& outcomes) {
    std::string csv = "Date,Identity,Action,SourceSystem,TargetSystem,Status,Run,Reason\r\n";
    for (const auto& [id, outcome] : outcomes) {
        const std::string fields[] = {toIso8601(outcome.endedAt),
                                      outcome.source.name,
                                      std::string(toString(outcome.action)),
                                      std::string(toString(outcome.source.side)),
                                      std::string(toString(outcome.target.side)),
                                      std::string(toString(outcome.status)),
                                      std::to_string(outcome.run),
                                      outcome.error.message};
        for (const std::string& field : fields) csv += (csv.back() == '\n' ? "" : ",") + quoted(field);
        csv += "\r\n";
    }
    return csv;
}

Result<std::vector<std::pair<std::int64_t, Outcome>>> everything(Store& store, const std::string& name) {
    OutcomeFilter filter;
    filter.configuration = name;
    filter.limit = 1000;
    std::vector<std::pair<std::int64_t, Outcome>> all;
    while (true) {
        HS_ASSIGN(auto page, store.outcomes(filter));
        if (page.empty()) return all;
        filter.beforeId = page.back().first;
        std::move(page.begin(), page.end(), std::back_inserter(all));
    }
}

int exportLog(Invocation& invocation, const Request& request) {
    const auto engine = invocation.engine();
    if (!engine.ok()) return invocation.fail(engine.error());
    if (const auto known = (*engine)->engine().configurations().show(request.name); !known.ok())
        return invocation.fail(known.error());
    const auto outcomes = everything((*engine)->engine().ports().store, request.name);
    if (!outcomes.ok()) return invocation.fail(outcomes.error());
    std::string text;
    if (request.format == "csv") {
        text = csvOf(*outcomes);
    } else {
        QJsonArray documents;
        for (const auto& [id, outcome] : *outcomes) documents.append(toJson(outcome));
        text = QJsonDocument(documents).toJson().toStdString();
    }
    if (request.output.empty()) {
        std::cout << text << std::flush;
        return Done;
    }
    QSaveFile file(QString::fromStdString(request.output));
    const QByteArray bytes = QByteArray::fromStdString(text);
    // A disk that fills up takes a part and calls that no error.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return invocation.fail(Error(ErrorCode::InvalidInput, "The file cannot be written.")
                                   .on(request.output)
                                   .saying(file.errorString().toStdString())
                                   .next("Check the path, the rights and the free space."));
    return Done;
}

}  // namespace

void addLogVerb(CLI::App& program, Invocation& invocation) {
    CLI::App* verb = program.add_subcommand("log", "The provisioning log");
    verb->require_subcommand(1);
    CLI::App* sub = verb->add_subcommand("export", "Everything that was done for this configuration, newest first");
    auto request = std::make_shared<Request>();
    sub->add_option("NAME", request->name, "The configuration")->required();
    sub->add_option("--format", request->format)->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
    sub->add_option("--output", request->output, "Write to this file instead of standard output")->type_name("PATH");
    invocation.addCommonOptions(*sub);
    sub->callback([&invocation, request] {
        invocation.action = [&invocation, request] { return exportLog(invocation, *request); };
    });
}

}  // namespace hs::cli
