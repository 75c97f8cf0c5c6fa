#pragma once

#include <QObject>

#include "core/model/PlanExport.h"
#include "core/service/Client.h"
#include "ui/kit/BackgroundExport.h"

namespace hs::ui {

/// Writes everything of a plan that a filter matches, whether it has been read into the table or not.
class PlanExporter final : public QObject {
    Q_OBJECT
public:
    explicit PlanExporter(service::Client& client, QObject* parent = nullptr);

    /// `total` is for the progress alone; below 0 = not known.
    void start(const ChangeFilter& filter, PlanExport::Format format, const QString& path, std::int64_t total);
    BackgroundExport& work() { return *work_; }

Q_SIGNALS:
    void ended(const QString& path, const std::optional<hs::Error>& error);

private:
    using Write = std::function<Result<void>(const Change&)>;
    void ask(const Write& write);

    service::Client& client_;
    BackgroundExport* work_;
    ChangeFilter filter_;
    QString path_;
    Pending page_{this};
};

}  // namespace hs::ui
