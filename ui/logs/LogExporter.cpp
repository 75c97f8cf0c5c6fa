#include "ui/logs/LogExporter.h"

#include <QJsonDocument>

#include "core/model/LogExport.h"
#include "core/model/OutcomeJson.h"
#include "ui/kit/ExportFile.h"

namespace hs::ui {

namespace {

constexpr int pageSize = 500;

}  // namespace

LogExporter::LogExporter(service::Client& client, QObject* parent)
    : QObject(parent), client_(client), work_(new BackgroundExport(this)) {
    connect(work_, &BackgroundExport::ended, this, [this](const std::optional<Error>& error) {
        page_.forget();
        Q_EMIT ended(path_, error);
    });
}

Result<LogExporter::Document> LogExporter::openCsv() const {
    HS_ASSIGN(const auto logs, ExportFile::open(path_));
    HS_ASSIGN(const auto steps, ExportFile::open(besideFile(path_, QStringLiteral("ProvisioningSteps"))));
    HS_ASSIGN(const auto properties, ExportFile::open(besideFile(path_, QStringLiteral("ModifiedProperties"))));
    const auto add = [logs, steps, properties](const LogCsv& csv) -> Result<void> {
        HS_TRY(logs->add(csv.logs));
        HS_TRY(steps->add(csv.steps));
        return properties->add(csv.modifiedProperties);
    };
    HS_TRY(add(LogCsv::header()));
    Document document;
    document.write = [add, configuration = filter_.configuration](const Outcome& outcome) {
        return add(LogCsv::of(outcome, configuration));
    };
    document.finish = [logs, steps, properties]() -> Result<void> {
        HS_TRY(logs->commit());
        HS_TRY(steps->commit());
        return properties->commit();
    };
    return document;
}

Result<LogExporter::Document> LogExporter::openJson() const {
    HS_ASSIGN(const auto file, ExportFile::open(path_));
    const auto separator = std::make_shared<std::string>("[\n");
    Document document;
    document.write = [file, separator](const Outcome& outcome) {
        const QByteArray json = QJsonDocument(toJson(outcome)).toJson(QJsonDocument::Compact);
        const std::string before = std::exchange(*separator, ",\n");
        return file->add(before + json.toStdString());
    };
    document.finish = [file, separator]() -> Result<void> {
        HS_TRY(file->add(*separator == "[\n" ? "[]\n" : "\n]\n"));
        return file->commit();
    };
    return document;
}

void LogExporter::start(const OutcomeFilter& filter, Format format, const QString& path, std::int64_t total) {
    if (work_->isRunning()) return;
    filter_ = filter;
    filter_.beforeId = 0;
    filter_.limit = pageSize;
    path_ = path;
    Result<Document> document = format == Format::Csv ? openCsv() : openJson();
    if (!document.ok()) {
        Q_EMIT ended(path, document.error());
        return;
    }
    work_->start([this, write = document->write] { ask(write); }, document->finish, qMax<std::int64_t>(0, total));
}

void LogExporter::ask(const Write& write) {
    page_.await(client_.outcomes(filter_), [this, write](Result<Page> answer) {
        if (!answer.ok()) {
            work_->fail(answer.error());
            return;
        }
        const auto page = std::make_shared<Page>(std::move(answer).value());
        if (!page->empty()) filter_.beforeId = page->back().first;
        work_->give([page, write]() -> Result<BackgroundExport::Piece> {
            for (auto& [id, outcome] : *page) {
                outcome.id = id;
                HS_TRY(write(outcome));
            }
            return BackgroundExport::Piece{std::int64_t(page->size()), page->size() < std::size_t(pageSize)};
        });
    });
}

}  // namespace hs::ui
