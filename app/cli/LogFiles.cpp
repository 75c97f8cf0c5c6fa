#include "app/cli/LogFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <iostream>
#include <memory>

#include "app/cli/Progress.h"
#include "core/model/LogExport.h"
#include "core/model/OutcomeJson.h"
#include "core/model/PlanExport.h"

namespace hs::cli {

namespace {

/// A file that appears when all of it is written, or standard output.
class Sink {
public:
    static Result<Sink> open(const std::string& path) {
        Sink sink;
        if (path.empty()) return sink;
        sink.file_ = std::make_unique<QSaveFile>(QString::fromStdString(path));
        if (!sink.file_->open(QIODevice::WriteOnly)) return sink.failure();
        return sink;
    }

    Result<void> add(const std::string& text) {
        if (!file_) {
            std::cout << text;
            return {};
        }
        // A disk that fills up takes a part and calls that no error.
        return file_->write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size())
                   ? Result<void>()
                   : Result<void>(failure());
    }

    Result<void> commit() {
        if (!file_) {
            std::cout << std::flush;
            return {};
        }
        return file_->commit() ? Result<void>() : Result<void>(failure());
    }

private:
    Error failure() const {
        return Error(ErrorCode::InvalidInput, "The file cannot be written.")
            .on(file_->fileName().toStdString())
            .saying(file_->errorString().toStdString())
            .next("Check the path, the rights and the free space.");
    }

    std::unique_ptr<QSaveFile> file_;
};

Error stopped() { return Error(ErrorCode::Cancelled, "Stopped; no file was written."); }

/// Page by page; a failing sink stops with its error.
Result<void> eachOutcome(service::Client& client, OutcomeFilter filter, std::stop_token stop,
                         const std::function<Result<void>(const Outcome&)>& sink) {
    filter.limit = 1000;
    filter.beforeId = 0;
    while (true) {
        if (stop.stop_requested()) return stopped();
        HS_ASSIGN(const auto page, awaited(client.outcomes(filter)));
        if (page.empty()) return {};
        filter.beforeId = page.back().first;
        for (const auto& [id, outcome] : page) HS_TRY(sink(outcome));
    }
}

std::string beside(const std::string& path, const char* suffix) {
    const QFileInfo file(QString::fromStdString(path));
    const QString name = file.completeBaseName() + QLatin1Char('_') + QLatin1String(suffix) +
                         (file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix());
    return file.dir().filePath(name).toStdString();
}

Result<void> writeCsv(service::Client& client, const OutcomeFilter& filter, const std::string& output,
                      std::stop_token stop) {
    HS_ASSIGN(Sink logs, Sink::open(output));
    const LogCsv header = LogCsv::header();
    HS_TRY(logs.add(header.logs));
    if (output.empty()) {
        HS_TRY(eachOutcome(client, filter, stop, [&](const Outcome& outcome) {
            return logs.add(LogCsv::of(outcome, filter.configuration).logs);
        }));
        return logs.commit();
    }
    HS_ASSIGN(Sink steps, Sink::open(beside(output, "ProvisioningSteps")));
    HS_ASSIGN(Sink properties, Sink::open(beside(output, "ModifiedProperties")));
    HS_TRY(steps.add(header.steps));
    HS_TRY(properties.add(header.modifiedProperties));
    const auto add = [&](const Outcome& outcome) -> Result<void> {
        const LogCsv csv = LogCsv::of(outcome, filter.configuration);
        HS_TRY(logs.add(csv.logs));
        HS_TRY(steps.add(csv.steps));
        return properties.add(csv.modifiedProperties);
    };
    HS_TRY(eachOutcome(client, filter, stop, add));
    HS_TRY(logs.commit());
    HS_TRY(steps.commit());
    return properties.commit();
}

}  // namespace

Result<void> writeLog(service::Client& client, OutcomeFilter filter, const std::string& format,
                      const std::string& output, std::stop_token stop) {
    if (format == "csv") return writeCsv(client, filter, output, stop);
    HS_ASSIGN(Sink sink, Sink::open(output));
    const bool json = format == "json";
    HS_TRY(sink.add(json ? "[" : "version: 1\n\n"));
    bool first = true;
    HS_TRY(eachOutcome(client, filter, stop, [&](const Outcome& outcome) -> Result<void> {
        if (!json) return sink.add(ldifOf(outcome));
        const std::string glue = std::exchange(first, false) ? "\n" : ",\n";
        return sink.add(glue + QJsonDocument(toJson(outcome)).toJson(QJsonDocument::Compact).toStdString());
    }));
    if (json) HS_TRY(sink.add("\n]\n"));
    return sink.commit();
}

Result<void> writePlan(service::Client& client, std::int64_t run, const std::string& format, const std::string& output,
                       std::stop_token stop) {
    PlanExport document(format == "csv" ? PlanExport::Format::Csv : PlanExport::Format::Ldif);
    HS_ASSIGN(Sink sink, Sink::open(output));
    HS_TRY(sink.add(document.begin()));
    ChangeFilter filter;
    filter.run = run;
    filter.limit = 1000;
    while (true) {
        if (stop.stop_requested()) return stopped();
        HS_ASSIGN(const auto page, awaited(client.changes(filter)));
        if (page.empty()) break;
        filter.afterId = page.back().id;
        for (const Change& change : page) HS_TRY(sink.add(document.add(change)));
    }
    HS_TRY(sink.add(document.end()));
    return sink.commit();
}

}  // namespace hs::cli
