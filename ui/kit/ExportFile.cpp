#include "ui/kit/ExportFile.h"

#include <QDir>
#include <QFileInfo>

namespace hs::ui {

Result<std::shared_ptr<ExportFile>> ExportFile::open(const QString& path) {
    std::shared_ptr<ExportFile> made(new ExportFile(path));
    if (!made->file_.open(QIODevice::WriteOnly)) return made->failure();
    return made;
}

Result<void> ExportFile::add(const std::string& text) {
    // A disk that fills up takes a part and calls that no error.
    if (file_.write(text.data(), qint64(text.size())) != qint64(text.size())) return failure();
    return {};
}

Result<void> ExportFile::commit() {
    if (!file_.commit()) return failure();
    return {};
}

Error ExportFile::failure() const {
    return Error(ErrorCode::InvalidInput, "The file cannot be written.")
        .on(file_.fileName().toStdString())
        .saying(file_.errorString().toStdString())
        .next("Check the folder, the rights and the free space, or choose another folder.");
}

QString besideFile(const QString& path, const QString& suffix) {
    const QFileInfo file(path);
    const QString end = file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix();
    return file.dir().filePath(QStringLiteral("%1_%2%3").arg(file.completeBaseName(), suffix, end));
}

}  // namespace hs::ui
