#include "ui/shell/TrayIcon.h"

#include <QSystemTrayIcon>

#include "ui/kit/Icon.h"
#include "ui/shell/NoticesViewModel.h"

namespace hs::ui {

TrayIcon::TrayIcon(NoticesViewModel& notices, QObject* parent) : QObject(parent), notices_(notices) {
    if (!QSystemTrayIcon::isSystemTrayAvailable()) return;
    icon_ = new QSystemTrayIcon(this);
    connect(&notices_, &NoticesViewModel::runningChanged, this, &TrayIcon::redraw);
    connect(&notices_, &NoticesViewModel::noticed, this, &TrayIcon::tell);
    connect(icon_, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT opened(told_); });
    connect(icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) Q_EMIT opened({});
    });
    redraw();
    icon_->show();
}

void TrayIcon::redraw() {
    const bool running = notices_.isRunning();
    icon_->setIcon(namedIcon(running ? QStringLiteral("running") : QStringLiteral("product"), Tint::Accent));
    icon_->setToolTip(running ? tr("Hybrid Sync: %1").arg(notices_.runningSentence()) : tr("Hybrid Sync"));
}

void TrayIcon::tell(Mood mood, const QString& title, const QString& words, const QString& configuration) {
    told_ = configuration;
    icon_->showMessage(title, words, mood == Mood::Danger ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
}

}  // namespace hs::ui
