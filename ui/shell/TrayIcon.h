#pragma once

#include <QObject>
#include <QString>

#include "ui/kit/Mood.h"

class QSystemTrayIcon;

namespace hs::ui {

class NoticesViewModel;

/// The console in the desktop's tray, where there is one: shows that a cycle runs, and what a person should know.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(NoticesViewModel& notices, QObject* parent = nullptr);
    /// False where the desktop has no tray: then the window itself has to say it.
    bool isAvailable() const { return icon_ != nullptr; }

Q_SIGNALS:
    /// A notification was clicked, or the icon itself (then `configuration` is empty).
    void opened(const QString& configuration);

private:
    void redraw();
    void tell(Mood mood, const QString& title, const QString& words, const QString& configuration);

    NoticesViewModel& notices_;
    QSystemTrayIcon* icon_ = nullptr;
    QString told_;
};

}  // namespace hs::ui
