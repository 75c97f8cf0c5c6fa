#include "ui/runs/PlanExporter.h"

#include "ui/kit/ExportFile.h"

namespace hs::ui {

namespace {

constexpr int pageSize = 500;

}  // namespace

PlanExporter::PlanExporter(service::Client& client, QObject* parent)
    : QObject(parent), client_(client), work_(new BackgroundExport(this)) {
    connect(work_, &BackgroundExport::ended, this, [this](const std::optional<Error>& error) {
        page_.forget();
        Q_EMIT ended(path_, error);
    });
}

void PlanExporter::start(const ChangeFilter& filter, PlanExport::Format format, const QString& path,
                         std::int64_t total) {
    if (work_->isRunning()) return;
    filter_ = filter;
    filter_.afterId = 0;
    filter_.limit = pageSize;
    path_ = path;
    const auto opened = ExportFile::open(path);
    const auto document = std::make_shared<PlanExport>(format);
    const auto begun = opened.ok() ? (*opened)->add(document->begin()) : Result<void>(opened.error());
    if (!begun.ok()) {
        Q_EMIT ended(path, begun.error());
        return;
    }
    const Write write = [file = *opened, document](const Change& change) { return file->add(document->add(change)); };
    const auto finish = [file = *opened, document]() -> Result<void> {
        HS_TRY(file->add(document->end()));
        return file->commit();
    };
    work_->start([this, write] { ask(write); }, finish, qMax<std::int64_t>(0, total));
}

void PlanExporter::ask(const Write& write) {
    page_.await(client_.changes(filter_), [this, write](Result<std::vector<Change>> answer) {
        if (!answer.ok()) {
            work_->fail(answer.error());
            return;
        }
        const auto page = std::make_shared<std::vector<Change>>(std::move(answer).value());
        if (!page->empty()) filter_.afterId = page->back().id;
        work_->give([page, write]() -> Result<BackgroundExport::Piece> {
            for (const Change& change : *page) HS_TRY(write(change));
            return BackgroundExport::Piece{std::int64_t(page->size()), page->size() < std::size_t(pageSize)};
        });
    });
}

}  // namespace hs::ui
