#include "app/console/DesktopBrowser.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMetaObject>
#include <QUrl>

namespace hs::console {

Result<void> DesktopBrowser::open(const std::string& url) {
    // Opening belongs to the thread of the window; nobody waits for it here.
    const QUrl address = QUrl::fromEncoded(QByteArray::fromStdString(url));
    const bool asked = QMetaObject::invokeMethod(
        QCoreApplication::instance(), [address] { QDesktopServices::openUrl(address); }, Qt::QueuedConnection);
    if (!asked)
        return Error(ErrorCode::Unsupported, "No browser could be opened.").next("Open this address by hand: " + url);
    return {};
}

}  // namespace hs::console
