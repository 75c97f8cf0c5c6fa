#include "ui/kit/ExportButton.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QSaveFile>

#include "ui/kit/Button.h"
#include "ui/kit/Toast.h"
#include "ui/kit/Words.h"

namespace hs::ui {

ExportButton::ExportButton(const QString& name, const QString& baseName, QWidget* parent)
    : QWidget(parent),
      button_(new Button(name, tr("&Export"), Button::Kind::Normal, QStringLiteral("export"))),
      baseName_(baseName) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(button_);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* menu = new QMenu(button_);
    menu->setObjectName(name + QStringLiteral("Menu"));
    connect(button_, &Button::clicked, this,
            [this, menu] { menu->popup(button_->mapToGlobal(QPoint(0, button_->height()))); });
    chooser_ = [this](const QString& suggested) {
        return QFileDialog::getSaveFileName(window(), tr("Export"), suggested);
    };
}

void ExportButton::addFormat(const QString& suffix, const QString& caption, Content content) {
    addEntry(suffix, caption, [this, content](const QString& path) { save(path, content); });
}

void ExportButton::addTask(const QString& suffix, const QString& caption, Start start) {
    addEntry(suffix, caption, std::move(start));
}

void ExportButton::addEntry(const QString& suffix, const QString& caption, Start start) {
    const Start choose = [this, suffix, start](const QString&) {
        const QString path = chooser_(QStringLiteral("%1.%2").arg(baseName_, suffix));
        if (!path.isEmpty()) start(path);
    };
    auto* menu = button_->findChild<QMenu*>();
    QAction* action = menu->addAction(caption);
    action->setObjectName(QStringLiteral("export") + suffix.left(1).toUpper() + suffix.mid(1));
    formats_.append({suffix, choose});
    connect(action, &QAction::triggered, this, [choose] { choose({}); });
}

void ExportButton::setEnabledOr(bool enabled, const QString& reason) { button_->setEnabledOr(enabled, reason); }

void ExportButton::exportNow() {
    if (button_->isEnabled() && !formats_.isEmpty()) formats_.first().second({});
}

void ExportButton::tell(const QString& path, const std::optional<Error>& error) {
    if (!error) {
        Toast::tell(window(), Mood::Success, tr("Exported to %1").arg(QFileInfo(path).fileName()));
        Q_EMIT exported(path);
    } else if (error->code != ErrorCode::Cancelled) {
        Toast::tell(window(), Mood::Danger, tr("%1 could not be written: %2").arg(path, sentence(*error)));
    }
}

void ExportButton::save(const QString& path, const Content& content) {
    QSaveFile file(path);
    const QByteArray bytes = content();
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        Toast::tell(window(), Mood::Danger, tr("%1 could not be written: %2").arg(path, file.errorString()));
        return;
    }
    tell(path, std::nullopt);
}

}  // namespace hs::ui
