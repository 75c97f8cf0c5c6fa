#pragma once

#include <QObject>

#include <functional>

#include "core/service/Client.h"
#include "ui/kit/BackgroundExport.h"

namespace hs::ui {

/// Writes everything of the provisioning log that a filter matches, whether it has been read into the table or not.
class LogExporter final : public QObject {
    Q_OBJECT
public:
    enum class Format {
        Csv,  ///< three files, joined by ChangeId: the one chosen, …_ProvisioningSteps, …_ModifiedProperties
        Json,
    };
    explicit LogExporter(service::Client& client, QObject* parent = nullptr);

    /// `total` is for the progress alone; below 0 = not known.
    void start(const OutcomeFilter& filter, Format format, const QString& path, std::int64_t total);
    BackgroundExport& work() { return *work_; }

Q_SIGNALS:
    void ended(const QString& path, const std::optional<hs::Error>& error);

private:
    using Page = std::vector<std::pair<std::int64_t, Outcome>>;
    using Write = std::function<Result<void>(const Outcome&)>;
    struct Document {
        Write write;
        BackgroundExport::Finish finish;
    };
    Result<Document> openCsv() const;
    Result<Document> openJson() const;
    void ask(const Write& write);

    service::Client& client_;
    BackgroundExport* work_;
    OutcomeFilter filter_;
    QString path_;
    Pending page_{this};
};

}  // namespace hs::ui
