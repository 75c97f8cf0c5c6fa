#pragma once

#include <QSaveFile>
#include <QString>

#include <memory>
#include <string>

#include "core/base/Result.h"

namespace hs::ui {

/// A file that is there when all of it has been written, and otherwise is as it was before. May be used on any one
/// thread at a time.
class ExportFile final {
public:
    /// Errors: InvalidInput, names the file and the reason.
    static Result<std::shared_ptr<ExportFile>> open(const QString& path);

    Result<void> add(const std::string& text);
    Result<void> commit();

private:
    explicit ExportFile(const QString& path) : file_(path) {}
    Error failure() const;

    QSaveFile file_;
};

/// "log.csv" and "ProvisioningSteps": "log_ProvisioningSteps.csv" in the same folder.
QString besideFile(const QString& path, const QString& suffix);

}  // namespace hs::ui
