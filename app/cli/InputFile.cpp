#include "app/cli/InputFile.h"

#include <QFile>

namespace hs::cli {

Result<QByteArray> contentOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::ReadOnly)) return file.readAll();
    return Error(ErrorCode::InvalidInput, "The file cannot be read.")
        .on(path)
        .saying(file.errorString().toStdString())
        .next("Check the path.");
}

}  // namespace hs::cli
